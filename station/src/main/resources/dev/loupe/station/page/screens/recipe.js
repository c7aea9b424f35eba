// How one product is judged at one station: model, thresholds, regions, shadow, and what was before.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { sentence, words } from '../app/format.js';
import { href } from '../app/router.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import {
  activate,
  activations,
  applyRecalibration,
  changeRecipe,
  changeRegions,
  changeThresholds,
  compareShadow,
  inspections,
  jpegOf,
  models,
  pictureOf,
  recalibrate,
  recalibrations,
  rollBack,
  setShadow,
  station,
} from '../app/station.js';
import '../elements/ask.js';
import '../elements/form-dialog.js';
import '../elements/recalibration.js';
import '../elements/recipe-model.js';
import '../elements/recipe-past.js';
import '../elements/recipe-shadow.js';
import '../elements/region-editor.js';
import '../elements/threshold-form.js';

class Recipe extends Screen {
  static properties = {
    station: { state: true },
    recipe: { state: true },
    models: { state: true },
    before: { state: true },
    shadow: { state: true },
    recalibration: { state: true },
    proposal: { state: true },
    refused: { state: true },
    backdrop: { state: true },
    shapes: { state: true },
    asked: { state: true },
    tab: { state: true },
    problem: { state: true },
  };

  static follows = ['station', 'activation', 'model', 'shadow', 'recalibration'];

  static styles = Screen.styled(css`
    .tabs { display: flex; flex-wrap: wrap; gap: 8px; }
    .two { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); align-items: start; }
  `);

  constructor() {
    super();
    this.tab = 'model';
  }

  async load(signal) {
    const [, id, recipe] = this.place.path;
    const [one, known, past, drawn, recent] = await Promise.all([
      station(id, signal),
      models(signal),
      activations(id, recipe, signal),
      recalibrations(id, recipe, signal),
      inspections({ station: id, limit: 30 }, signal),
    ]);
    this.station = one;
    this.models = known.filter((model) => !model.retired);
    this.before = past;
    [this.recalibration] = drawn;
    this.backdrop ??= recent.items.find((inspection) => inspection.picture && inspection.image.width);
    this.#take(one.recipes.find((other) => other.id === recipe));
    this.shadow = this.recipe?.active?.shadow_model ? await compareShadow(id, recipe, signal) : undefined;
  }

  /** Regions that are being drawn stay when something else of the recipe changes. */
  #take(recipe) {
    if (recipe?.active?.id !== this.recipe?.active?.id || !this.shapes) this.shapes = shapesOf(recipe?.active?.regions);
    this.recipe = recipe;
  }

  stationChosen() {}

  get #engineer() {
    return may(store().session.role, 'ENGINEER');
  }

  body() {
    if (!this.recipe) return html`<p class="empty">${texts.failure.status(404)}</p>`;
    const tabs = {
      model: () => this.#model(),
      thresholds: () => this.#thresholds(),
      regions: () => this.#regions(),
      before: () => this.#before(),
    };
    return html` <div class="row spread">
        <div class="row">
          <a class="button" href=${href('stations')}>${icon('back')}${texts.places.stations}</a>
          <h1 tabindex="-1">${this.station.name} · ${this.recipe.name}</h1>
        </div>
        <div class="tabs" role="group" aria-label=${texts.recipe.tabs}>
          ${Object.keys(tabs).map((tab) => html`<button aria-pressed=${tab === this.tab} @click=${() => (this.tab = tab)}>${texts.recipe[tab]}</button>`)}
        </div>
      </div>
      <div @asked=${(event) => this.#ask(event.detail.kind, event.detail.request)}>${tabs[this.tab]()}</div>
      ${this.asked ? this.#question() : nothing}`;
  }

  #model() {
    const { active } = this.recipe;
    const locked = !this.#engineer;
    return html`<div class="two">
      <loupe-recipe-model
        .active=${active}
        .models=${this.models}
        ?locked=${locked}
        ?returns=${this.before.length > 1}
      ></loupe-recipe-model>
      <loupe-recipe-shadow
        .active=${active}
        .models=${this.models}
        .comparison=${this.shadow}
        ?locked=${locked}
      ></loupe-recipe-shadow>
      ${this.#part()}
    </div>`;
  }

  #part() {
    const change = html`<div><button @click=${() => this.#ask('part')}>${texts.stations.change}</button></div>`;
    return html`<section class="card stack" aria-label=${texts.recipe.part}>
      <h2>${texts.recipe.part}</h2>
      <dl class="facts">
        <dt>${texts.recipe.pattern}</dt>
        <dd><code>${words(this.recipe.serial_pattern)}</code></dd>
        <dt>${texts.recipe.scale}</dt>
        <dd>${words(this.recipe.millimetres_per_pixel)}</dd>
      </dl>
      ${this.#engineer ? change : nothing}
    </section>`;
  }

  #thresholds() {
    const { active } = this.recipe;
    return html`<section class="card stack" aria-label=${texts.recipe.thresholds}>
      <h2>${texts.recipe.thresholds}</h2>
      ${
        active
          ? html`<p class="soft">${sentence(active.promise)}</p>
              ${active.scoring === 'REGIONS' ? html`<p class="soft">${texts.thresholds.insideRegions}</p>` : nothing}
              <loupe-thresholds
                .active=${active}
                .proposal=${this.proposal}
                ?locked=${!this.#engineer}
                @wanted=${(event) => this.#ask('thresholds', event.detail)}
              ></loupe-thresholds>
              <loupe-recalibration
                .latest=${this.recalibration}
                .problem=${this.refused}
                ?locked=${!this.#engineer}
                @began=${(event) => this.#recalibrate(event.detail)}
                @look=${(event) => (this.proposal = event.detail)}
                @apply=${(event) => this.#ask('recalibration', event.detail)}
              ></loupe-recalibration>`
          : html`<p class="soft">${texts.stations.nothing}</p>`
      }
    </section>`;
  }

  async #recalibrate(request) {
    try {
      this.recalibration = await recalibrate(this.station.id, this.recipe.id, request);
      this.refused = '';
    } catch (failure) {
      this.refused = failure.message;
    }
  }

  #regions() {
    const { active } = this.recipe;
    if (!active || !this.backdrop)
      return html`<p class="empty">${active ? texts.recipe.noPicture : texts.stations.nothing}</p>`;
    return html`<section class="card stack" aria-label=${texts.recipe.regions}>
      <h2>${texts.recipe.regions}</h2>
      <p class="soft">${texts.recipe.regionsMean}</p>
      <loupe-region-editor
        .picture=${jpegOf(pictureOf(this.backdrop))}
        .width=${this.backdrop.image.width}
        .height=${this.backdrop.image.height}
        .shapes=${this.shapes}
        @shapes=${(event) => (this.shapes = event.detail.shapes)}
      ></loupe-region-editor>
      ${
        this.#engineer
          ? html`<div class="row">
              <button class="main" @click=${() => this.#ask('regions', regionsOf(this.shapes))}>
                ${texts.recipe.saveRegions}
              </button>
              <button @click=${() => (this.shapes = shapesOf(active.regions))}>${texts.thresholds.reset}</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  #before() {
    return html`<loupe-recipe-past .activations=${this.before} ?locked=${!this.#engineer}></loupe-recipe-past>`;
  }

  #ask(kind, request = {}) {
    this.problem = '';
    this.asked = { kind, request };
  }

  #question() {
    const { kind } = this.asked;
    const closed = () => (this.asked = undefined);
    if (kind === 'part') {
      const fields = [
        { name: 'name', label: texts.stations.name, value: this.recipe.name, required: true },
        {
          name: 'serial_pattern',
          label: texts.recipe.pattern,
          value: this.recipe.serial_pattern,
          hint: texts.recipe.patternHint,
        },
        {
          name: 'millimetres_per_pixel',
          label: texts.recipe.scale,
          value: this.recipe.millimetres_per_pixel,
          type: 'number',
        },
      ];
      return html`<loupe-form-dialog
        heading=${texts.recipe.part}
        .action=${texts.save}
        .fields=${fields}
        .failure=${this.problem}
        @filled=${(event) => this.#save(event.detail.values)}
        @closed=${closed}
      ></loupe-form-dialog>`;
    }
    return html`<loupe-ask
      heading=${texts.recipe.asks[kind]}
      .label=${texts.reason}
      .failure=${this.problem}
      required
      .action=${texts.save}
      @answered=${(event) => this.#save({ reason: event.detail.words })}
      @closed=${closed}
      ><p class="soft">${texts.recipe.means[kind] ?? ''}</p></loupe-ask
    >`;
  }

  async #save(values) {
    const { kind, request } = this.asked;
    const [id, recipe] = [this.station.id, this.recipe.id];
    const scale = values.millimetres_per_pixel;
    const call = {
      activate: () => activate(id, recipe, { ...request, ...values }),
      rollback: () => rollBack(id, recipe, { ...request, ...values }),
      thresholds: () => changeThresholds(id, recipe, { ...request, ...values }),
      recalibration: () => applyRecalibration(id, recipe, request.id, values),
      regions: () => changeRegions(id, recipe, { ...request, ...values }),
      shadow: () => setShadow(id, recipe, { ...request, ...values }),
      part: () => changeRecipe(id, recipe, { ...values, millimetres_per_pixel: scale === null ? null : Number(scale) }),
    }[kind];
    try {
      await call();
      say(texts.saved);
      this.asked = undefined;
      await this.refresh();
    } catch (failure) {
      this.problem = failure.message;
    }
  }
}

const shapesOf = (regions = { inspect: [], ignore: [] }) =>
  ['inspect', 'ignore'].flatMap((kind) => regions[kind].map((polygon) => ({ kind, polygon })));

const regionsOf = (shapes) => ({
  inspect: shapes.filter(({ kind }) => kind === 'inspect').map(({ polygon }) => polygon),
  ignore: shapes.filter(({ kind }) => kind === 'ignore').map(({ polygon }) => polygon),
});
customElements.define('loupe-recipe', Recipe);
