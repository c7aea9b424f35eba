// The base of every screen: loads what it shows, loads it again when the station says that it
// changed or when the line to the server is back, and says in words what did not work.
import { html } from 'lit';
import { LoupeElement } from '../elements/element.js';
import { icon } from '../elements/icon.js';
import { texts } from '../app/texts.js';
import { events } from '../app/events.js';
import { Watch } from '../app/store.js';

/**
 * A screen. Override load(signal) and body(); name in 'follows' the events after which to load
 * again.
 *
 * @prop {object} place where the page is: path and query
 */
export class Screen extends LoupeElement {
  static properties = {
    place: { attribute: false },
    loaded: { state: true },
    failure: { state: true },
  };

  static follows = [];

  /** Milliseconds between two loads on behalf of events. */
  static calm = 400;

  /** Milliseconds between two loads of what no event tells of; 0 for never. */
  static pulse = 0;

  #running;
  #pending;
  #beat;

  constructor() {
    super();
    this.loaded = false;
    new Watch(this, ['station'], () => this.stationChosen());
  }

  connectedCallback() {
    super.connectedCallback();
    events.addEventListener('event', this.#happened);
    events.addEventListener('opened', this.#again);
    if (this.constructor.pulse) this.#beat = setInterval(this.#again, this.constructor.pulse);
  }

  disconnectedCallback() {
    events.removeEventListener('event', this.#happened);
    events.removeEventListener('opened', this.#again);
    this.#running?.abort();
    clearTimeout(this.#pending);
    clearInterval(this.#beat);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('place')) this.refresh();
  }

  /** Loads anew; a load under way is given up. */
  async refresh() {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    try {
      await this.load(running.signal);
      if (this.#running !== running) return;
      this.failure = undefined;
      this.loaded = true;
    } catch (failure) {
      if (failure.name !== 'AbortError' && this.#running === running) this.failure = failure;
    }
  }

  /** Fetches what the screen shows. */
  async load() {}

  /** What to do when another station is chosen; most load again. */
  stationChosen() {
    this.refresh();
  }

  /** What to do about an event; the default loads again when the screen follows its type. */
  happened({ type }) {
    if (this.constructor.follows.includes(type)) this.#soon();
  }

  render() {
    return html`<div class="stack">
      ${this.failure ? this.#failed() : ''}
      ${this.loaded ? this.body() : this.failure ? '' : html`<p class="soft" role="status">${texts.loading}</p>`}
    </div>`;
  }

  #failed() {
    return html`<div class="card row" role="alert">
      ${icon('warning')}
      <p class="grow">${this.failure.message}</p>
      <button @click=${this.refresh}>${texts.again}</button>
    </div>`;
  }

  #happened = (event) => this.happened(event.detail);
  #again = () => this.#soon();

  #soon() {
    if (this.#pending) return;
    this.#pending = setTimeout(() => {
      this.#pending = undefined;
      this.refresh();
    }, this.constructor.calm);
  }
}
