// The last pictures in a strip, newest first: each with its verdict as a shape.
import { css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { time } from '../app/format.js';
import { thumbnailOf } from '../app/station.js';
import './verdict-mark.js';

/**
 * The strip; arrow keys go through it.
 *
 * @prop {Array} inspections newest first
 * @prop {string} chosen id of the one that is shown
 * @fires chosen with {id}
 */
class RecentStrip extends LoupeElement {
  static properties = { inspections: { attribute: false }, chosen: {} };

  static styles = LoupeElement.styled(css`
    ul { display: flex; gap: 8px; overflow-x: auto; padding: 4px 4px 10px; scrollbar-width: thin; }
    li { flex: none; }
    button { position: relative; display: grid; grid-template-rows: 66px auto; gap: 0; width: 92px; padding: 0; overflow: hidden; border: 2px solid var(--rule); }
    button[aria-current="true"] { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
    img, .none { width: 100%; height: 66px; object-fit: cover; background: #0d1114; }
    .foot { display: flex; align-items: center; justify-content: center; gap: 5px; padding: 6px 2px; font-size: 14px; }
  `);

  render() {
    return html`<ul aria-label=${texts.live.strip} @keydown=${this.#key}>
      ${repeat(
        this.inspections,
        (one) => one.inspection_id,
        (one) => this.#tile(one),
      )}
    </ul>`;
  }

  #tile(one) {
    const words = texts.live.tile(one.verdict, time(one.times.decided), one.origin.serial);
    const current = one.inspection_id === this.chosen;
    return html`<li>
      <button
        aria-label=${words}
        title=${words}
        aria-current=${current}
        tabindex=${current ? 0 : -1}
        data-id=${one.inspection_id}
        @click=${() => this.#choose(one.inspection_id)}
      >
        ${!thumbnailOf(one) ? html`<span class="none"></span>` : html`<img src=${thumbnailOf(one)} alt="" loading="lazy" @error=${gone} />`}
        <span class="foot"><loupe-verdict verdict=${one.verdict}></loupe-verdict></span>
      </button>
    </li>`;
  }

  #choose(id) {
    this.send('chosen', { id });
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.inspections.findIndex((one) => one.inspection_id === this.chosen);
    const next = this.inspections[at + step];
    if (!next) return;
    this.#choose(next.inspection_id);
    this.renderRoot.querySelector(`[data-id="${CSS.escape(next.inspection_id)}"]`).focus();
  }
}

const gone = (event) => event.target.removeAttribute('src');
customElements.define('loupe-strip', RecentStrip);
