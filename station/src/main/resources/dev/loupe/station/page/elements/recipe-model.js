// The model that decides in a recipe, and the ways to another one.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';
import { moment, sentence } from '../app/format.js';
import { href } from '../app/router.js';
import './model-choice.js';

/**
 * The card.
 *
 * @prop {object} active what is in force; null when nothing is
 * @prop {Array} models to choose from
 * @prop {boolean} locked shows, but changes nothing
 * @prop {boolean} returns whether something was in force before
 * @fires asked with {kind: 'activate' | 'rollback', request}
 */
class RecipeModel extends LoupeElement {
  static properties = {
    active: { attribute: false },
    models: { attribute: false },
    locked: { type: Boolean },
    returns: { type: Boolean },
  };

  static styles = LoupeElement.styled(css`
    .promise { font-size: 18px; }
  `);

  render() {
    return html`<section class="card stack" aria-label=${texts.recipe.model}>
      <h2>${texts.recipe.model}</h2>
      ${this.active ? this.#inForce(this.active) : html`<p class="soft">${texts.stations.nothing}</p>`}
      ${this.locked ? nothing : this.#ways()}
    </section>`;
  }

  #inForce(active) {
    return html`<p class="promise"><a href=${href('models', active.model)}>${active.model}</a></p>
      <p>${sentence(active.promise)}</p>
      <p class="soft">${texts.recipe.since(moment(active.at), active.who)}: ${active.reason}</p>`;
  }

  #ways() {
    const back = html`<div>
      <button @click=${() => this.#ask('rollback', { to: null })}>${icon('back')}${texts.recipe.rollBack}</button>
    </div>`;
    return html`<div class="row low">
        <loupe-model-choice
          class="grow"
          label=${texts.recipe.other}
          .models=${this.models}
          .current=${this.active?.model}
        ></loupe-model-choice>
        <button class="main" ?disabled=${this.models.length === 0} @click=${this.#activate}>
          ${texts.models.activate}
        </button>
      </div>
      ${this.returns ? back : nothing}`;
  }

  #activate() {
    this.#ask('activate', { model: this.renderRoot.querySelector('loupe-model-choice').value });
  }

  #ask(kind, request) {
    this.send('asked', { kind, request });
  }
}
customElements.define('loupe-recipe-model', RecipeModel);
