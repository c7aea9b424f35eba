// Where a score lies between good and bad: three zones, two lines, one pointer.
import { css, html, svg } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { figure } from '../app/format.js';

/**
 * A score and the thresholds, in the raw units of the detector.
 *
 * @prop {number} score the raw score; null when the picture could not be judged
 * @prop {number} review from here on somebody should look
 * @prop {number} image from here on the part is NG
 */
class ScoreGauge extends LoupeElement {
  static properties = { score: { type: Number }, review: { type: Number }, image: { type: Number } };

  static styles = LoupeElement.styled(css`
    svg { width: 100%; height: 30px; overflow: visible; }
    .ok { fill: var(--ok); opacity: .3; }
    .review { fill: var(--review); opacity: .42; }
    .ng { fill: var(--ng); opacity: .42; }
    .pointer { stroke: var(--sheet); stroke-width: 2; fill: var(--ink); }
    .line { stroke: var(--ink); stroke-width: 2; }
    .legend { display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between; gap: 12px; font-size: 14px; color: var(--soft); margin-top: 4px; }
    .legend span { display: grid; }
    b { color: var(--ink); font-weight: 640; font-size: 17px; }
  `);

  render() {
    const known = this.score !== null && this.score !== undefined;
    const end = 1.25 * Math.max(known ? this.score : 0, 1.2 * this.image);
    const start = Math.min(0, known ? this.score : 0);
    const at = (value) => `${(100 * (value - start)) / (end - start)}%`;
    const wide = (from, to) => `${Math.max(0, (100 * (to - from)) / (end - start))}%`;
    const words = known ? texts.score.spoken(figure(this.score), figure(this.review), figure(this.image)) : texts.score.none;
    return html` <svg role="img" aria-label=${words}>
        <rect class="ok" x="0" y="9" height="12" width=${wide(start, this.review)} />
        <rect class="review" x=${at(this.review)} y="9" height="12" width=${wide(this.review, this.image)} />
        <rect class="ng" x=${at(this.image)} y="9" height="12" width=${wide(this.image, end)} />
        <line class="line" x1=${at(this.image)} x2=${at(this.image)} y1="5" y2="25" />
        ${known ? pointer(at(this.score)) : ''}
      </svg>
      <div class="legend">
        <span>${texts.score.label} <b>${figure(this.score)}</b></span
        ><span>${texts.score.reviewFrom} <b>${figure(this.review)}</b></span
        ><span>${texts.score.ngFrom} <b>${figure(this.image)}</b></span>
      </div>`;
  }
}
const pointer = (x) => svg`<svg x=${x} y="0" width="1" height="30" overflow="visible">
  <path class="pointer" d="M0 13 8 0H-8zM0 17l8 13H-8z" /></svg>`;
customElements.define('loupe-score', ScoreGauge);
