// Drop a picture and see it judged.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { texts } from '../app/texts.js';
import { store } from '../app/store.js';
import { inspect } from '../app/station.js';
import '../elements/file-drop.js';
import '../elements/inspection-view.js';
import '../elements/recent-strip.js';

class Inspect extends Screen {
  static properties = {
    judged: { state: true },
    shown: { state: true },
    busy: { state: true },
    station: { state: true },
    problems: { state: true },
  };

  static styles = Screen.styled(css`
    .ask { display: grid; grid-template-columns: minmax(0, 2fr) minmax(230px, 1fr); gap: 18px; align-items: start; }
    @media (max-width: 860px) { .ask { grid-template-columns: minmax(0, 1fr); } }
    .problems { color: var(--ng); overflow-wrap: anywhere; }
  `);

  constructor() {
    super();
    this.judged = [];
    this.problems = [];
    this.loaded = true;
  }

  body() {
    const { stations, station } = store();
    return html` <h1 tabindex="-1">${texts.places.inspect}</h1>
      <div class="ask">
        <loupe-drop ?busy=${this.busy} @files=${(event) => this.#take(event.detail.files)}></loupe-drop>
        <div class="card stack">
          <div class="field">
            <label for="at">${texts.inspection.station}</label>
            <select id="at">
              ${stations.map((one) => html`<option value=${one.id} ?selected=${one.id === station}>${one.name || one.id}</option>`)}
            </select>
          </div>
          <div class="field">
            <label for="serial">${texts.inspection.serial}</label
            ><input id="serial" maxlength="120" placeholder=${texts.optional} />
          </div>
        </div>
      </div>
      ${
        this.problems.length > 0
          ? html`<ul class="card problems" role="alert">
              ${this.problems.map((problem) => html`<li>${problem}</li>`)}
            </ul>`
          : nothing
      }
      ${
        this.shown
          ? html` <p class="unseen" role="status">${texts.live.spoken(this.shown)}</p>
              <loupe-inspection .inspection=${this.shown}></loupe-inspection>
              <loupe-strip
                ?hidden=${this.judged.length < 2}
                .inspections=${this.judged}
                .chosen=${this.shown.inspection_id}
                @chosen=${this.#show}
              ></loupe-strip>`
          : nothing
      }`;
  }

  async #take(files) {
    this.busy = true;
    this.problems = [];
    for (const file of files) {
      try {
        this.shown = await inspect(file, this.#origin());
        this.judged = [this.shown, ...this.judged].slice(0, 50);
      } catch (failure) {
        this.problems = [...this.problems, `${file.name}: ${failure.message}`];
      }
    }
    this.busy = false;
  }

  #origin() {
    const value = (id) => this.renderRoot.querySelector(`#${id}`).value.trim();
    return { station: value('at'), serial: value('serial') };
  }

  #show(event) {
    this.shown = this.judged.find((one) => one.inspection_id === event.detail.id);
  }
}
customElements.define('loupe-inspect', Inspect);
