// One of the registered models, to be chosen.
import { html } from 'lit';
import { LoupeElement } from './element.js';

/**
 * The choice; read 'value'.
 *
 * @prop {string} label of the field
 * @prop {Array} models to choose from
 * @prop {string} current id of the one that is chosen at first
 */
class ModelChoice extends LoupeElement {
  static properties = { label: {}, models: { attribute: false }, current: {} };

  /** The id of the chosen model. */
  get value() {
    return this.renderRoot.querySelector('select').value;
  }

  render() {
    return html`<div class="field">
      <label for="model">${this.label}</label>
      <select id="model">
        ${this.models.map(({ id }) => html`<option value=${id} ?selected=${id === this.current}>${id}</option>`)}
      </select>
    </div>`;
  }
}
customElements.define('loupe-model-choice', ModelChoice);
