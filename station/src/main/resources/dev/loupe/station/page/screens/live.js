// The live view of a station: the last part large, the last 50 in a strip, as they come.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { texts } from '../app/texts.js';
import { count, percent } from '../app/format.js';
import { store, Watch } from '../app/store.js';
import { inspection, inspections } from '../app/station.js';
import '../elements/heat-slider.js';
import '../elements/inspection-view.js';
import '../elements/recent-strip.js';

const KEPT = 50;

class Live extends Screen {
  static properties = { recent: { state: true }, pinned: { state: true }, shown: { state: true } };

  static styles = Screen.styled(css`
    .bar { min-height: var(--touch); }
    .tally { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; }
    .tally span { display: inline-flex; align-items: center; gap: 7px; }
    b { font-weight: 660; }
    .stale { display: flex; gap: 12px; align-items: center; color: var(--ng); background: var(--ng-wash); font-weight: 620; }
    .old { opacity: .45; filter: grayscale(.8); }
  `);

  /** What happened while the last ones were fetched: their answer may not know of it. */
  #meanwhile;

  constructor() {
    super();
    this.recent = [];
    this.pinned = '';
    new Watch(this, ['connection']);
  }

  async load(signal) {
    const meanwhile = (this.#meanwhile = []);
    try {
      const page = await inspections({ station: store().station, limit: KEPT }, signal);
      this.recent = page.items;
      meanwhile.forEach((event) => this.#take(event));
    } finally {
      if (this.#meanwhile === meanwhile) this.#meanwhile = undefined;
    }
    await this.#show();
  }

  stationChosen() {
    this.pinned = '';
    this.refresh();
  }

  async happened(event) {
    this.#meanwhile?.push(event);
    if (!this.loaded) return;
    this.#take(event);
    if (event.type === 'inspection' && !this.pinned) await this.#show();
  }

  #take({ type, data }) {
    if (type === 'review' || type === 'shadow') this.#changed(data);
    if (type !== 'inspection') return;
    const { station } = store();
    if (station && data.origin.station !== station) return;
    this.recent = [data, ...this.recent.filter((one) => one.inspection_id !== data.inspection_id)].slice(0, KEPT);
  }

  /** Somebody has decided, or the shadow has spoken, about one that may be on the screen. */
  #changed(inspection) {
    const same = (one) => (one?.inspection_id === inspection.inspection_id ? inspection : one);
    this.recent = this.recent.map(same);
    this.shown = same(this.shown);
  }

  async #show() {
    const id = this.pinned || this.recent[0]?.inspection_id;
    this.shown = id ? (this.recent.find((one) => one.inspection_id === id) ?? (await inspection(id))) : undefined;
  }

  body() {
    const stale = store().connection === 'lost';
    return html` <div class="row spread bar">
        <h1 tabindex="-1">${texts.places.live}</h1>
        ${this.#tally()}
        ${this.pinned ? html`<button class="main" @click=${() => this.#pin('')}>${icon('live')}${texts.live.follow}</button>` : nothing}
      </div>
      ${
        this.shown
          ? html`${stale ? html`<p class="stale card" role="alert">${icon('warning')}${texts.live.stale}</p>` : nothing}
              <loupe-inspection class=${stale ? 'old' : ''} .inspection=${this.shown}></loupe-inspection>
              <loupe-strip
                .inspections=${this.recent}
                .chosen=${this.shown.inspection_id}
                @chosen=${(event) => this.#pin(event.detail.id)}
              ></loupe-strip>
              <p class="unseen" role="status">${this.pinned ? '' : texts.live.spoken(this.shown)}</p>`
          : html`<p class="empty">${texts.live.none}</p>`
      }`;
  }

  #tally() {
    const of = (verdict) => this.recent.filter((one) => one.verdict === verdict).length;
    const verdicts = ['OK', 'NG', 'REVIEW', 'INVALID'].filter((verdict) => of(verdict) > 0);
    return html`<div class="tally">
      <span class="soft">${texts.live.lastOf(count(this.recent.length))}</span> ${verdicts.map(
        (verdict) =>
          html`<span
            ><loupe-verdict verdict=${verdict}></loupe-verdict><b>${count(of(verdict))}</b>
            <span class="soft small">${percent(of(verdict) / this.recent.length, 0)}</span></span
          >`,
      )}
    </div>`;
  }

  async #pin(id) {
    this.pinned = id === this.recent[0]?.inspection_id ? '' : id;
    await this.#show();
  }
}
customElements.define('loupe-live', Live);
