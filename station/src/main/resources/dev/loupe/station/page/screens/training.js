// Training from a folder: choose it, start, watch the loss fall, find the model.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { duration, recent } from '../app/format.js';
import { href } from '../app/router.js';
import { SHORT_NAME } from '../app/names.js';
import { cancelJob, job, jobs, startJob } from '../app/station.js';
import { lossCurve } from '../elements/charts.js';
import '../elements/chart.js';
import '../elements/folder-choice.js';

const GOING_ON = ['QUEUED', 'RUNNING'];

class Training extends Screen {
  static properties = {
    jobs: { state: true },
    chosen: { state: true },
    shown: { state: true },
    folder: { state: true },
    problem: { state: true },
  };

  static follows = ['job'];

  static styles = Screen.styled(css`
    .two { display: grid; gap: 16px; grid-template-columns: minmax(300px, 1fr) minmax(0, 1.6fr); align-items: start; }
    @media (max-width: 1000px) { .two { grid-template-columns: minmax(0, 1fr); } }
    .jobs button { display: grid; grid-template-columns: minmax(0, 1fr) auto; width: 100%; text-align: left; font-weight: 480; padding: 10px 14px; }
    .jobs button[aria-current="true"] { border-color: var(--accent); background: var(--accent-wash); }
    .name { font-weight: 620; overflow-wrap: anywhere; }
    .state { font-size: 14px; font-weight: 620; }
    .DONE { color: var(--ok); } .FAILED { color: var(--ng); } .RUNNING, .QUEUED { color: var(--accent); } .CANCELLED { color: var(--invalid); }
    progress { width: 100%; height: 16px; accent-color: var(--accent); }
    .message { overflow-wrap: anywhere; white-space: pre-wrap; }
  `);

  async load(signal) {
    this.jobs = await jobs(signal);
    this.chosen ??= (this.jobs.find(({ state }) => GOING_ON.includes(state)) ?? this.jobs[0])?.id;
    this.shown = this.chosen ? await job(this.chosen, signal) : undefined;
  }

  stationChosen() {}

  happened(event) {
    super.happened(event);
    if (event.type === 'job_progress' && event.data.job === this.shown?.id) this.#went(event.data);
  }

  /** Progress as it comes; the curve grows without asking for it again. */
  #went(progress) {
    const last = this.shown.curve.at(-1)?.step ?? -1;
    const grows = progress.loss !== null && progress.done > last;
    const curve = grows ? [...this.shown.curve, { step: progress.done, loss: progress.loss }] : this.shown.curve;
    this.shown = { ...this.shown, state: 'RUNNING', progress, curve };
  }

  body() {
    return html`<h1 tabindex="-1">${texts.places.training}</h1>
      <div class="two">
        <div class="stack">${this.#form()}${this.#list()}</div>
        ${this.shown ? this.#job(this.shown) : html`<p class="empty">${texts.training.none}</p>`}
      </div>`;
  }

  #form() {
    return html`<form class="card stack" aria-label=${texts.training.start} @submit=${this.#start}>
      <h2>${texts.training.start}</h2>
      <loupe-folder @folder=${(event) => (this.folder = event.detail)}></loupe-folder>
      <div class="field">
        <label for="name">${texts.models.name}</label
        ><input
          id="name"
          name="name"
          required
          pattern=${SHORT_NAME}
          maxlength="64"
          placeholder=${texts.models.nameHint}
        />
      </div>
      <details>
        <summary>${texts.training.more}</summary>
        <div class="stack">
          <div class="field">
            <label for="method">${texts.models.method}</label
            ><input id="method" name="method" placeholder=${texts.training.usual} spellcheck="false" />
          </div>
          <div class="field">
            <label for="preset">${texts.training.preset}</label
            ><input id="preset" name="preset" placeholder=${texts.training.usual} spellcheck="false" />
          </div>
          <div class="field">
            <label for="backbone">${texts.models.backbone}</label
            ><input id="backbone" name="backbone" placeholder=${texts.training.usual} spellcheck="false" />
          </div>
          <div class="field">
            <label for="settings">${texts.models.settings}</label
            ><textarea id="settings" name="settings" placeholder="epochs=4" spellcheck="false"></textarea
            ><span class="hint">${texts.training.settingsHint}</span>
          </div>
        </div>
      </details>
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
      <button class="main" ?disabled=${!this.folder}>${texts.training.start}</button>
    </form>`;
  }

  #list() {
    if (this.jobs.length === 0) return nothing;
    return html`<section class="card stack close" aria-label=${texts.training.jobs}>
      <h2>${texts.training.jobs}</h2>
      <ul class="jobs stack close">
        ${this.jobs.map(
          (one) =>
            html`<li>
              <button aria-current=${one.id === this.chosen} @click=${() => this.#choose(one.id)}>
                <span class="name">${one.request.name}</span
                ><span class="state ${one.state}">${texts.training.states[one.state]}</span
                ><span class="soft small">${recent(one.created)}, ${one.created_by}</span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #job(one) {
    const { progress } = one;
    const going = GOING_ON.includes(one.state);
    const curve = one.curve.length > 1 ? lossCurve(one.curve) : undefined;
    return html`<section class="stack" aria-label=${one.request.name}>
      <div class="card stack">
        <div class="row spread">
          <h2>${one.request.name}</h2>
          <span class="state ${one.state}" role="status">${texts.training.states[one.state]}</span>
        </div>
        ${going && progress ? this.#progress(progress) : nothing}
        ${one.message ? html`<p class="message">${one.message}</p>` : nothing}
        <p class="soft">
          ${texts.training.from(one.request.folder)} ${one.finished && one.started ? texts.training.lasted(lasted(one)) : ''}
        </p>
        <div class="row">
          ${one.model ? html`<a class="button main" href=${href('models', one.model)}>${icon('models')}${one.model}</a>` : nothing}
          ${going ? html`<button class="grave" @click=${() => this.#cancel(one.id)}>${texts.training.stop}</button>` : nothing}
        </div>
      </div>
      ${
        curve
          ? html`<loupe-chart
              .heading=${curve.heading}
              .reading=${curve.reading}
              .chart=${curve.chart}
              .columns=${curve.columns}
              .rows=${curve.rows}
            ></loupe-chart>`
          : nothing
      }
    </section>`;
  }

  #progress(progress) {
    return html`<label for="progress">${texts.training.stage(progress)}</label>
      <progress id="progress" max=${progress.total || 1} value=${progress.done}></progress>`;
  }

  async #choose(id) {
    this.chosen = id;
    await this.refresh();
  }

  async #start(event) {
    event.preventDefault();
    const given = Object.fromEntries(
      [...new FormData(event.target)].map(([key, value]) => [key, value.trim() || null]),
    );
    this.problem = '';
    try {
      const started = await startJob({ ...given, folder: this.folder.path, settings: pairs(given.settings) });
      say(texts.training.started(given.name));
      await this.#choose(started.id);
    } catch (failure) {
      this.problem = failure.message;
    }
  }

  async #cancel(id) {
    try {
      await cancelJob(id);
      await this.refresh();
    } catch (failure) {
      complain(failure);
    }
  }
}

const lasted = ({ started, finished }) => duration((new Date(finished) - new Date(started)) / 1000);

/** 'epochs=4' on lines of their own, as an object. */
function pairs(text) {
  if (!text) return null;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.split('=')[0].trim(), line.split('=').slice(1).join('=').trim()]),
  );
}
customElements.define('loupe-training', Training);
