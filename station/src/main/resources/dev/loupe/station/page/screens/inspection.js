// One inspection in full: three pictures side by side, everything that is known, what people said.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { digest, figure, milliseconds, moment, NONE, percent, words } from '../app/format.js';
import { href } from '../app/router.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import { decide, inspection, mapOf, pictureOf, reviewsOf } from '../app/station.js';
import '../elements/picture-view.js';
import '../elements/score-gauge.js';
import '../elements/verdict-mark.js';

class One extends Screen {
  static properties = { inspection: { state: true }, reviews: { state: true } };

  static styles = Screen.styled(css`
    .three { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr)); gap: 14px; }
    figcaption { font-size: 14px; color: var(--soft); padding-top: 6px; text-align: center; }
    .two { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); align-items: start; }
    .choices { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
  `);

  async load(signal) {
    const id = this.place.path[1];
    [this.inspection, this.reviews] = await Promise.all([inspection(id, signal), reviewsOf(id, signal)]);
  }

  happened({ type, data }) {
    if ((type === 'review' || type === 'shadow') && data.inspection_id === this.inspection?.inspection_id)
      this.refresh();
  }

  stationChosen() {}

  body() {
    const one = this.inspection;
    return html` <div class="row spread">
        <div class="row">
          <a class="button" href=${href('history')}>${icon('back')}${texts.places.history}</a>
          <h1 tabindex="-1">${one.origin.serial || texts.history.noSerial}</h1>
        </div>
        <loupe-verdict size="medium" verdict=${one.verdict}></loupe-verdict>
      </div>
      <div class="card three">
        ${this.#panel(one, texts.inspection.asTaken, '', [], 0)}
        ${this.#panel(one, texts.inspection.withMap, mapOf(one), [], 0.8)}
        ${this.#panel(one, texts.inspection.withRegions, '', one.regions, 0)}
      </div>
      <div class="two">
        <div class="stack">
          <section class="card stack" aria-label=${texts.score.label}>
            <p>${one.reason}</p>
            <loupe-score
              .score=${one.raw_score}
              .review=${one.review_threshold}
              .image=${one.image_threshold}
            ></loupe-score>
          </section>
          ${this.#person(one)} ${this.#regions(one)}
        </div>
        <section class="card stack" aria-label=${texts.inspection.facts}>
          <h2>${texts.inspection.facts}</h2>
          ${this.#facts(one)}
        </section>
      </div>`;
  }

  #panel(one, caption, map, regions, heat) {
    return html`<figure>
      <loupe-picture
        .picture=${pictureOf(one)}
        .map=${map}
        .heat=${heat}
        .regions=${regions}
        .width=${one.image.width}
        .height=${one.image.height}
        .label=${caption}
      ></loupe-picture>
      <figcaption>${caption}</figcaption>
    </figure>`;
  }

  #person(one) {
    const allowed = may(store().session.role, 'OPERATOR');
    return html`<section class="card stack" aria-label=${texts.inspection.person}>
      <h2>${texts.inspection.person}</h2>
      ${
        this.reviews.length > 0
          ? html`<ol class="stack close">
              ${this.reviews.map((review) => html`<li>${texts.review.said(review)}</li>`)}
            </ol>`
          : html`<p class="soft">${texts.inspection.nobody}</p>`
      }
      ${
        allowed
          ? html` <div class="field">
                <label for="comment">${texts.review.comment}</label><input id="comment" maxlength="1000" />
              </div>
              <div class="choices">
                ${['NG', 'OK'].map(
                  (verdict) =>
                    html`<button @click=${() => this.#decide(verdict)}>
                      <loupe-verdict verdict=${verdict} bare></loupe-verdict>${texts.inspection.itIs(verdict)}
                    </button>`,
                )}
              </div>`
          : nothing
      }
    </section>`;
  }

  #regions(one) {
    if (one.regions.length === 0) return nothing;
    return html`<section class="card stack" aria-label=${texts.inspection.regions}>
      <h2>${texts.inspection.regions}</h2>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th>${texts.regions.place}</th>
              <th class="number">${texts.regions.area}</th>
              <th class="number">${texts.regions.peak}</th>
              <th>${texts.regions.group}</th>
            </tr>
          </thead>
          <tbody>
            ${one.regions.map(
              (region) =>
                html`<tr>
                  <td>
                    ${region.bounding_box.x}, ${region.bounding_box.y} · ${region.bounding_box.width} ×
                    ${region.bounding_box.height}
                  </td>
                  <td class="number">${region.area_mm2 ? `${figure(region.area_mm2)} mm²` : `${region.area_px} px`}</td>
                  <td class="number">${figure(region.peak)}</td>
                  <td>${words(region.defect_group)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #facts(one) {
    const facts = [
      [texts.inspection.id, html`<code>${one.inspection_id}</code>`],
      ...['station', 'camera', 'product', 'serial', 'panel', 'position', 'recipe'].map((key) => [
        texts.inspection[key],
        words(one.origin[key]),
      ]),
      [texts.inspection.model, one.model.id],
      [texts.inspection.digest, html`<code title=${one.model.sha256}>${digest(one.model.sha256)}</code>`],
      [
        texts.inspection.shadow,
        one.shadow ? `${one.shadow.model}: ${one.shadow.verdict} (${figure(one.shadow.raw_score)})` : NONE,
      ],
      [texts.inspection.software, one.software_version],
      [texts.inspection.acquired, moment(one.times.acquired)],
      [texts.inspection.received, moment(one.times.received)],
      [texts.inspection.decided, moment(one.times.decided)],
      [texts.inspection.image, `${words(one.image.width)} × ${words(one.image.height)} px`],
      [texts.inspection.imageDigest, html`<code title=${words(one.image.sha256)}>${digest(one.image.sha256)}</code>`],
      [texts.inspection.calibrated, figure(one.calibrated_score)],
      [texts.inspection.inspected, percent(one.inspected_share, 0)],
      [
        texts.inspection.took,
        texts.inspection.stages(milliseconds(one.timings.total_ms), milliseconds(one.timings.infer_ms)),
      ],
    ];
    return html`<dl class="facts">
      ${facts.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  async #decide(verdict) {
    try {
      await decide(this.inspection.inspection_id, verdict, this.renderRoot.querySelector('#comment').value.trim());
      say(texts.review.done(verdict, this.inspection.origin.serial));
      await this.refresh();
    } catch (failure) {
      complain(failure);
    }
  }
}
customElements.define('loupe-one', One);
