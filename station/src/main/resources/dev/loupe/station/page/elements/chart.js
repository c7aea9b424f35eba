// A chart (Chart.js) in the colours of the page, with its numbers as a table for those who do not
// see it.
import { css, html } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';

let library;

/** Chart.js, fetched when the first chart is shown. */
function chartJs() {
  library ??= import('chart.js').then(({ Chart, registerables }) => {
    Chart.register(...registerables);
    return Chart;
  });
  return library;
}

/** A colour of the page by its name, such as 'curve-0'. */
export const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/**
 * A chart.
 *
 * @prop {Function} chart gives Chart.js' configuration; called again when the theme changes
 * @prop {string} heading what it shows
 * @prop {string} reading one sentence on how to read it
 * @prop {Array} columns headings of the table
 * @prop {Array} rows of the table, arrays of words
 */
class ChartFigure extends LoupeElement {
  static properties = {
    chart: { attribute: false },
    heading: {},
    reading: {},
    columns: { attribute: false },
    rows: { attribute: false },
  };

  static styles = LoupeElement.styled(css`
    figure { display: grid; gap: 8px; }
    .canvas { position: relative; height: 260px; min-width: 0; }
    figcaption { color: var(--soft); font-size: 14px; }
    .wide { max-height: 320px; overflow: auto; }
  `);

  #drawn;

  connectedCallback() {
    super.connectedCallback();
    addEventListener('loupe-theme', this.#draw);
  }

  disconnectedCallback() {
    removeEventListener('loupe-theme', this.#draw);
    this.#drawn?.destroy();
    this.#drawn = undefined;
    super.disconnectedCallback();
  }

  updated(changed) {
    if (changed.has('chart')) this.#draw();
  }

  render() {
    return html`<figure class="card">
      <h2>${this.heading}</h2>
      <div class="canvas"><canvas role="img" aria-label=${`${this.heading}. ${this.reading}`}></canvas></div>
      <figcaption>${this.reading}</figcaption>
      <details>
        <summary>${texts.figures.asTable}</summary>
        <div class="wide" tabindex="0" role="region" aria-label=${this.heading}>
          <table>
            <thead>
              <tr>
                ${this.columns.map((column, index) => html`<th class=${index > 0 ? 'number' : ''}>${column}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${this.rows.map(
                (row) =>
                  html`<tr>
                    ${row.map((cell, index) => html`<td class=${index > 0 ? 'number' : ''}>${cell}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
    </figure>`;
  }

  #draw = async () => {
    const Chart = await chartJs();
    if (!this.isConnected) return;
    this.#drawn?.destroy();
    Chart.defaults.color = tone('soft');
    Chart.defaults.borderColor = tone('rule');
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 13;
    const chart = this.chart();
    this.#drawn = new Chart(this.renderRoot.querySelector('canvas'), {
      ...chart,
      options: { responsive: true, maintainAspectRatio: false, animation: false, ...chart.options },
    });
  };
}
customElements.define('loupe-chart', ChartFigure);
