// Watched folders and scheduled inspections: how they stand, what the last runs found.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { count, duration, moment, recent } from '../app/format.js';
import { href } from '../app/router.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import { reportOf, runNow, runsOf, schedules, watchedFolders } from '../app/station.js';

class Folders extends Screen {
  static properties = { watched: { state: true }, schedules: { state: true }, runs: { state: true } };

  static follows = ['inspection'];

  static calm = 1500;

  static pulse = 4000;

  static styles = Screen.styled(css`
    .trouble { color: var(--ng); font-weight: 580; }
    .calm { color: var(--ok); }
    .state { font-weight: 620; }
    .DONE { color: var(--ok); } .FAILED { color: var(--ng); } .RUNNING { color: var(--accent); } .INTERRUPTED { color: var(--review); }
  `);

  async load(signal) {
    const chosen = this.place.path[1];
    const [watched, all, runs] = await Promise.all([
      watchedFolders(signal),
      schedules(signal),
      chosen ? runsOf(chosen, signal) : undefined,
    ]);
    this.watched = watched;
    this.schedules = all;
    this.runs = runs?.items;
  }

  stationChosen() {}

  body() {
    return html`<h1 tabindex="-1">${texts.places.folders}</h1>
      <h2>${texts.folders.watched}</h2>
      ${this.watched.length === 0 ? html`<p class="empty">${texts.folders.noneWatched}</p>` : this.#watched()}
      <h2>${texts.folders.schedules}</h2>
      ${
        this.schedules.length === 0
          ? html`<p class="empty">${texts.folders.noneScheduled}</p>`
          : this.schedules.map((one) => this.#schedule(one))
      }`;
  }

  #watched() {
    const headings = ['name', 'folder', 'waiting', 'done', 'failed', 'looked', 'state'];
    return html`<div class="card wide">
      <table class="cards">
        <thead>
          <tr>
            ${headings.map((name) => html`<th>${texts.folders[name]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.watched.map((one) => folderRow(one))}
        </tbody>
      </table>
    </div>`;
  }

  #schedule(one) {
    const shown = this.place.path[1] === one.name;
    return html`<section class="card stack" aria-label=${one.name}>
      <div class="row spread">
        <h3>${one.name}</h3>
        <div class="row">
          <a class="button" href=${shown ? href('folders') : href('folders', one.name)} aria-expanded=${shown}
            >${icon('history')}${texts.folders.runs}</a
          >
          ${may(store().session.role, 'ENGINEER') ? this.#runNow(one) : nothing}
        </div>
      </div>
      <dl class="facts">
        <dt>${texts.folders.folder}</dt>
        <dd class="literal">${one.folder}</dd>
        <dt>${texts.folders.times}</dt>
        <dd><code>${one.cron}</code> ${one.zone}</dd>
        <dt>${texts.folders.next}</dt>
        <dd>${one.next ? moment(one.next) : texts.folders.never}</dd>
        <dt>${texts.folders.last}</dt>
        <dd>${one.last ? lastRun(one.last) : texts.folders.noRuns}</dd>
      </dl>
      ${shown && this.runs?.length > 0 ? runTable(this.runs) : nothing}
    </section>`;
  }

  #runNow(one) {
    return html`<button class="main" ?disabled=${one.running} @click=${() => this.#run(one.name)}>
      ${texts.folders.runNow}
    </button>`;
  }

  async #run(name) {
    try {
      await runNow(name);
      say(texts.folders.asked(name));
      await this.refresh();
    } catch (failure) {
      complain(failure);
    }
  }
}

const folderRow = (one) =>
  html`<tr>
    <td data-label=${texts.folders.name}>${one.name}</td>
    <td data-label=${texts.folders.folder}><span class="literal">${one.folder}</span></td>
    <td data-label=${texts.folders.waiting}>${count(one.waiting)}</td>
    <td data-label=${texts.folders.done}>${count(one.done)}</td>
    <td data-label=${texts.folders.failed}>${count(one.failed)}</td>
    <td data-label=${texts.folders.looked}>${recent(one.looked)}</td>
    <td data-label=${texts.folders.state}>
      <span class=${one.trouble ? 'trouble' : 'calm'}>${one.trouble ?? texts.folders.calm}</span>
    </td>
  </tr>`;

const stateOf = (run) => html`<span class="state ${run.state}">${texts.folders.states[run.state]}</span>`;

const lastRun = (run) =>
  html`${stateOf(run)}, ${recent(run.started)}: ${texts.folders.tally(run.tally)} ${run.report ? report(run) : nothing}`;

/** The report stands alone: a page of its own, without the station's log-in in its hands. */
const report = (run) =>
  html`<a
    href=${reportOf(run)}
    target="_blank"
    rel="noopener"
    aria-label=${texts.folders.reportOf(moment(run.started))}
    >${texts.folders.report}</a
  >`;

const runTable = (runs) =>
  html`<div class="wide">
    <table class="cards">
      <thead>
        <tr>
          ${['begun', 'state', 'took', 'found', 'remark', 'report'].map((name) => html`<th>${texts.folders[name]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${runs.map((run) => runRow(run))}
      </tbody>
    </table>
  </div>`;

const runRow = (run) =>
  html`<tr>
    <td data-label=${texts.folders.begun}>${moment(run.started)}</td>
    <td data-label=${texts.folders.state}>${stateOf(run)}</td>
    <td data-label=${texts.folders.took}>${duration(run.finished && (new Date(run.finished) - new Date(run.started)) / 1000)}</td>
    <td data-label=${texts.folders.found}>${texts.folders.tally(run.tally)}</td>
    <td data-label=${texts.folders.remark}>${run.message}</td>
    <td data-label=${texts.folders.report}>${run.report ? report(run) : nothing}</td>
  </tr>`;
customElements.define('loupe-folders', Folders);
