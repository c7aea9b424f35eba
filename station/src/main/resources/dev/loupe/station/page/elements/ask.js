// A dialog that asks for a few words, such as the reason for a change.
import { html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import './dialog.js';

/**
 * The question. What it is about goes into the default slot.
 *
 * @prop {string} heading of the dialog
 * @prop {string} label of the field
 * @prop {string} action words on the button
 * @prop {string} failure what did not work, in words
 * @prop {boolean} required whether words must be given
 * @fires answered with {words}
 * @fires closed when it was closed
 */
class Ask extends LoupeElement {
  static properties = { heading: {}, label: {}, action: {}, required: { type: Boolean }, failure: {} };

  async firstUpdated() {
    await this.renderRoot.querySelector('loupe-dialog').updateComplete;
    this.renderRoot.querySelector('textarea').focus();
  }

  render() {
    return html`<loupe-dialog opened heading=${this.heading}>
      <form class="stack" id="form" @submit=${this.#submit}>
        <slot></slot>
        <div class="field">
          <label for="words">${this.label}</label
          ><textarea id="words" maxlength="1000" ?required=${this.required}></textarea>
        </div>
        ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}
      </form>
      <button slot="actions" @click=${() => this.renderRoot.querySelector('loupe-dialog').close()}>
        ${texts.cancel}
      </button>
      <button slot="actions" class="main" type="submit" form="form">${this.action}</button>
    </loupe-dialog>`;
  }

  #submit(event) {
    event.preventDefault();
    this.send('answered', { words: this.renderRoot.querySelector('textarea').value.trim() });
  }
}
customElements.define('loupe-ask', Ask);
