// The frame of the page: menu, top bar, and the place that the address names.
import { css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { staticHtml } from '../app/static.js';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { store, Watch } from '../app/store.js';
import { place } from '../app/router.js';
import { may, PLACES } from '../app/places.js';
import './login.js';
import './menu.js';
import './notices.js';
import './top-bar.js';

class Shell extends LoupeElement {
  static properties = { place: { state: true } };

  static styles = LoupeElement.styled(css`
    .frame { display: grid; grid-template-columns: 232px minmax(0, 1fr); min-height: 100dvh; }
    loupe-menu { background: var(--sheet); border-right: 1px solid var(--rule); }
    .rail { position: sticky; top: 0; max-height: 100dvh; overflow-y: auto; }
    main { padding: clamp(16px, 2.2vw, 30px) clamp(14px, 2.4vw, 32px) 48px; max-width: 1680px; min-width: 0; }
    main:focus { outline: none; }
    loupe-top-bar { position: sticky; top: 0; z-index: 10; }
    .skip { position: fixed; left: 12px; top: -90px; z-index: 50; }
    .skip:focus { top: 10px; }
    @media (max-width: 1120px) { .frame { grid-template-columns: 92px minmax(0, 1fr); } }
    @media (max-width: 760px) {
      .frame { display: block; }
      loupe-menu { position: fixed; z-index: 20; left: 0; right: 0; bottom: 0; border: 0; }
      main { padding-bottom: 104px; }
      loupe-notices { --bottom: 72px; }
    }
  `);

  constructor() {
    super();
    this.place = place();
    new Watch(this, ['session']);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#moved);
    super.disconnectedCallback();
  }

  #moved = () => {
    this.place = place();
    this.updateComplete.then(() => this.#toTop());
  };

  #toTop() {
    scrollTo(0, 0);
    this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
  }

  render() {
    const { session } = store();
    if (session === undefined) return nothing;
    if (session === null) return html`<loupe-login></loupe-login><loupe-notices></loupe-notices>`;
    const shown = this.#shown(session.role);
    document.title = `${texts.places[shown.name]} – Loupe`;
    return html` <button class="skip main" @click=${this.#toTop}>${texts.skip}</button>
      <div class="frame">
        <loupe-menu class="menu" .current=${shown.name}></loupe-menu>
        <div>
          <loupe-top-bar></loupe-top-bar>
          <main tabindex="-1" aria-label=${texts.places[shown.name]}>
            ${keyed(shown.element, staticHtml(shown.element, this.place))}
          </main>
        </div>
      </div>
      <loupe-notices></loupe-notices>`;
  }

  /** The place that the address names, or the live view where it names none or a forbidden one. */
  #shown(role) {
    const named = PLACES.find(({ name }) => name === this.place.path[0]);
    return named && may(role, named.role) ? named : PLACES[0];
  }
}
customElements.define('loupe-shell', Shell);
