// What was in force in a recipe, the latest first, with the way back.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { figure, moment } from '../app/format.js';

/**
 * The list.
 *
 * @prop {Array} activations the first one is in force
 * @prop {boolean} locked shows, but changes nothing
 * @fires asked with {kind: 'rollback', request}
 */
class RecipePast extends LoupeElement {
  static properties = { activations: { attribute: false }, locked: { type: Boolean } };

  static styles = LoupeElement.styled(css`
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px 16px; align-items: center; padding: 12px 0; border-bottom: 1px solid var(--rule); }
    li:last-child { border: 0; }
    .what { font-weight: 600; overflow-wrap: anywhere; }
  `);

  render() {
    if (this.activations.length === 0) return html`<p class="empty">${texts.stations.nothing}</p>`;
    return html`<section class="card" aria-label=${texts.recipe.before}>
      <ol>
        ${this.activations.map((one, index) => this.#line(one, index === 0))}
      </ol>
    </section>`;
  }

  #line(one, inForce) {
    const threshold = figure(one.thresholds.image);
    return html`<li>
      <div>
        <p class="what">${texts.recipe.kinds[one.kind]}: ${one.model}, ${texts.score.ngFrom} ${threshold}</p>
        <p>${one.reason}</p>
        <p class="soft small">${moment(one.at)}, ${one.who}</p>
      </div>
      ${inForce ? html`<b>${texts.stations.inForce}</b>` : this.#way(one.id)}
    </li>`;
  }

  #way(to) {
    const ask = () => this.send('asked', { kind: 'rollback', request: { to } });
    return this.locked ? nothing : html`<button @click=${ask}>${texts.recipe.returnTo}</button>`;
  }
}
customElements.define('loupe-recipe-past', RecipePast);
