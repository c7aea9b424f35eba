// A question over the page, built on the browser's own dialog: focus stays inside, Escape closes.
import { css, html } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';

/**
 * A dialog. Its content goes into the default slot, its buttons into the slot "actions".
 *
 * @prop {string} heading what it asks
 * @attr opened shows itself as soon as it is there
 * @fires closed when it was closed, whichever way
 */
export class Dialog extends LoupeElement {
  static properties = { heading: {} };

  static styles = LoupeElement.styled(css`
    dialog { color: var(--ink); background: var(--sheet); border: 0; border-radius: 14px; padding: 0; width: min(640px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); box-shadow: var(--lift); }
    dialog::backdrop { background: rgb(8 12 15 / 62%); }
    header { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 12px 12px 4px 22px; }
    .body { padding: 6px 22px 20px; }
    footer { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 12px; padding: 0 22px 20px; }
  `);

  /** Shows it. */
  open() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  /** Takes it away. */
  close() {
    this.renderRoot.querySelector('dialog').close();
  }

  firstUpdated() {
    if (this.hasAttribute('opened')) this.open();
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${() => this.send('closed')}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button class="quiet icon" aria-label=${texts.close} @click=${this.close}>${icon('close')}</button>
      </header>
      <div class="body"><slot></slot></div>
      <footer><slot name="actions"></slot></footer>
    </dialog>`;
  }
}
customElements.define('loupe-dialog', Dialog);
