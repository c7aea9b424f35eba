// Who changed what, and whether the record of it is whole.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { moment } from '../app/format.js';
import { audit, verifyAudit } from '../app/station.js';

const PAGE = 100;

class Audit extends Screen {
  static properties = { entries: { state: true }, next: { state: true }, checked: { state: true } };

  static styles = Screen.styled(css`
    .whole { border-left: 8px solid var(--ok); }
    .broken { border-left: 8px solid var(--ng); }
    td.when { white-space: nowrap; }
    code { white-space: pre-wrap; }
  `);

  async load(signal) {
    const page = await audit({ limit: PAGE }, signal);
    this.entries = page.items;
    this.next = page.next;
  }

  body() {
    return html` <div class="row spread">
        <h1 tabindex="-1">${texts.places.audit}</h1>
        <div class="row">
          <button @click=${this.refresh}>${texts.audit.refresh}</button
          ><button class="main" @click=${this.#verify}>${icon('check')}${texts.audit.verify}</button>
        </div>
      </div>
      ${this.checked ? this.#finding(this.checked) : nothing}
      <div class="card wide">
        <table class="cards">
          <thead>
            <tr>
              <th class="number">${texts.audit.number}</th>
              <th>${texts.audit.when}</th>
              <th>${texts.audit.who}</th>
              <th>${texts.audit.what}</th>
              <th>${texts.audit.subject}</th>
              <th>${texts.audit.detail}</th>
            </tr>
          </thead>
          <tbody>
            ${this.entries.map(
              (entry) =>
                html`<tr>
                  <td class="number" data-label=${texts.audit.number}>${entry.seq}</td>
                  <td class="when" data-label=${texts.audit.when}>${moment(entry.at)}</td>
                  <td data-label=${texts.audit.who}>${entry.who}</td>
                  <td data-label=${texts.audit.what}>${entry.action}</td>
                  <td data-label=${texts.audit.subject}>${entry.subject}</td>
                  <td data-label=${texts.audit.detail}><code>${detail(entry.detail)}</code></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.next ? html`<button @click=${this.#more}>${texts.history.more}</button>` : nothing}`;
  }

  #finding({ unbroken, entries, finding }) {
    const words = unbroken ? texts.audit.whole(entries) : texts.audit.broken(finding);
    return html`<p class="card ${unbroken ? 'whole' : 'broken'}" role="status">${words}</p>`;
  }

  async #verify() {
    try {
      this.checked = await verifyAudit();
    } catch (failure) {
      complain(failure);
    }
  }

  async #more() {
    try {
      const page = await audit({ limit: PAGE, cursor: this.next });
      this.entries = [...this.entries, ...page.items];
      this.next = page.next;
    } catch (failure) {
      complain(failure);
    }
  }
}

/** 'image: 1.9, reason: new lamp'. */
function detail(value) {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${typeof one === 'object' ? JSON.stringify(one) : one}`)
    .join('\n');
}
customElements.define('loupe-audit', Audit);
