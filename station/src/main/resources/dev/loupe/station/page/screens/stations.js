// The stations of the line with what decides at each.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { figure, words } from '../app/format.js';
import { href } from '../app/router.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import { addRecipe, addStation, changeStation, stations } from '../app/station.js';
import { SHORT_NAME } from '../app/names.js';
import '../elements/form-dialog.js';
import './recipe.js';

class Stations extends Screen {
  static properties = { stations: { state: true }, asked: { state: true }, problem: { state: true } };

  static follows = ['station', 'activation'];

  static styles = Screen.styled(css`
    .grid { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 430px), 1fr)); align-items: start; }
    .recipes a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 14px; align-items: center; min-height: 64px; padding: 10px 14px; border: 1px solid var(--rule); border-radius: 8px; color: var(--ink); text-decoration: none; }
    .recipes a:hover { border-color: var(--accent); background: var(--accent-wash); }
    .name { font-weight: 620; overflow-wrap: anywhere; }
    .tag { padding: 2px 10px; border-radius: 12px; font-size: 14px; font-weight: 600; background: var(--ok-wash); color: var(--ok); margin-left: 8px; white-space: nowrap; }
    .wash { color: var(--review); }
  `);

  async load(signal) {
    if (!this.place.path[1]) this.stations = await stations(signal);
  }

  stationChosen() {}

  render() {
    return this.place.path[2] ? html`<loupe-recipe .place=${this.place}></loupe-recipe>` : super.render();
  }

  body() {
    const engineer = may(store().session.role, 'ENGINEER');
    return html` <div class="row spread">
        <h1 tabindex="-1">${texts.places.stations}</h1>
        ${engineer ? html`<button class="main" @click=${() => this.#ask({ kind: 'station' })}>${icon('plus')}${texts.stations.add}</button>` : nothing}
      </div>
      ${this.stations.length === 0 ? html`<p class="empty">${texts.stations.none}</p>` : nothing}
      <div class="grid">${this.stations.map((one) => this.#station(one, engineer))}</div>
      ${this.asked ? this.#dialog() : nothing}`;
  }

  #station(one, engineer) {
    return html`<section class="card stack" aria-label=${one.name}>
      <div class="row spread">
        <h2>${one.name}</h2>
        <code class="soft">${one.id}</code>
      </div>
      <dl class="facts">
        <dt>${texts.inspection.camera}</dt>
        <dd>${words(one.camera)}</dd>
        <dt>${texts.inspection.product}</dt>
        <dd>${words(one.product)}</dd>
      </dl>
      <ul class="recipes stack close" aria-label=${texts.stations.recipes}>
        ${one.recipes.map((recipe) => this.#recipe(one, recipe))}
      </ul>
      ${
        engineer
          ? html`<div class="row">
              <button @click=${() => this.#ask({ kind: 'change', one })}>${texts.stations.change}</button>
              <button @click=${() => this.#ask({ kind: 'recipe', one })}>
                ${icon('plus')}${texts.stations.addRecipe}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  #recipe(one, recipe) {
    return html`<li>
      <a href=${href('stations', one.id, recipe.id)}>
        <span
          ><span class="name">${recipe.name}</span
          >${recipe.in_force ? html`<span class="tag">${texts.stations.inForce}</span>` : nothing}<br />
          <span class="small ${recipe.active ? 'soft' : 'wash'}">${inForce(recipe.active)}</span></span
        >
        ${icon('next')}</a
      >
    </li>`;
  }

  #dialog() {
    const { kind, one } = this.asked;
    const camera = { name: 'camera', label: texts.inspection.camera, value: one?.camera };
    const product = { name: 'product', label: texts.inspection.product, value: one?.product };
    const id = {
      name: 'id',
      label: texts.stations.id,
      required: true,
      pattern: SHORT_NAME,
      hint: texts.stations.idHint,
      most: 64,
    };
    const name = { name: 'name', label: texts.stations.name, required: true, value: kind === 'change' ? one.name : '' };
    const fields = {
      station: [id, name, camera, product],
      change: [
        name,
        camera,
        product,
        {
          name: 'recipe',
          label: texts.stations.inForceRecipe,
          value: one?.recipe,
          options: one?.recipes.map((recipe) => [recipe.id, recipe.name]),
        },
      ],
      recipe: [id, name],
    }[kind];
    return html`<loupe-form-dialog
      heading=${texts.stations.heading[kind]}
      .action=${texts.save}
      .fields=${fields}
      .failure=${this.problem}
      @filled=${(event) => this.#save(event.detail.values)}
      @closed=${() => (this.asked = undefined)}
    ></loupe-form-dialog>`;
  }

  #ask(asked) {
    this.problem = '';
    this.asked = asked;
  }

  async #save(values) {
    const { kind, one } = this.asked;
    try {
      if (kind === 'station') await addStation(values);
      else if (kind === 'change') await changeStation(one.id, values);
      else await addRecipe(one.id, { ...values, serial_pattern: null, millimetres_per_pixel: null });
      say(texts.saved);
      this.asked = undefined;
      await this.refresh();
    } catch (failure) {
      this.problem = failure.message;
    }
  }
}
/** 'board7-3, NG from 2.73, shadow board7-2'. */
function inForce(active) {
  if (!active) return texts.stations.nothing;
  const shadow = active.shadow_model ? `, ${texts.stations.shadow} ${active.shadow_model}` : '';
  return `${active.model}, ${texts.score.ngFrom} ${figure(active.thresholds.image)}${shadow}`;
}
customElements.define('loupe-stations', Stations);
