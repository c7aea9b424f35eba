// A verdict as shape, word and colour; any one of them is enough to read it.
import { css, html, svg } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';

const SHAPES = {
  OK: svg`<circle class="body" cx="12" cy="12" r="10"/><path class="sign" d="m7.3 12.4 3.2 3.2 6.2-6.7"/>`,
  NG: svg`<path class="body" d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path class="sign" d="m8.3 8.3 7.4 7.4m0-7.4-7.4 7.4"/>`,
  REVIEW: svg`<path class="body" d="M12 1.2 22.8 12 12 22.8 1.2 12z"/><path class="sign" d="M9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2.9-1.2 1.9M12 16.9v.1"/>`,
  INVALID: svg`<rect class="body" x="2.5" y="2.5" width="19" height="19" rx="3"/><path class="sign" d="M6.5 17.5l11-11"/>`,
};

/**
 * The verdict's shape and word.
 *
 * @prop {string} verdict OK, NG, REVIEW or INVALID
 * @prop {'small'|'medium'|'huge'} size how large
 * @prop {boolean} bare the shape alone; the word is still there for screen readers
 */
class VerdictMark extends LoupeElement {
  static properties = {
    verdict: { reflect: true },
    size: { reflect: true },
    bare: { type: Boolean, reflect: true },
  };

  static styles = LoupeElement.styled(css`
    :host { display: inline-flex; vertical-align: middle; }
    span.mark { display: inline-flex; align-items: center; gap: .42em; color: var(--tone); font-weight: 720; letter-spacing: .01em; line-height: 1; white-space: nowrap; }
    :host([verdict="OK"]) { --tone: var(--ok); }
    :host([verdict="NG"]) { --tone: var(--ng); }
    :host([verdict="REVIEW"]) { --tone: var(--review); }
    :host([verdict="INVALID"]) { --tone: var(--invalid); }
    svg { width: 1.25em; height: 1.25em; }
    .body { fill: var(--tone); }
    .sign { fill: none; stroke: var(--on-verdict); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
    :host([size="huge"]) .mark { font-size: clamp(40px, 14cqi, 84px); letter-spacing: -.02em; gap: .24em; }
    :host([size="huge"]) svg { width: 1em; height: 1em; }
    :host([size="medium"]) .mark { font-size: 24px; }
  `);

  render() {
    const word = texts.verdict[this.verdict] ?? this.verdict;
    return html`<span class="mark">
      <svg viewBox="0 0 24 24" aria-hidden="true">${SHAPES[this.verdict]}</svg>
      <span class=${this.bare ? 'unseen' : ''}>${word}</span>
    </span>`;
  }
}
customElements.define('loupe-verdict', VerdictMark);
