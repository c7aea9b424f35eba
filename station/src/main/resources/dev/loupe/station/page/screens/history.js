// Everything that was inspected, to search; and one inspection in full.
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { figure, recent, words } from '../app/format.js';
import { href, refine } from '../app/router.js';
import { store } from '../app/store.js';
import { exportOf, inspections, models, thumbnailOf } from '../app/station.js';
import '../elements/verdict-mark.js';
import './inspection.js';

const PAGE = 40;
const FIELDS = ['serial', 'verdict', 'model', 'from', 'to'];

class History extends Screen {
  static properties = {
    found: { state: true },
    next: { state: true },
    models: { state: true },
    newer: { state: true },
  };

  static styles = Screen.styled(css`
    td.picture { width: 86px; min-width: 86px; }
    img { display: block; width: 76px; height: 56px; object-fit: cover; border-radius: 5px; background: #0d1114; }
    .fields { grid-template-columns: repeat(3, minmax(0, 1fr)) repeat(2, minmax(0, 1.35fr)) minmax(110px, .7fr); }
    @media (max-width: 1300px) { .fields { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
    tr.link { cursor: pointer; }
    tr.link:hover { background: var(--sunken); }
    td a { display: inline-flex; align-items: center; min-height: var(--touch); font-weight: 580; }
    @media (max-width: 700px) {
      .fields { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
      .time { grid-column: 1 / -1; }
      table.cards tr { display: grid; grid-template-columns: 84px minmax(0, 1fr) auto; gap: 0 12px; align-items: center; }
      table.cards td { padding: 0; text-align: left; }
      table.cards td::before { display: none; }
      table.cards td.picture { grid-row: 1 / 3; width: 76px; min-width: 76px; }
      table.cards td.rare { display: none; }
    }
  `);

  constructor() {
    super();
    this.found = [];
    this.models = [];
  }

  get #id() {
    return this.place.path[1];
  }

  async load(signal) {
    if (this.#id) return;
    const [page, known] = await Promise.all([this.#ask('', signal), models(signal)]);
    this.found = page.items;
    this.next = page.next;
    this.models = known;
    this.newer = false;
  }

  happened({ type }) {
    if (type === 'inspection' && !this.#id && this.loaded) this.#arrived();
    if (type === 'review' && !this.#id) this.refresh();
  }

  /** What came in belongs on top, unless somebody is further down or searches the past. */
  #arrived() {
    const onTop = scrollY < 200 && this.found.length <= PAGE && !this.place.query.get('to');
    if (onTop) super.happened({ type: 'inspection' });
    else this.newer = true;
  }

  static follows = ['inspection'];

  render() {
    return this.#id ? html`<loupe-one .place=${this.place}></loupe-one>` : super.render();
  }

  body() {
    return html` <div class="row spread">
        <h1 tabindex="-1">${texts.places.history}</h1>
        <div class="row">
          <a class="button" href=${exportOf('csv', this.#query())} download>${icon('save')}CSV</a>
          <a class="button" href=${exportOf('jsonl', this.#query())} download>${icon('save')}${texts.history.lines}</a>
        </div>
      </div>
      ${this.#form()}
      ${
        this.newer
          ? html`<button
              class="main"
              @click=${() => {
                scrollTo(0, 0);
                this.refresh();
              }}
            >
              ${texts.history.newer}
            </button>`
          : nothing
      }
      ${
        this.found.length === 0
          ? html`<p class="empty">${texts.history.none}</p>`
          : html` <div class="card wide">
                <table class="cards">
                  <thead>
                    <tr>
                      <th>${texts.picture.label}</th>
                      <th>${texts.inspection.serial}</th>
                      <th>${texts.inspection.verdict}</th>
                      <th class="number">${texts.score.label}</th>
                      <th>${texts.inspection.person}</th>
                      <th>${texts.inspection.station}</th>
                      <th>${texts.inspection.model}</th>
                      <th>${texts.inspection.decided}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${repeat(
                      this.found,
                      (one) => one.inspection_id,
                      (one) => this.#row(one),
                    )}
                  </tbody>
                </table>
              </div>
              ${this.next ? html`<button @click=${this.#more}>${texts.history.more}</button>` : nothing}`
      }`;
  }

  #row(one) {
    const address = href('history', one.inspection_id);
    return html`<tr
      class="link"
      @click=${(event) => event.composedPath().some((node) => node.localName === 'a') || location.assign(address)}
    >
      <td class="picture">
        <img src=${thumbnailOf(one)} alt="" loading="lazy" @error=${(event) => event.target.removeAttribute('src')} />
      </td>
      <td data-label=${texts.inspection.serial}>
        <a href=${address}>${one.origin.serial || texts.history.noSerial}</a>
      </td>
      <td data-label=${texts.inspection.verdict}><loupe-verdict verdict=${one.verdict}></loupe-verdict></td>
      <td class="number rare" data-label=${texts.score.label}>${figure(one.raw_score)}</td>
      <td class="rare" data-label=${texts.inspection.person}>
        ${
          one.operator
            ? html`<loupe-verdict verdict=${one.operator.verdict}></loupe-verdict>`
            : html`<span class="soft">${texts.history.notSeen}</span>`
        }
      </td>
      <td class="rare" data-label=${texts.inspection.station}>${words(one.origin.station)}</td>
      <td class="rare" data-label=${texts.inspection.model}>${one.model.id}</td>
      <td data-label=${texts.inspection.decided}>${recent(one.times.decided)}</td>
    </tr>`;
  }

  #form() {
    const { query } = this.place;
    const set = (name) => query.get(name) ?? '';
    return html`<form
      class="card fields"
      role="search"
      aria-label=${texts.history.search}
      @submit=${this.#search}
      @change=${this.#search}
    >
      <div class="field">
        <label for="serial">${texts.inspection.serial}</label
        ><input id="serial" name="serial" type="search" .value=${set('serial')} maxlength="120" />
      </div>
      <div class="field">
        <label for="verdict">${texts.inspection.verdict}</label
        ><select id="verdict" name="verdict">
          <option value="">${texts.any}</option>
          ${['NG', 'REVIEW', 'OK', 'INVALID'].map((one) => html`<option ?selected=${one === set('verdict')}>${one}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="model">${texts.inspection.model}</label
        ><select id="model" name="model">
          <option value="">${texts.any}</option>
          ${this.models.map((one) => html`<option value=${one.id} ?selected=${one.id === set('model')}>${one.id}</option>`)}
        </select>
      </div>
      <div class="field time">
        <label for="from">${texts.history.from}</label
        ><input id="from" name="from" type="datetime-local" .value=${set('from')} />
      </div>
      <div class="field time">
        <label for="to">${texts.history.to}</label><input id="to" name="to" type="datetime-local" .value=${set('to')} />
      </div>
      <button class="main">${texts.history.search}</button>
    </form>`;
  }

  #search(event) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const query = Object.fromEntries(FIELDS.map((name) => [name, given.get(name).trim()]));
    refine(query);
    this.place = { ...this.place, query: new URLSearchParams(query) };
  }

  /** What was searched for, with times as the API wants them. */
  #query() {
    const query = Object.fromEntries(FIELDS.map((name) => [name, this.place.query.get(name) ?? '']));
    for (const end of ['from', 'to']) if (query[end]) query[end] = new Date(query[end]).toISOString();
    return { station: store().station, ...query, serial: beginning(query.serial) };
  }

  #ask(cursor, signal) {
    return inspections({ ...this.#query(), limit: PAGE, cursor }, signal);
  }

  async #more() {
    try {
      const page = await this.#ask(this.next);
      this.found = [...this.found, ...page.items];
      this.next = page.next;
    } catch (failure) {
      complain(failure);
    }
  }
}
/** Part of a number finds all that begin with it. */
const beginning = (serial) => (serial && !serial.endsWith('*') ? `${serial}*` : serial);

customElements.define('loupe-history', History);
