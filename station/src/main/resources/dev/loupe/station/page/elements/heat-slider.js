// How strongly the heat map lies over the picture; remembered on this device.
import { css, html } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { percent } from '../app/format.js';

const KEY = 'loupe.heat';

/** The opacity that was chosen last, 0 to 1. */
export const chosenHeat = () => Number(localStorage.getItem(KEY) ?? 0.65);

/**
 * The slider.
 *
 * @prop {number} value 0 to 1
 * @fires heat with {value}
 */
class HeatSlider extends LoupeElement {
  static properties = { value: { type: Number } };

  static styles = LoupeElement.styled(css`
    div { display: flex; align-items: center; gap: 12px; min-height: var(--touch); }
    label { white-space: nowrap; }
    input { flex: 1; min-width: 90px; max-width: 260px; }
    output { min-width: 3.2em; text-align: right; font-size: 14px; color: var(--soft); }
  `);

  render() {
    return html`<div>
      <label for="heat">${texts.picture.heat} <kbd>H</kbd></label>
      <input id="heat" type="range" min="0" max="1" step="0.05" .value=${String(this.value)} @input=${this.#moved} />
      <output for="heat">${percent(this.value, 0)}</output>
    </div>`;
  }

  #moved(event) {
    localStorage.setItem(KEY, event.target.value);
    this.send('heat', { value: Number(event.target.value) });
  }
}
customElements.define('loupe-heat', HeatSlider);
