// A dialog with a few fields, described as data.
import { html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import './dialog.js';

/**
 * The form.
 *
 * @prop {string} heading of the dialog
 * @prop {string} action words on the button
 * @prop {Array} fields [{name, label, value, type, options, hint, required, pattern, min}]
 * @prop {string} failure what did not work, in words
 * @fires filled with {values}, empty ones as null
 * @fires closed when it was closed
 */
class FormDialog extends LoupeElement {
  static properties = { heading: {}, action: {}, fields: { attribute: false }, failure: {} };

  async firstUpdated() {
    await this.renderRoot.querySelector('loupe-dialog').updateComplete;
    this.renderRoot.querySelector('input, select').focus();
  }

  render() {
    return html`<loupe-dialog opened heading=${this.heading}>
      <form class="stack" id="form" @submit=${this.#submit}>
        <slot></slot>
        ${this.fields.map(
          (field) =>
            html`<div class="field">
              <label for=${field.name}>${field.label}</label>${this.#control(field)}
              ${field.hint ? html`<span class="hint">${field.hint}</span>` : nothing}
            </div>`,
        )}
        ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}
      </form>
      <button slot="actions" @click=${() => this.renderRoot.querySelector('loupe-dialog').close()}>
        ${texts.cancel}
      </button>
      <button slot="actions" class="main" type="submit" form="form">${this.action}</button>
    </loupe-dialog>`;
  }

  #control({ name, type = 'text', value = '', options, required, pattern, min, most = 200 }) {
    if (options) {
      return html`<select id=${name} name=${name}>
        ${options.map(([key, words]) => html`<option value=${key} ?selected=${key === value}>${words}</option>`)}
      </select>`;
    }
    return html`<input
      id=${name}
      name=${name}
      type=${type}
      .value=${value ?? ''}
      ?required=${required}
      maxlength=${most}
      minlength=${min ?? nothing}
      pattern=${pattern ?? nothing}
      step=${type === 'number' ? 'any' : nothing}
      autocomplete=${type === 'password' ? 'new-password' : 'off'}
      spellcheck="false"
    />`;
  }

  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const value = ({ name, type }) => (type === 'password' ? given.get(name) : given.get(name).trim());
    const values = Object.fromEntries(this.fields.map((field) => [field.name, value(field) || null]));
    this.send('filled', { values });
  }
}
customElements.define('loupe-form-dialog', FormDialog);
