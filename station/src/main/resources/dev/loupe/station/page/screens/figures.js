// Yield, false calls, score trend and what stands out most often.
import { css, html } from 'lit';
import { Screen } from './screen.js';
import { texts } from '../app/texts.js';
import { count, figure, percent } from '../app/format.js';
import { refine } from '../app/router.js';
import { store } from '../app/store.js';
import { falseCallsOf, models, paretoOf, scoresOf, yieldOf } from '../app/station.js';
import { pareto, scoreTrend, verdicts, yieldTrend } from '../elements/charts.js';
import '../elements/chart.js';

const SPANS = { hour: [1, 'minute'], shift: [8, 'hour'], day: [24, 'hour'], week: [168, 'hour'], month: [720, 'day'] };

class Figures extends Screen {
  static properties = { data: { state: true }, models: { state: true } };

  static follows = ['inspection', 'review'];

  static calm = 5000;

  static styles = Screen.styled(css`
    .spans { display: flex; flex-wrap: wrap; gap: 8px; }
    .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 146px), 1fr)); gap: 14px; }
    .value { font-size: 34px; line-height: 1.2; font-weight: 660; letter-spacing: -.02em; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 430px), 1fr)); gap: 16px; }
    .model { width: auto; min-width: 190px; }
  `);

  get #span() {
    const named = this.place.query.get('span');
    return Object.hasOwn(SPANS, named) ? named : 'day';
  }

  async load(signal) {
    const [hours, bucket] = SPANS[this.#span];
    const from = new Date(Date.now() - hours * 3_600_000).toISOString();
    const query = { station: store().station, model: this.place.query.get('model'), from };
    const [yields, scores, falseCalls, groups, positions, known] = await Promise.all([
      yieldOf({ ...query, bucket }, signal),
      scoresOf({ ...query, bucket }, signal),
      falseCallsOf(query, signal),
      paretoOf({ ...query, by: 'group' }, signal),
      paretoOf({ ...query, by: 'position' }, signal),
      models(signal),
    ]);
    this.models = known;
    this.data = {
      bucket,
      yields,
      scores,
      falseCalls,
      pareto: groups.items.some(({ group }) => group) ? groups : positions,
    };
  }

  body() {
    const { yields, falseCalls } = this.data;
    const { ok, ng, review, invalid } = yields.total;
    const { ng_overruled: overruled, ok_overruled: escapes, false_call_rate: called } = falseCalls;
    const judged = ok + ng + review;
    const words = texts.figures;
    return html` <div class="row spread">
        <h1 tabindex="-1">${texts.places.figures}</h1>
        <div class="row">
          <div class="spans" role="group" aria-label=${texts.figures.span}>
            ${Object.keys(SPANS).map(
              (span) =>
                html` <button aria-pressed=${span === this.#span} @click=${() => this.#refine({ span })}>
                  ${texts.figures.spans[span]}
                </button>`,
            )}
          </div>
          <label class="unseen" for="model">${texts.inspection.model}</label>
          <select id="model" class="model" @change=${(event) => this.#refine({ model: event.target.value })}>
            <option value="">${texts.figures.allModels}</option>
            ${this.models.map(({ id }) => html`<option value=${id} ?selected=${id === this.place.query.get('model')}>${id}</option>`)}
          </select>
        </div>
      </div>
      <div class="numbers">
        ${this.#number(words.inspected, count(judged + invalid), words.invalid(invalid))}
        ${this.#number(words.yield, percent(yields.yield), words.yieldMeans)}
        ${this.#number(words.falseCalls, percent(called.rate, 2), words.falseCallsMean(called.waiting))}
        ${this.#number(words.overruled, this.#rate(overruled), words.of(overruled))}
        ${this.#number(words.escapes, this.#rate(escapes), words.of(escapes))}
      </div>
      ${judged === 0 ? html`<p class="empty">${texts.figures.none}</p>` : this.#charts()}`;
  }

  #charts() {
    const { bucket, yields, scores, pareto: found } = this.data;
    return html`<div class="charts">
      ${[
        verdicts(yields.buckets, bucket),
        yieldTrend(yields.buckets, bucket),
        scoreTrend(scores.buckets, bucket),
        pareto(found),
      ].map(
        (one) =>
          html`<loupe-chart
            .heading=${one.heading}
            .reading=${one.reading}
            .chart=${one.chart}
            .columns=${one.columns}
            .rows=${one.rows}
          ></loupe-chart>`,
      )}
    </div>`;
  }

  #number(name, value, meaning) {
    return html`<section class="card">
      <h2 class="small soft">${name}</h2>
      <p class="value">${value}</p>
      <p class="small soft">${meaning}</p>
    </section>`;
  }

  #rate(rate) {
    return rate.of === 0 ? '–' : percent(rate.rate);
  }

  #refine(change) {
    const query = { ...Object.fromEntries(this.place.query), ...change };
    refine(query);
    this.place = { ...this.place, query: new URLSearchParams(query) };
  }
}
customElements.define('loupe-figures', Figures);
