// Regions of a picture that are inspected or ignored: drawn with mouse or finger, or by numbers.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';
import { bounds, fitted, rectangle } from '../app/polygons.js';
import './region-canvas.js';

/**
 * The editor.
 *
 * @prop {string} picture address of the picture that is drawn on
 * @prop {number} width in pixels
 * @prop {number} height in pixels
 * @prop {Array} shapes [{kind: 'inspect'|'ignore', polygon}]
 * @fires shapes with {shapes} after each change
 */
class RegionEditor extends LoupeElement {
  static properties = {
    picture: {},
    width: { type: Number },
    height: { type: Number },
    shapes: { attribute: false },
    kind: { state: true },
    tool: { state: true },
    chosen: { state: true },
  };

  static styles = LoupeElement.styled(css`
    .group { display: flex; flex-wrap: wrap; gap: 8px; }
    .shapes { display: grid; gap: 10px; }
    .shapes li { display: grid; grid-template-columns: minmax(8.5em, 1fr) repeat(4, minmax(64px, 84px)) auto; gap: 8px; align-items: end; padding: 8px 10px; border: 1px solid var(--rule); border-left: 6px solid var(--tone); border-radius: 8px; }
    li.inspect { --tone: var(--ok); }
    li.ignore { --tone: var(--ng); border-left-style: dashed; }
    li.chosen { background: var(--accent-wash); }
    .name { align-self: center; font-weight: 580; }
    input { padding: 8px; }
    @media (max-width: 760px) { .shapes li { grid-template-columns: repeat(4, minmax(0, 1fr)); } .name { grid-column: 1 / 4; } li button { justify-self: end; grid-row: 1; grid-column: 4; } }
  `);

  constructor() {
    super();
    this.kind = 'ignore';
    this.tool = 'rectangle';
    this.chosen = -1;
  }

  render() {
    return html`<div class="stack">
      <div class="row">
        <div class="group" role="group" aria-label=${texts.editor.kind}>
          ${['inspect', 'ignore'].map(
            (kind) =>
              html` <button aria-pressed=${kind === this.kind} @click=${() => this.#begin({ kind })}>
                ${texts.editor.kinds[kind]}
              </button>`,
          )}
        </div>
        <div class="group" role="group" aria-label=${texts.editor.tool}>
          ${['rectangle', 'polygon'].map(
            (tool) =>
              html` <button aria-pressed=${tool === this.tool} @click=${() => this.#begin({ tool })}>
                ${texts.editor.tools[tool]}
              </button>`,
          )}
        </div>
        <button @click=${this.#middle}>${icon('plus')}${texts.editor.add}</button>
      </div>
      <p class="hint">${texts.editor.hints[this.tool]}</p>
      <loupe-region-canvas
        .picture=${this.picture}
        .width=${this.width}
        .height=${this.height}
        .shapes=${this.shapes}
        .kind=${this.kind}
        .tool=${this.tool}
        .chosen=${this.chosen}
        @shapes=${this.#changed}
      ></loupe-region-canvas>
      ${this.shapes.length === 0 ? html`<p class="soft">${texts.editor.none}</p>` : nothing}
      <ul class="shapes">
        ${this.shapes.map((shape, index) => this.#row(shape, index))}
      </ul>
    </div>`;
  }

  #row({ kind, polygon }, index) {
    const box = bounds(polygon);
    return html`<li class="${kind} ${index === this.chosen ? 'chosen' : ''}">
      <span class="name">${texts.editor.shape(kind, index + 1)}</span>
      ${['x', 'y', 'width', 'height'].map(
        (side) =>
          html`<div class="field">
            <label for="${side}${index}">${texts.editor.sides[side]}</label>
            <input
              id="${side}${index}"
              type="number"
              inputmode="numeric"
              min="0"
              .value=${String(box[side])}
              @change=${(event) => this.#typed(index, side, event)}
            />
          </div>`,
      )}
      <button
        class="icon"
        aria-label=${texts.editor.remove(kind, index + 1)}
        @click=${() =>
          this.#tell(
            this.shapes.filter((_, at) => at !== index),
            -1,
          )}
      >
        ${icon('close', 18)}
      </button>
    </li>`;
  }

  /** What is drawn next; nothing is held, so that a new region can begin inside another. */
  #begin(change) {
    Object.assign(this, change, { chosen: -1 });
  }

  #typed(index, side, event) {
    const box = bounds(this.shapes[index].polygon);
    const limit = {
      x: this.width - box.width,
      y: this.height - box.height,
      width: this.width - box.x,
      height: this.height - box.y,
    }[side];
    const least = side === 'x' || side === 'y' ? 0 : 1;
    const value = Math.min(limit, Math.max(least, Math.round(Number(event.target.value) || 0)));
    event.target.value = String(value);
    const polygon = fitted(this.shapes[index].polygon, { ...box, [side]: value });
    this.#tell(
      this.shapes.map((shape, at) => (at === index ? { ...shape, polygon } : shape)),
      index,
    );
  }

  /** A rectangle in the middle, to be moved with the arrow keys or by numbers. */
  #middle() {
    const [w, h] = [this.width, this.height];
    const polygon = rectangle(
      { x: Math.round(w * 0.35), y: Math.round(h * 0.35) },
      { x: Math.round(w * 0.65), y: Math.round(h * 0.65) },
    );
    this.#tell([...this.shapes, { kind: this.kind, polygon }], this.shapes.length);
  }

  #changed(event) {
    event.stopPropagation();
    this.#tell(event.detail.shapes, event.detail.chosen);
  }

  #tell(shapes, chosen) {
    this.chosen = chosen;
    if (shapes !== this.shapes) this.send('shapes', { shapes });
  }
}
customElements.define('loupe-region-editor', RegionEditor);
