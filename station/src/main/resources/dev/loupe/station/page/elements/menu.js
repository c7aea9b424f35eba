// The menu: a rail at the left of large screens, a bar under the thumb on small ones.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';
import { store, Watch } from '../app/store.js';
import { href } from '../app/router.js';
import { GROUPS, placesFor } from '../app/places.js';
import './dialog.js';

/**
 * The menu.
 *
 * @prop {string} current name of the place that is shown
 */
class Menu extends LoupeElement {
  static properties = { current: {} };

  static styles = LoupeElement.styled(css`
    nav { display: flex; flex-direction: column; gap: 2px; padding: 12px; }
    .brand { display: flex; align-items: center; gap: 11px; padding: 6px 10px 16px; font-size: 20px; font-weight: 680; letter-spacing: -.01em; }
    h2 { font-size: 13px; font-weight: 600; color: var(--soft); padding: 16px 12px 5px; }
    a { display: flex; align-items: center; gap: 13px; min-height: var(--touch); padding: 6px 12px; border-radius: 8px; color: var(--ink); text-decoration: none; font-weight: 540; }
    a:hover, .bar button:hover { background: var(--sunken); }
    a[aria-current] { background: var(--accent-wash); color: var(--accent); font-weight: 640; }
    .badge { margin-left: auto; min-width: 26px; padding: 2px 8px; border-radius: 13px; background: var(--ng); color: var(--on-verdict); font-size: 14px; font-weight: 680; text-align: center; line-height: 22px; }
    .badge.waiting { background: var(--review); }
    .bar { display: none; }

    @media (min-width: 761px) and (max-width: 1120px) {
      nav { padding: 8px 6px; align-items: stretch; }
      .brand { justify-content: center; padding: 8px 0 10px; }
      .brand span, h2 { display: none; }
      ul + h2 + ul { border-top: 1px solid var(--rule); padding-top: 4px; margin-top: 4px; }
      a { position: relative; flex-direction: column; gap: 3px; justify-content: center; min-height: 58px; padding: 6px 2px; font-size: 13px; text-align: center; line-height: 1.15; }
      .badge { position: absolute; top: 2px; right: 4px; min-width: 22px; padding: 0 5px; font-size: 13px; line-height: 20px; }
    }
    @media (max-width: 760px) {
      nav.rail { display: none; }
      .bar { display: grid; grid-template-columns: repeat(5, 1fr); padding: 4px 4px max(4px, env(safe-area-inset-bottom)); gap: 2px; background: var(--sheet); border-top: 1px solid var(--rule); }
      .bar a, .bar button { position: relative; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 2px; min-height: 54px; padding: 4px 0; font-size: 13px; font-weight: 560; line-height: 1.15; border: 0; border-radius: 8px; background: none; color: var(--ink); }
      .bar a[aria-current], .bar button[aria-current] { color: var(--accent); background: var(--accent-wash); }
      .bar .badge { position: absolute; top: 0; left: calc(50% + 4px); margin: 0; min-width: 20px; padding: 0 5px; font-size: 13px; line-height: 20px; }
    }
  `);

  constructor() {
    super();
    new Watch(this, ['session', 'waiting', 'openAlerts']);
  }

  render() {
    const places = placesFor(store().session.role);
    return html` <nav class="rail" aria-label=${texts.menu.label}>
        <div class="brand">
          <img src=${new URL('../icon.svg', import.meta.url).pathname} width="30" height="30" alt="" /><span
            >Loupe</span
          >
        </div>
        ${this.#groups(places)}
      </nav>
      <nav class="bar" aria-label=${texts.menu.label}>
        ${places.filter((place) => place.thumb).map((place) => this.#link(place))}
        <button
          @click=${() => this.renderRoot.querySelector('loupe-dialog').open()}
          aria-current=${places.find((place) => place.name === this.current)?.thumb ? nothing : 'true'}
        >
          ${icon('more', 24)}<span>${texts.menu.more}</span>
        </button>
      </nav>
      <loupe-dialog heading=${texts.menu.label} @click=${this.#chosen}>${this.#groups(places)}</loupe-dialog>`;
  }

  #groups(places) {
    return GROUPS.map((group) => {
      const here = places.filter((place) => place.group === group);
      return here.length === 0
        ? nothing
        : html` <h2>${texts.menu.groups[group]}</h2>
            <ul aria-label=${texts.menu.groups[group]}>
              ${here.map((place) => html`<li>${this.#link(place)}</li>`)}
            </ul>`;
    });
  }

  #link(place) {
    const number = place.badge ? store()[place.badge] : 0;
    return html`<a href=${href(place.name)} aria-current=${place.name === this.current ? 'page' : nothing}>
      ${icon(place.name, 24)}<span>${texts.places[place.name]}</span>
      ${number > 0 ? this.#badge(number, place.badge) : nothing}
    </a>`;
  }

  #badge(number, kind) {
    const words = html`<span class="unseen"> ${texts.menu[kind]}</span>`;
    return html`<span class="badge ${kind}">${number > 99 ? '99+' : number}${words}</span>`;
  }

  #chosen(event) {
    if (event.composedPath().some((node) => node.localName === 'a')) event.currentTarget.close();
  }
}
customElements.define('loupe-menu', Menu);
