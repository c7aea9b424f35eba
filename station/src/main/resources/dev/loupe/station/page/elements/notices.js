// Short messages at the edge of the screen: what was done, what did not work. Read aloud politely.
import { css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';

const STAYS = 6000;
let next = 0;

/** Says that something was done. */
export const say = (words) => tell('done', words);

/** Says that something did not work. Stays until it is closed. */
export const complain = (failure) => tell('failed', failure?.message ?? String(failure));

const tell = (kind, words) => dispatchEvent(new CustomEvent('loupe-notice', { detail: { kind, words } }));

class Notices extends LoupeElement {
  static properties = { notices: { state: true } };

  static styles = LoupeElement.styled(css`
    :host { position: fixed; z-index: 40; right: 16px; bottom: calc(16px + var(--bottom, 0px)); width: min(440px, calc(100vw - 32px)); }
    li { display: flex; align-items: center; gap: 12px; margin-top: 10px; padding: 8px 8px 8px 16px; background: var(--sheet); border: 1px solid var(--rule); border-left: 5px solid var(--ok); border-radius: 8px; box-shadow: var(--lift); }
    li.failed { border-left-color: var(--ng); }
    li svg:first-child { color: var(--ok); }
    li.failed svg:first-child { color: var(--ng); }
    p { flex: 1; overflow-wrap: anywhere; }
  `);

  constructor() {
    super();
    this.notices = [];
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('loupe-notice', this.#add);
  }

  disconnectedCallback() {
    removeEventListener('loupe-notice', this.#add);
    super.disconnectedCallback();
  }

  #add = ({ detail }) => {
    const notice = { ...detail, id: (next += 1) };
    this.notices = [...this.notices.slice(-3), notice];
    if (notice.kind === 'done') setTimeout(() => this.#drop(notice.id), STAYS);
  };

  #drop(id) {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  render() {
    return html`<ul role="status" aria-live="polite">
      ${repeat(
        this.notices,
        (notice) => notice.id,
        (notice) =>
          html`<li class=${notice.kind}>
            ${icon(notice.kind === 'done' ? 'check' : 'warning')}
            <p>${notice.words}</p>
            <button class="quiet icon" aria-label=${texts.close} @click=${() => this.#drop(notice.id)}>
              ${icon('close', 18)}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}
customElements.define('loupe-notices', Notices);
