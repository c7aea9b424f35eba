// The model that runs beside the one that decides, and how often they agreed.
import { html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { percent } from '../app/format.js';
import './model-choice.js';
import './verdict-mark.js';

/**
 * The card.
 *
 * @prop {object} active what is in force; null when nothing is
 * @prop {object} comparison how often both agreed; undefined without a shadow
 * @prop {Array} models to choose from
 * @prop {boolean} locked shows, but changes nothing
 * @fires asked with {kind: 'shadow', request}
 */
class RecipeShadow extends LoupeElement {
  static properties = {
    active: { attribute: false },
    comparison: { attribute: false },
    models: { attribute: false },
    locked: { type: Boolean },
  };

  render() {
    return html`<section class="card stack" aria-label=${texts.recipe.shadow}>
      <h2>${texts.recipe.shadow}</h2>
      <p class="soft">${texts.recipe.shadowMeans}</p>
      ${this.comparison ? this.#comparison(this.comparison) : nothing}
      ${this.locked || !this.active ? nothing : this.#ways(this.active.shadow_model)}
    </section>`;
  }

  #comparison({ compared, agreed, pairs, shadow_model: name }) {
    const words = compared === 0 ? texts.recipe.notCompared : texts.recipe.agreed(percent(agreed / compared), compared);
    return html`<p><b>${name}</b>: ${words}</p>
      ${pairs.length > 0 ? this.#pairs(pairs) : nothing}`;
  }

  #pairs(pairs) {
    return html`<table>
      <thead>
        <tr>
          <th>${texts.recipe.decided}</th>
          <th>${texts.recipe.would}</th>
          <th class="number">${texts.charts.parts}</th>
        </tr>
      </thead>
      <tbody>
        ${pairs.map(
          ({ decided, shadow, count }) =>
            html`<tr>
              <td><loupe-verdict verdict=${decided}></loupe-verdict></td>
              <td><loupe-verdict verdict=${shadow}></loupe-verdict></td>
              <td class="number">${count}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #ways(current) {
    const stop = html`<button @click=${() => this.#ask(null)}>${texts.recipe.stop}</button>`;
    return html`<div class="row low">
      <loupe-model-choice
        class="grow"
        label=${texts.recipe.shadowModel}
        .models=${this.models}
        .current=${current}
      ></loupe-model-choice>
      <button ?disabled=${this.models.length === 0} @click=${this.#watch}>${texts.recipe.watch}</button>
      ${current ? stop : nothing}
    </div>`;
  }

  #watch() {
    this.#ask(this.renderRoot.querySelector('loupe-model-choice').value);
  }

  #ask(model) {
    this.send('asked', { kind: 'shadow', request: { model } });
  }
}
customElements.define('loupe-recipe-shadow', RecipeShadow);
