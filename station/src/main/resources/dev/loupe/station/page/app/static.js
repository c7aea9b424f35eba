// Screens by name. The names are those of places.js, never of an address.
import { html, unsafeStatic } from 'lit/static-html.js';

/** The element of that name, given the place. */
export const staticHtml = (element, place) => {
  const tag = unsafeStatic(element);
  return html`<${tag} .place=${place}></${tag}>`;
};
