// What the station noticed, the open ones first; acknowledged with a word why.
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { recent } from '../app/format.js';
import { href } from '../app/router.js';
import { may } from '../app/places.js';
import { put, store } from '../app/store.js';
import { acknowledge, alerts } from '../app/station.js';
import '../elements/ask.js';

class Alerts extends Screen {
  static properties = { open: { state: true }, past: { state: true }, asked: { state: true }, problem: { state: true } };

  static follows = ['alert'];

  static styles = Screen.styled(css`
    li.alert { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 6px 16px; align-items: center; border-left: 8px solid var(--tone, var(--edge)); }
    .CRITICAL { --tone: var(--ng); }
    .WARNING { --tone: var(--review); }
    .INFO { --tone: var(--accent); }
    .CLOSED, .ACKNOWLEDGED { --tone: var(--edge); }
    .sign { color: var(--tone); }
    .message { font-weight: 580; overflow-wrap: anywhere; }
    .facts { display: flex; flex-wrap: wrap; gap: 2px 18px; color: var(--soft); font-size: 14px; }
    @media (max-width: 700px) { li.alert { grid-template-columns: auto minmax(0, 1fr); } li.alert > .do { grid-column: 1 / -1; display: grid; } }
  `);

  async load(signal) {
    const { station } = store();
    const [open, all] = await Promise.all([
      alerts({ station, state: 'OPEN', limit: 200 }, signal),
      alerts({ station, limit: 60 }, signal),
    ]);
    this.open = open.items;
    this.past = all.items.filter((alert) => alert.state !== 'OPEN');
    put({ openAlerts: this.open.length });
  }

  body() {
    return html` <div class="row spread">
        <h1 tabindex="-1">${texts.places.alerts}</h1>
        <p class="soft" role="status">${texts.alerts.open(this.open.length)}</p>
      </div>
      ${this.open.length === 0 ? html`<p class="empty">${texts.alerts.none}</p>` : this.#list(this.open, texts.alerts.openList)}
      ${
        this.past.length > 0
          ? html`<h2>${texts.alerts.past}</h2>
              ${this.#list(this.past, texts.alerts.past)}`
          : nothing
      }
      ${
        this.asked
          ? html`<loupe-ask
              heading=${texts.alerts.acknowledge}
              .label=${texts.alerts.comment}
              .action=${texts.alerts.acknowledge}
              .failure=${this.problem}
              @answered=${(event) => this.#acknowledge(event.detail.words)}
              @closed=${() => (this.asked = undefined)}
              ><p>${this.asked.message}</p></loupe-ask
            >`
          : nothing
      }`;
  }

  #list(list, label) {
    return html`<ul class="stack close" aria-label=${label}>
      ${repeat(
        list,
        (alert) => alert.id,
        (alert) => this.#alert(alert),
      )}
    </ul>`;
  }

  #alert(alert) {
    const asks = alert.state === 'OPEN' && may(store().session.role, 'OPERATOR');
    return html`<li class="card alert ${alert.severity} ${alert.state}">
      <span class="sign">${icon(alert.severity === 'INFO' ? 'alerts' : 'warning', 28)}</span>
      <div>
        <p class="message">${alert.message}</p>
        <p class="facts">
          <span>${texts.alerts.severity[alert.severity]}</span
          ><span>${texts.alerts.kinds[alert.kind] ?? alert.rule}</span><span>${alert.station}</span>
          <span>${recent(alert.raised)}</span
          >${alert.occurrences > 1 ? html`<span>${texts.alerts.times(alert.occurrences, recent(alert.last))}</span>` : nothing}
          ${alert.inspection ? html`<a href=${href('history', alert.inspection)}>${texts.alerts.look}</a>` : nothing}
          ${alert.acknowledged_by ? html`<span>${texts.alerts.by(alert.acknowledged_by, recent(alert.acknowledged), alert.comment)}</span>` : nothing}
        </p>
      </div>
      ${asks ? this.#button(alert) : nothing}
    </li>`;
  }

  #button(alert) {
    return html`<div class="do">
      <button class="main" @click=${() => this.#ask(alert)}>${icon('check')}${texts.alerts.acknowledge}</button>
    </div>`;
  }

  #ask(alert) {
    this.problem = '';
    this.asked = alert;
  }

  async #acknowledge(comment) {
    try {
      await acknowledge(this.asked.id, comment);
      say(texts.alerts.done);
      this.asked = undefined;
      await this.refresh();
    } catch (failure) {
      this.problem = failure.message;
    }
  }
}
customElements.define('loupe-alerts', Alerts);
