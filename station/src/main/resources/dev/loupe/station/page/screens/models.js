// The registered detectors; one of them with everything it says about itself.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { digest, figure, moment, sentence } from '../app/format.js';
import { href } from '../app/router.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import { models, register } from '../app/station.js';
import '../elements/file-drop.js';
import './model.js';

class Models extends Screen {
  static properties = { models: { state: true }, busy: { state: true }, name: { state: true } };

  static follows = ['model', 'activation'];

  static styles = Screen.styled(css`
    .tag { display: inline-block; padding: 2px 10px; border-radius: 12px; font-size: 14px; font-weight: 600; background: var(--accent-wash); color: var(--accent); margin: 2px 4px 2px 0; overflow-wrap: anywhere; }
    .tag.retired { background: var(--invalid-wash); color: var(--invalid); }
    td a { display: inline-flex; align-items: center; min-height: var(--touch); font-weight: 600; overflow-wrap: normal; }
    .add { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); align-items: end; }
    @media (max-width: 860px) { .add { grid-template-columns: minmax(0, 1fr); } }
  `);

  async load(signal) {
    if (!this.place.path[1]) this.models = await models(signal);
  }

  stationChosen() {}

  render() {
    return this.place.path[1] ? html`<loupe-model .place=${this.place}></loupe-model>` : super.render();
  }

  body() {
    return html` <h1 tabindex="-1">${texts.places.models}</h1>
      ${
        this.models.length === 0
          ? html`<p class="empty">${texts.models.none}</p>`
          : html` <div class="card wide">
              <table class="cards">
                <thead>
                  <tr>
                    <th>${texts.inspection.model}</th>
                    <th>${texts.models.method}</th>
                    <th>${texts.models.inForce}</th>
                    <th>${texts.models.promise}</th>
                    <th class="number">${texts.score.ngFrom}</th>
                    <th>${texts.models.registered}</th>
                  </tr>
                </thead>
                <tbody>
                  ${this.models.map((model) => this.#row(model))}
                </tbody>
              </table>
            </div>`
      }
      ${may(store().session.role, 'ENGINEER') ? this.#add() : nothing}`;
  }

  #row(model) {
    return html`<tr>
      <td data-label=${texts.inspection.model}><a href=${href('models', model.id)}>${model.id}</a></td>
      <td data-label=${texts.models.method}>${model.method}</td>
      <td data-label=${texts.models.inForce}>
        <span>${this.#where(model)}</span>
      </td>
      <td class="small" data-label=${texts.models.promise}>${sentence(model.promise)}</td>
      <td class="number" data-label=${texts.score.ngFrom}>${figure(model.thresholds.image)}</td>
      <td data-label=${texts.models.registered}>
        <span>${moment(model.created)} <code class="soft">${digest(model.sha256)}</code></span>
      </td>
    </tr>`;
  }

  #where(model) {
    if (model.retired) return html`<span class="tag retired">${texts.models.retired}</span>`;
    if (model.in_force_at.length === 0) return html`<span class="soft">${texts.models.nowhere}</span>`;
    return model.in_force_at.map((where) => html`<span class="tag">${where}</span>`);
  }

  #add() {
    return html`<section class="card stack" aria-label=${texts.models.add}>
      <h2>${texts.models.add}</h2>
      <div class="add">
        <div class="stack">
          <div class="field">
            <label for="name">${texts.models.name}</label
            ><input id="name" pattern="[a-z0-9][a-z0-9._\\-]*" maxlength="64" placeholder=${texts.models.nameHint} />
          </div>
          <div class="field">
            <label for="note">${texts.models.note}</label
            ><input id="note" maxlength="1000" placeholder=${texts.optional} />
          </div>
        </div>
        <loupe-drop
          accept=".loupe"
          ?busy=${this.busy}
          .words=${texts.models}
          @files=${(event) => this.#register(event.detail.files[0])}
        ></loupe-drop>
      </div>
    </section>`;
  }

  async #register(file) {
    const value = (id) => this.renderRoot.querySelector(`#${id}`).value.trim();
    this.busy = true;
    try {
      const model = await register(file, value('name') || shortName(file.name), value('note'));
      say(texts.models.added(model.id));
      await this.refresh();
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = false;
    }
  }
}

/** 'Board 7.loupe' becomes 'board-7'. */
const shortName = (fileName) =>
  fileName
    .replace(/\.loupe$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64) || 'model';

customElements.define('loupe-models', Models);
