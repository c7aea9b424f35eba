// The thresholds of a recipe: moved with a slider or by numbers, with what would have happened on
// the last 1,000 pictures shown before anything is saved.
import { css, html, nothing, svg } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { count, figure, percent, words } from '../app/format.js';
import { href } from '../app/router.js';
import { previewThresholds } from '../app/station.js';
import './verdict-mark.js';

const CALM = 250;
const LAST = 1000;
const VERDICTS = ['ok', 'review', 'ng'];

/**
 * The form.
 *
 * @prop {object} active what is in force
 * @prop {object} proposal {image, review} to be looked at, such as recalibrated ones
 * @prop {boolean} locked shows, but changes nothing
 * @fires wanted with {image, review} when they shall be saved
 */
class ThresholdForm extends LoupeElement {
  static properties = {
    active: { attribute: false },
    proposal: { attribute: false },
    locked: { type: Boolean },
    image: { state: true },
    review: { state: true },
    preview: { state: true },
    problem: { state: true },
  };

  static styles = LoupeElement.styled(css`
    .sliders { display: grid; gap: 10px 18px; grid-template-columns: minmax(0, 1fr) 130px; align-items: center; }
    .sliders label { grid-column: 1 / -1; margin-bottom: -8px; }
    .bars { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 8px 14px; align-items: center; }
    svg { width: 100%; height: 34px; border-radius: 6px; overflow: hidden; }
    .ok { fill: var(--ok); } .ng { fill: var(--ng); } .review { fill: var(--review); }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 22px; grid-column: 2; }
    .legend span { display: inline-flex; align-items: center; gap: 7px; }
    .change { font-size: 18px; font-weight: 620; }
    .warn { color: var(--ng); font-weight: 560; }
  `);

  #timer;
  #asking;

  willUpdate(changed) {
    if (changed.has('active') && this.active.id !== changed.get('active')?.id) this.#reset();
    if (changed.has('proposal') && this.proposal) this.#propose();
  }

  #propose() {
    this.image = this.proposal.image;
    this.review = this.proposal.review;
    this.#soon();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    super.disconnectedCallback();
  }

  render() {
    return html`<div class="stack">
      <div class="sliders">
        ${this.#slider('image', texts.thresholds.image)}${this.#slider('review', texts.thresholds.review)}
      </div>
      ${this.image < this.active.thresholds.image ? html`<p class="warn">${texts.thresholds.withdraws}</p>` : nothing}
      ${this.problem ? html`<p class="soft" role="status">${this.problem}</p>` : nothing}
      ${this.preview ? this.#preview() : nothing}
      ${
        this.locked
          ? nothing
          : html`<div class="row">
              <button
                class="main"
                ?disabled=${!this.#changed || !this.preview}
                @click=${() => this.send('wanted', { image: this.image, review: this.review })}
              >
                ${texts.thresholds.save}
              </button>
              <button ?disabled=${!this.#changed} @click=${this.#reset}>${texts.thresholds.reset}</button>
            </div>`
      }
    </div>`;
  }

  get #changed() {
    return this.image !== this.active.thresholds.image || this.review !== this.active.thresholds.review;
  }

  #slider(which, label) {
    const top = this.active.thresholds.image * 2 || 1;
    const value = this[which];
    return html`<label for="${which}-number">${label}</label>
      <input
        type="range"
        aria-label=${label}
        min="0"
        max=${top}
        step=${top / 400}
        .value=${String(value)}
        ?disabled=${this.locked}
        @input=${(event) => this.#put(which, event)}
      />
      <input
        id="${which}-number"
        type="number"
        min="0"
        step="any"
        .value=${figure(value, 5)}
        ?disabled=${this.locked}
        @change=${(event) => this.#put(which, event)}
      />`;
  }

  #put(which, event) {
    const value = Number(event.target.value);
    if (!Number.isFinite(value)) return;
    this[which] = value;
    if (which === 'image') this.review = Math.min(this.review, value);
    else this.image = Math.max(this.image, value);
    this.#soon();
  }

  #reset() {
    this.image = this.active.thresholds.image;
    this.review = this.active.thresholds.review;
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), CALM);
  }

  async #ask() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { station, recipe } = this.active;
    try {
      this.preview = await previewThresholds(
        station,
        recipe,
        { image: this.image, review: this.review, last: LAST },
        this.#asking.signal,
      );
      this.problem = undefined;
    } catch (failure) {
      if (failure.name !== 'AbortError') this.problem = failure.message;
    }
  }

  #preview() {
    const one = this.preview;
    if (one.judged === 0) return html`<p class="soft">${texts.thresholds.nothingYet}</p>`;
    return html`<section class="stack" aria-label=${texts.thresholds.preview}>
      <h3>${texts.thresholds.lastOf(count(one.judged))}</h3>
      <div class="bars">
        ${this.#bar(texts.thresholds.before, one.before)}${this.#bar(texts.thresholds.after, one.after)}
      </div>
      <p class="change" role="status">${texts.thresholds.changed(one.changed)}</p>
      <p class="soft">${one.reviewed === 0 ? texts.thresholds.nobody : texts.thresholds.reviewed(one)}</p>
      ${
        one.examples.length > 0
          ? html`<details>
              <summary>${texts.thresholds.examples}</summary>
              <div class="wide">
                <table class="cards">
                  <thead>
                    <tr>
                      <th>${texts.inspection.serial}</th>
                      <th class="number">${texts.score.label}</th>
                      <th>${texts.thresholds.before}</th>
                      <th>${texts.thresholds.after}</th>
                      <th>${texts.inspection.person}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${one.examples.map(
                      (example) =>
                        html`<tr>
                          <td data-label=${texts.inspection.serial}>
                            <a href=${href('history', example.inspection_id)}
                              >${example.serial ?? texts.history.noSerial}</a
                            >
                          </td>
                          <td class="number" data-label=${texts.score.label}>${figure(example.raw_score)}</td>
                          <td data-label=${texts.thresholds.before}>
                            <loupe-verdict verdict=${example.before}></loupe-verdict>
                          </td>
                          <td data-label=${texts.thresholds.after}>
                            <loupe-verdict verdict=${example.after}></loupe-verdict>
                          </td>
                          <td data-label=${texts.inspection.person}>${words(example.operator)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>
            </details>`
          : nothing
      }
    </section>`;
  }

  #bar(name, counts) {
    const all = VERDICTS.reduce((sum, one) => sum + counts[one], 0) || 1;
    let from = 0;
    return html`<span class="soft">${name}</span>
      <svg role="img" aria-label=${texts.thresholds.spoken(name, counts)}>
        ${VERDICTS.map((one) => {
          const share = (100 * counts[one]) / all;
          const at = from;
          from += share;
          return svgRect(one, at, share);
        })}
      </svg>
      <div class="legend">
        ${VERDICTS.map(
          (one) =>
            html`<span>
              <loupe-verdict verdict=${one.toUpperCase()}></loupe-verdict><b>${count(counts[one])}</b>
              <span class="soft small">${percent(counts[one] / all)}</span>
            </span>`,
        )}
      </div>`;
  }
}

const svgRect = (style, at, share) =>
  svg`<rect class=${style} x=${`${at}%`} y="0" width=${`${share}%`} height="100%" />`;
customElements.define('loupe-thresholds', ThresholdForm);
