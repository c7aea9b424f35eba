// One detector: what it promises, what it learned from, where it decides, and putting it in force.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { count, duration, figure, moment, percent, sentence, words } from '../app/format.js';
import { go, href } from '../app/router.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import { activate, fileOf, giveGroups, model, retire as retireModel, takeGroups } from '../app/station.js';
import '../elements/ask.js';
import '../elements/file-drop.js';

class Model extends Screen {
  static properties = { detail: { state: true }, asked: { state: true }, problem: { state: true }, busy: { state: true } };

  static follows = ['model', 'activation'];

  static styles = Screen.styled(css`
    .two { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); align-items: start; }
    .promise { font-size: 19px; line-height: 1.4; max-width: 60ch; }
    .history li { padding: 8px 0; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
    .history li:last-child { border: 0; }
    pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; }
  `);

  async load(signal) {
    this.detail = await model(this.place.path[1], signal);
  }

  stationChosen() {}

  body() {
    const { model: one, manifest } = this.detail;
    const engineer = may(store().session.role, 'ENGINEER') && !one.retired;
    const save = html`<a class="button" href=${fileOf(one.id)} download>${icon('save')}.loupe</a>`;
    const retire = html`<button class="grave" @click=${() => this.#ask('retire')}>${texts.models.retire}</button>`;
    return html` <div class="row spread">
        <div class="row">
          <a class="button" href=${href('models')}>${icon('back')}${texts.places.models}</a>
          <h1 tabindex="-1">${one.id}</h1>
        </div>
        <div class="row">
          ${may(store().session.role, 'ENGINEER') ? save : nothing}
          ${engineer && one.in_force_at.length === 0 ? retire : nothing}
        </div>
      </div>
      <section class="card stack" aria-label=${texts.models.promise}>
        <p class="promise">${sentence(one.promise)}</p>
        <p class="soft">
          ${one.retired ? texts.models.retiredOn(moment(one.retired)) : texts.models.decides(one.in_force_at)}
        </p>
      </section>
      ${engineer ? this.#activation() : nothing}
      <div class="two">
        <section class="card stack" aria-label=${texts.models.origin}>
          <h2>${texts.models.origin}</h2>
          ${this.#origin(one, manifest.provenance)}
        </section>
        <div class="stack">
          <section class="card stack" aria-label=${texts.models.thresholds}>
            <h2>${texts.models.thresholds}</h2>
            ${this.#thresholds(one.thresholds)}
          </section>
          <section class="card stack" aria-label=${texts.groups.title}>
            <h2>${texts.groups.title}</h2>
            ${this.#groups(one.defect_groups)} ${engineer ? this.#giveGroups(one.defect_groups) : nothing}
          </section>
          <section class="card" aria-label=${texts.models.settings}>
            <details>
              <summary>${texts.models.settings}</summary>
              <pre>${JSON.stringify(manifest.settings, null, 2)}</pre>
            </details>
          </section>
        </div>
      </div>
      ${this.asked ? this.#question() : nothing}`;
  }

  #activation() {
    const recipes = store().stations.flatMap((station) => station.recipes.map((recipe) => ({ station, recipe })));
    return html`<section class="card stack" aria-label=${texts.models.activate}>
      <h2>${texts.models.activate}</h2>
      <div class="row low">
        <div class="field grow">
          <label for="where">${texts.models.where}</label>
          <select id="where">
            ${recipes.map(({ station, recipe }) => this.#recipe(station, recipe))}
          </select>
        </div>
        <button class="main" ?disabled=${recipes.length === 0} @click=${() => this.#ask('activate')}>
          ${texts.models.activate}
        </button>
      </div>
    </section>`;
  }

  #recipe(station, recipe) {
    const now = recipe.active?.model ?? texts.models.empty;
    const value = JSON.stringify([station.id, recipe.id]);
    return html`<option value=${value}>${station.name} · ${recipe.name} (${now})</option>`;
  }

  #origin(one, from) {
    const facts = [
      [texts.models.method, one.method],
      [texts.models.dataset, `${from.dataset} (${from.dataset_format})`],
      [texts.models.learned, texts.models.pictures(count(from.training_images), count(from.held_out_images))],
      [texts.models.backbone, from.backbone],
      [texts.models.seed, from.seed],
      [texts.models.created, moment(from.created)],
      [texts.models.took, duration(from.training_seconds)],
      [texts.models.machine, from.machine],
      [texts.models.software, `Loupe ${from.loupe_version}, ONNX Runtime ${from.onnx_runtime_version}`],
      [texts.models.registered, `${moment(one.created)}, ${one.created_by}`],
      [texts.models.note, words(one.note)],
      [texts.inspection.digest, html`<code>${one.sha256}</code>`],
      [texts.models.fingerprint, html`<code>${from.dataset_fingerprint}</code>`],
    ];
    return html`<dl class="facts">
      ${facts.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  #thresholds(thresholds) {
    const { promise } = thresholds;
    return html`<dl class="facts">
        <dt>${texts.score.ngFrom}</dt>
        <dd>${figure(thresholds.image, 5)}</dd>
        <dt>${texts.score.reviewFrom}</dt>
        <dd>${figure(thresholds.review, 5)}</dd>
        <dt>${texts.models.bound}</dt>
        <dd>${promise.rate < 1 ? percent(promise.rate) : '–'}</dd>
        <dt>${texts.models.confidence}</dt>
        <dd>${percent(promise.confidence, 0)}</dd>
        <dt>${texts.models.heldOut}</dt>
        <dd>${count(promise.images)}</dd>
      </dl>
      ${
        thresholds.history.length > 0
          ? html`<h3>${texts.models.history}</h3>
              <ol class="history">
                ${thresholds.history.map((line) => html`<li>${line}</li>`)}
              </ol>`
          : nothing
      }`;
  }

  #groups(known) {
    if (!known) return html`<p class="soft">${texts.groups.none}</p>`;
    return html`<table>
        <thead>
          <tr>
            <th>${texts.groups.name}</th>
            <th class="number">${texts.groups.members}</th>
          </tr>
        </thead>
        <tbody>
          ${known.groups.map(
            (group) =>
              html`<tr>
                <td>${group.label}</td>
                <td class="number">${count(group.members)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="soft">${texts.groups.given(moment(known.at), known.who)}</p>`;
  }

  #giveGroups(known) {
    return html`<loupe-drop
        accept=".json"
        ?busy=${this.busy}
        .words=${texts.groups}
        @files=${(event) => this.#name(() => giveGroups(this.detail.model.id, event.detail.files[0]), texts.groups.added)}
      ></loupe-drop>
      ${
        known
          ? html`<button
              class="grave"
              @click=${() => this.#name(() => takeGroups(this.detail.model.id), texts.groups.removed)}
            >
              ${texts.groups.remove}
            </button>`
          : nothing
      }`;
  }

  async #name(action, done) {
    this.busy = true;
    try {
      await action();
      say(done);
      await this.refresh();
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = false;
    }
  }

  #question() {
    const activating = this.asked === 'activate';
    return html`<loupe-ask
      heading=${activating ? texts.models.activate : texts.models.retire}
      .label=${activating ? texts.reason : texts.optional}
      ?required=${activating}
      .action=${activating ? texts.models.activate : texts.models.retire}
      .failure=${this.problem}
      @answered=${(event) => (activating ? this.#activate(event.detail.words) : this.#retire())}
      @closed=${() => (this.asked = undefined)}
    >
      <p>${activating ? texts.models.activateMeans : texts.models.retireMeans}</p></loupe-ask
    >`;
  }

  #ask(what) {
    this.problem = '';
    this.asked = what;
  }

  async #activate(reason) {
    const [station, recipe] = JSON.parse(this.renderRoot.querySelector('#where').value);
    await this.#do(async () => {
      await activate(station, recipe, { model: this.detail.model.id, reason });
      say(texts.models.activated(this.detail.model.id, station));
      go('stations', station, recipe);
    });
  }

  async #retire() {
    await this.#do(async () => {
      await retireModel(this.detail.model.id);
      say(texts.models.gone(this.detail.model.id));
      await this.refresh();
    });
  }

  async #do(action) {
    try {
      await action();
      this.asked = undefined;
    } catch (failure) {
      this.problem = failure.message;
    }
  }
}

customElements.define('loupe-model', Model);
