// The review queue: one part at a time, one key each.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { Keys } from '../app/keys.js';
import { put, store } from '../app/store.js';
import { decide, reviewQueue } from '../app/station.js';
import '../elements/inspection-view.js';
import '../elements/verdict-mark.js';

class Review extends Screen {
  static properties = {
    queue: { state: true },
    total: { state: true },
    at: { state: true },
    comment: { state: true },
    busy: { state: true },
  };

  static follows = ['inspection', 'review'];

  static calm = 1500;

  static styles = Screen.styled(css`
    .decide { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
    .decide button { min-height: 66px; font-size: 18px; flex-wrap: wrap; }
    .decide button.confirm { border: 2px solid var(--ng); color: var(--ng); background: var(--ng-wash); }
    .decide button.overrule { border: 2px solid var(--ok); color: var(--ok); background: var(--ok-wash); }
    .tools { display: grid; gap: 14px; }
    .tools .row button { flex: 1; }
    textarea { min-height: var(--touch); height: 66px; }
    .decide button { padding: 8px; gap: 4px 9px; }
    @media (max-width: 560px) { .decide button { font-size: 16px; } }
  `);

  constructor() {
    super();
    this.queue = [];
    this.total = 0;
    this.at = '';
    this.comment = '';
    this.keys = new Keys(this, {
      c: () => this.#decide('NG'),
      o: () => this.#decide('OK'),
      t: () => this.renderRoot.querySelector('textarea')?.focus(),
      ArrowRight: () => this.#step(1),
      ArrowLeft: () => this.#step(-1),
    });
  }

  async load(signal) {
    const page = await reviewQueue({ station: store().station, limit: 50 }, signal);
    this.queue = page.items;
    this.total = page.waiting;
    if (!this.#current) this.at = this.queue[0]?.inspection_id ?? '';
    put({ waiting: this.total });
  }

  get #current() {
    return this.queue.find((one) => one.inspection_id === this.at);
  }

  body() {
    const one = this.#current;
    return html` <div class="row spread">
        <h1 tabindex="-1">${texts.places.review}</h1>
        <p class="soft" role="status">${texts.review.waiting(this.total)}</p>
      </div>
      ${one ? this.#part(one) : html`<p class="empty">${texts.review.none}</p>`}`;
  }

  #part(one) {
    const index = this.queue.indexOf(one);
    return html` <loupe-inspection .inspection=${one}
        ><div class="stack">
          <div class="decide">
            <button class="confirm" ?disabled=${this.busy} @click=${() => this.#decide('NG')}>
              <loupe-verdict verdict="NG" bare></loupe-verdict>${texts.review.confirm}<kbd>C</kbd>
            </button>
            <button class="overrule" ?disabled=${this.busy} @click=${() => this.#decide('OK')}>
              <loupe-verdict verdict="OK" bare></loupe-verdict>${texts.review.overrule}<kbd>O</kbd>
            </button>
          </div>
          <div class="tools">
            <div class="field">
              <label for="comment">${texts.review.comment} <kbd>T</kbd></label>
              <textarea
                id="comment"
                maxlength="1000"
                .value=${this.comment}
                placeholder=${texts.review.commentHint}
                @input=${(event) => (this.comment = event.target.value)}
                @keydown=${this.#left}
              ></textarea>
            </div>
            <div class="row">
              <button ?disabled=${index <= 0} @click=${() => this.#step(-1)}>
                ${icon('back')}${texts.review.back}<kbd>←</kbd>
              </button>
              <button ?disabled=${index >= this.queue.length - 1} @click=${() => this.#step(1)}>
                ${texts.review.skip}<kbd>→</kbd>${icon('next')}
              </button>
            </div>
          </div>
        </div></loupe-inspection
      >
      <p class="unseen" role="status">${texts.review.spoken(one, index + 1, this.queue.length)}</p>
      ${this.queue.length < this.total ? html`<p class="soft small">${texts.review.showing(this.queue.length, this.total)}</p>` : nothing}`;
  }

  async #decide(verdict) {
    const one = this.#current;
    if (!one || this.busy) return;
    this.busy = true;
    try {
      await decide(one.inspection_id, verdict, this.comment.trim());
      say(texts.review.done(verdict, one.origin.serial));
      this.#gone(one);
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = false;
    }
  }

  #gone(one) {
    const index = this.queue.indexOf(one);
    this.queue = this.queue.filter((other) => other !== one);
    this.total -= 1;
    this.comment = '';
    this.at = (this.queue[index] ?? this.queue.at(-1))?.inspection_id ?? '';
    this.refresh();
  }

  #step(by) {
    const next = this.queue[this.queue.indexOf(this.#current) + by];
    if (next) this.at = next.inspection_id;
  }

  /** Escape leaves the comment, so that the keys decide again. */
  #left(event) {
    if (event.key === 'Escape') event.target.blur();
  }
}
customElements.define('loupe-review', Review);
