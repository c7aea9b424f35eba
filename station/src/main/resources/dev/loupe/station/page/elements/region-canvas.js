// Draws regions on a picture: drag a rectangle, tap corners of a polygon, tap a region to move it.
import { css, html, svg, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { inside, moved, points, rectangle } from '../app/polygons.js';

const SMALLEST = 6; // pixels of the screen; less is a tap
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The picture with its regions.
 *
 * @prop {string} picture its address
 * @prop {number} width in pixels
 * @prop {number} height in pixels
 * @prop {Array} shapes [{kind: 'inspect'|'ignore', polygon}]
 * @prop {string} kind of what is drawn next
 * @prop {'rectangle'|'polygon'} tool what a finger draws
 * @prop {number} chosen index of the shape whose corners can be moved; -1 for none
 * @fires shapes with {shapes, chosen} after each change
 */
class RegionCanvas extends LoupeElement {
  static properties = {
    picture: {},
    width: { type: Number },
    height: { type: Number },
    shapes: { attribute: false },
    kind: {},
    tool: {},
    chosen: { type: Number },
    draft: { state: true },
  };

  static styles = LoupeElement.styled(css`
    :host { background: var(--sunken); border-radius: 8px; overflow: hidden; }
    svg { width: 100%; max-height: 66dvh; touch-action: none; cursor: crosshair; }
    polygon, polyline, circle { vector-effect: non-scaling-stroke; }
    .inspect { fill: rgb(75 202 160 / 16%); stroke: #4bcaa0; stroke-width: 2.5; }
    .ignore { fill: rgb(255 149 96 / 30%); stroke: #ff9560; stroke-width: 2.5; stroke-dasharray: 7 4; }
    .draft { fill: rgb(255 255 255 / 14%); stroke: #fff; stroke-width: 2; }
    .chosen { stroke-width: 4; }
    g.shape:has(.chosen) { cursor: move; }
    .grip { fill: transparent; cursor: grab; }
    .corner { fill: #fff; stroke: #10161a; stroke-width: 2; pointer-events: none; }
    .grip:focus-visible + .corner { fill: #7cc2ee; stroke: #fff; stroke-width: 4; }
    g.shape:focus-visible { outline: none; }
    g.shape:focus-visible polygon { stroke: #7cc2ee; stroke-width: 5; }
  `);

  #held;

  render() {
    return html`<svg
      viewBox=${`0 0 ${this.width} ${this.height}`}
      role="group"
      aria-label=${texts.editor.canvas}
      @pointerdown=${this.#down}
      @pointermove=${this.#move}
      @pointerup=${this.#up}
      @pointercancel=${this.#up}
      @dblclick=${this.#finish}
    >
      <image href=${this.picture} width=${this.width} height=${this.height} preserveAspectRatio="none"></image>
      ${this.shapes.map((shape, index) => this.#shape(shape, index))}
      ${this.draft ? svg`<polyline class="draft" points=${points(this.draft)} />` : nothing}
      ${this.shapes[this.chosen]?.polygon.map((corner, index) => this.#corner(corner, index))}
    </svg>`;
  }

  #shape({ kind, polygon }, index) {
    const chosen = index === this.chosen;
    return svg`<g class="shape" data-shape=${index} tabindex="0" role="button" aria-pressed=${chosen}
      aria-label=${texts.editor.shape(kind, index + 1)}
      @keydown=${(event) => this.#shapeKey(event, index)} @focus=${(event) => this.#focused(event, index)}>
      <polygon class="${kind} ${chosen ? 'chosen' : ''}" points=${points(polygon)} /></g>`;
  }

  /** The keyboard chooses by going there; a finger by a tap. */
  #focused(event, index) {
    if (event.currentTarget.matches(':focus-visible')) this.#change(this.shapes, index);
  }

  #corner(corner, index) {
    const unit = this.width / (this.clientWidth || this.width);
    return svg`<circle class="grip" data-corner=${index} cx=${corner.x} cy=${corner.y} r=${22 * unit}
        tabindex="0" role="button" aria-label=${texts.editor.corner(index + 1, corner)}
        @keydown=${(event) => this.#cornerKey(event, index)} />
      <circle class="corner" cx=${corner.x} cy=${corner.y} r=${7 * unit} />`;
  }

  #at(event) {
    const drawing = this.renderRoot.querySelector('svg');
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    return inside(point, this.width, this.height);
  }

  #down(event) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { corner, shape } = event.target.closest('[data-corner], [data-shape]')?.dataset ?? {};
    const at = this.#at(event);
    this.#held = {
      corner: corner && Number(corner),
      shape: shape && Number(shape),
      at,
      x: event.clientX,
      y: event.clientY,
    };
  }

  #move(event) {
    if (!this.#held) return;
    const { corner, shape, at } = this.#held;
    const now = this.#at(event);
    if (this.draft && this.tool === 'polygon') return;
    if (corner !== undefined)
      this.#put(
        this.chosen,
        this.#polygon.map((old, index) => (index === corner ? now : old)),
      );
    else if (shape !== undefined && shape === this.chosen) this.#drag(shape, now);
    else if (this.tool === 'rectangle' && this.#far(event)) this.draft = closed(rectangle(at, now));
  }

  #drag(shape, now) {
    const { at } = this.#held;
    this.#put(shape, moved(this.shapes[shape].polygon, now.x - at.x, now.y - at.y, this.width, this.height));
    this.#held.at = now;
  }

  #up(event) {
    const held = this.#held;
    this.#held = undefined;
    if (!held || event.type === 'pointercancel') return;
    if (this.tool === 'rectangle' && this.draft) this.#add(rectangle(held.at, this.#at(event)));
    else if (!this.#far(event, held) && held.corner === undefined) this.#tapped(this.#at(event), held);
  }

  /** A tap chooses a shape, or sets a corner of the polygon. */
  #tapped(at, { shape }) {
    if (this.tool === 'polygon' && (this.draft || shape === undefined)) this.#set(at);
    else this.#change(this.shapes, shape ?? -1);
  }

  /** One more corner of the polygon; near the first one it is closed. */
  #set(at) {
    const first = this.draft?.[0];
    const near = (22 * this.width) / this.clientWidth;
    if (first && this.draft.length > 2 && Math.hypot(at.x - first.x, at.y - first.y) < near) this.#finish();
    else this.draft = [...(this.draft ?? []), at];
  }

  /** Closes the polygon that is being drawn. */
  #finish() {
    if (this.tool === 'polygon' && this.draft?.length > 2) this.#add(this.draft);
  }

  #far(event, held = this.#held) {
    return Math.hypot(event.clientX - held.x, event.clientY - held.y) > SMALLEST;
  }

  get #polygon() {
    return this.shapes[this.chosen].polygon;
  }

  #add(polygon) {
    this.draft = undefined;
    this.#change([...this.shapes, { kind: this.kind, polygon }], this.shapes.length);
  }

  #put(index, polygon) {
    this.#change(
      this.shapes.map((shape, at) => (at === index ? { ...shape, polygon } : shape)),
      index,
    );
  }

  #change(shapes, chosen) {
    if (shapes === this.shapes && chosen === this.chosen) return;
    this.send('shapes', { shapes, chosen });
  }

  #shapeKey(event, index) {
    const step = this.#step(event);
    if (step) this.#put(index, moved(this.shapes[index].polygon, step.x, step.y, this.width, this.height));
    if (event.key === 'Delete')
      this.#change(
        this.shapes.filter((_, at) => at !== index),
        -1,
      );
  }

  #cornerKey(event, index) {
    const step = this.#step(event);
    const polygon = this.#polygon;
    if (step)
      this.#put(
        this.chosen,
        polygon.map((old, at) =>
          at === index ? inside({ x: old.x + step.x, y: old.y + step.y }, this.width, this.height) : old,
        ),
      );
    if (event.key === 'Delete' && polygon.length > 3)
      this.#put(
        this.chosen,
        polygon.filter((_, at) => at !== index),
      );
  }

  #step(event) {
    const step = STEPS[event.key];
    if (!step) return undefined;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    return { x: far * step[0], y: far * step[1] };
  }
}

const closed = (polygon) => [...polygon, polygon[0]];
customElements.define('loupe-region-canvas', RegionCanvas);
