// One inspection, large: picture with heat map, verdict, score, what part it was.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { chosenHeat } from './heat-slider.js';
import { Keys } from '../app/keys.js';
import { texts } from '../app/texts.js';
import { milliseconds, recent, words } from '../app/format.js';
import { href } from '../app/router.js';
import { mapOf, pictureOf } from '../app/station.js';
import './picture-view.js';
import './score-gauge.js';
import './verdict-mark.js';

/**
 * The inspection. What goes into the default slot stands below the score.
 *
 * @prop {object} inspection its record
 */
class InspectionView extends LoupeElement {
  static properties = { inspection: { attribute: false }, heat: { state: true } };

  static styles = LoupeElement.styled(css`
    .both { display: grid; gap: 18px; grid-template-columns: minmax(0, 1.75fr) minmax(310px, 1fr); align-items: start; }
    .picture { display: grid; gap: 4px; padding: 14px 14px 6px; }
    loupe-picture { --most: max(240px, min(62dvh, 700px)); }
    .side { display: grid; gap: 18px; align-content: start; }
    .verdict { container-type: inline-size; border-left: 12px solid var(--tone); background: var(--wash); }
    .OK { --tone: var(--ok); --wash: var(--ok-wash); }
    .NG { --tone: var(--ng); --wash: var(--ng-wash); }
    .REVIEW { --tone: var(--review); --wash: var(--review-wash); }
    .INVALID { --tone: var(--invalid); --wash: var(--invalid-wash); }
    .reason { margin-top: 10px; overflow-wrap: anywhere; }
    @media (max-width: 1000px) {
      .both { grid-template-columns: minmax(0, 1fr); }
      .side { display: contents; }
      .verdict, .score { order: -1; }
      loupe-picture { --most: min(52dvh, 560px); }
    }
  `);

  constructor() {
    super();
    this.heat = chosenHeat();
    new Keys(this, { h: () => (this.heat = this.heat > 0 ? 0 : chosenHeat() || 0.65) });
  }

  render() {
    const one = this.inspection;
    return html`<div class="both">
      <section class="card picture" aria-label=${texts.picture.label}>
        <loupe-picture
          .picture=${pictureOf(one)}
          .map=${mapOf(one)}
          .width=${one.image.width}
          .height=${one.image.height}
          .regions=${one.regions}
          .heat=${this.heat}
          .label=${texts.picture.spoken(one.verdict, one.regions.length)}
        ></loupe-picture>
        <loupe-heat .value=${this.heat} @heat=${(event) => (this.heat = event.detail.value)}></loupe-heat>
      </section>
      <section class="side" aria-label=${texts.inspection.label}>
        <div class="card verdict ${one.verdict}">
          <loupe-verdict size="huge" verdict=${one.verdict}></loupe-verdict>
          <p class="reason">${one.reason}</p>
          ${one.operator ? html`<p class="reason">${texts.review.said(one.operator)}</p>` : nothing}
        </div>
        <div class="card score">
          <loupe-score
            .score=${one.raw_score}
            .review=${one.review_threshold}
            .image=${one.image_threshold}
          ></loupe-score>
        </div>
        <slot></slot>
        <div class="card stack">${this.#facts(one)}</div>
      </section>
    </div>`;
  }

  #facts(one) {
    return html`<dl class="facts">
        <dt>${texts.inspection.serial}</dt>
        <dd>${words(one.origin.serial)}</dd>
        <dt>${texts.inspection.station}</dt>
        <dd>${words(one.origin.station)}</dd>
        <dt>${texts.inspection.decided}</dt>
        <dd>${recent(one.times.decided)}</dd>
        <dt>${texts.inspection.model}</dt>
        <dd>${one.model.id}</dd>
        <dt>${texts.inspection.took}</dt>
        <dd>${milliseconds(one.timings.total_ms)}</dd>
        <dt>${texts.charts.places}</dt>
        <dd>${one.regions.length}</dd>
      </dl>
      <p><a href=${href('history', one.inspection_id)}>${texts.inspection.all}</a></p>`;
  }
}
customElements.define('loupe-inspection', InspectionView);
