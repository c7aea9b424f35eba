// A picture with its heat map over it and the regions outlined. Drawn as one SVG in the picture's
// own pixels, so that everything stays in place at every size.
import { css, html, svg, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { jpegOf } from '../app/station.js';

/**
 * The picture of an inspection.
 *
 * @prop {string} picture its address; '' when it was not kept
 * @prop {string} map address of the heat map, transparent where nothing is wrong; '' for none
 * @prop {number} width of the picture in pixels
 * @prop {number} height of the picture in pixels
 * @prop {Array} regions with 'polygon' ([{x, y}]) in pixels of the picture
 * @prop {number} heat opacity of the heat map, 0 to 1
 * @prop {boolean} plain leaves the outlines away
 * @prop {string} label what the picture shows, in words
 */
class PictureView extends LoupeElement {
  static properties = {
    picture: {},
    map: {},
    width: { type: Number },
    height: { type: Number },
    regions: { attribute: false },
    heat: { type: Number },
    plain: { type: Boolean },
    label: {},
    address: { state: true },
  };

  static styles = LoupeElement.styled(css`
    :host { background: var(--sunken); border-radius: 8px; overflow: hidden; }
    svg { width: 100%; height: auto; max-height: var(--most, none); }
    .casing, .outline { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
    .casing { stroke: #000; stroke-width: 4.5; opacity: .6; }
    .outline { stroke: #fff; stroke-width: 1.8; }
    .none { display: grid; place-items: center; min-height: 160px; color: var(--soft); padding: 16px; text-align: center; }
  `);

  constructor() {
    super();
    this.regions = [];
    this.heat = 0.7;
    this.address = '';
  }

  willUpdate(changed) {
    if (changed.has('picture')) this.address = this.picture;
  }

  render() {
    if (!this.address || !this.width) {
      return html`<p class="none">${texts.picture.notKept}</p>`;
    }
    return html`<svg viewBox=${`0 0 ${this.width} ${this.height}`} role="img" aria-label=${this.label}>
      ${this.#image(this.address, 1)} ${this.map && this.heat > 0 ? this.#image(this.map, this.heat) : nothing}
      ${this.plain ? nothing : this.regions.map((region) => this.#outline(region))}
    </svg>`;
  }

  #image(address, opacity) {
    return svg`<image href=${address} width=${this.width} height=${this.height} opacity=${opacity}
      preserveAspectRatio="none" @error=${() => this.#failed(address)}></image>`;
  }

  #failed(address) {
    if (address === this.picture) this.address = jpegOf(this.picture);
    else if (address === this.address) this.address = '';
    else this.map = '';
  }

  #outline(region) {
    const points = region.polygon.map(({ x, y }) => `${x},${y}`).join(' ');
    return svg`<polygon class="casing" points=${points} /><polygon class="outline" points=${points} />`;
  }
}
customElements.define('loupe-picture', PictureView);
