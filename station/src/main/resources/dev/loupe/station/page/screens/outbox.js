// Messages to the line: how every destination stands, what waits, what failed and is sent again.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { count, recent } from '../app/format.js';
import { may } from '../app/places.js';
import { store } from '../app/store.js';
import { messages, outbox, retryMessages } from '../app/station.js';

class Outbox extends Screen {
  static properties = { channels: { state: true }, dead: { state: true }, pending: { state: true } };

  static follows = ['alert'];

  static pulse = 4000;

  static styles = Screen.styled(css`
    .channels { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
    .channel { border-left: 8px solid var(--tone); }
    .calm { --tone: var(--ok); } .waits { --tone: var(--review); } .dead { --tone: var(--ng); } .gone { --tone: var(--invalid); }
    .state { color: var(--tone); font-weight: 620; }
    td.error { max-width: 34em; }
  `);

  async load(signal) {
    const [channels, dead, pending] = await Promise.all([
      outbox(signal),
      messages('DEAD', signal),
      messages('PENDING', signal),
    ]);
    this.channels = channels;
    this.dead = dead;
    this.pending = pending;
  }

  stationChosen() {}

  body() {
    const sum = (key) => this.channels.reduce((total, channel) => total + channel[key], 0);
    return html`<div class="row spread">
        <h1 tabindex="-1">${texts.places.outbox}</h1>
        <p class="soft" role="status">${texts.outbox.stand(sum('pending'), sum('dead'))}</p>
      </div>
      ${this.channels.length === 0 ? html`<p class="empty">${texts.outbox.none}</p>` : this.#channels()}
      ${this.dead.items.length > 0 ? this.#dead() : nothing}
      ${this.pending.items.length > 0 ? this.#pending() : nothing}`;
  }

  #channels() {
    return html`<ul class="channels" aria-label=${texts.outbox.channels}>
      ${this.channels.map((channel) => this.#channel(channel))}
    </ul>`;
  }

  #channel(channel) {
    const state = stateOf(channel);
    return html`<li class="card stack close channel ${state}">
      <div class="row spread">
        <h2>${channel.channel}</h2>
        <span class="state">${texts.outbox.states[state]}</span>
      </div>
      ${channel.configured ? nothing : html`<p class="soft small">${texts.outbox.gone}</p>`}
      <dl class="facts">
        <dt>${texts.outbox.pending}</dt>
        <dd>${count(channel.pending)}</dd>
        <dt>${texts.outbox.dead}</dt>
        <dd>${count(channel.dead)}</dd>
        <dt>${texts.outbox.delivered}</dt>
        <dd>${count(channel.delivered)}</dd>
        ${
          channel.oldest_pending
            ? html`<dt>${texts.outbox.oldest}</dt>
                <dd>${recent(channel.oldest_pending)}</dd>`
            : nothing
        }
      </dl>
    </li>`;
  }

  #dead() {
    const mayRetry = may(store().session.role, 'ENGINEER');
    return html`<section class="card stack" aria-label=${texts.outbox.failed}>
      <div class="row spread">
        <h2>${texts.outbox.failed}</h2>
        ${mayRetry ? html`<button class="main" @click=${() => this.#retry()}>${texts.outbox.retryAll}</button>` : nothing}
      </div>
      <p class="soft">${texts.outbox.failedMeans} ${mayRetry ? texts.outbox.retryMeans : nothing}</p>
      ${this.#table(this.dead, (one) => this.#deadCells(one, mayRetry), [
        texts.outbox.error,
        ...(mayRetry ? [texts.outbox.retry] : []),
      ])}
    </section>`;
  }

  #deadCells(one, mayRetry) {
    return html`<td class="error" data-label=${texts.outbox.error}>${one.last_error}</td>
      ${
        mayRetry
          ? html`<td>
              <button aria-label=${texts.outbox.retryOf(part(one))} @click=${() => this.#retry(one.key)}>
                ${texts.outbox.retry}
              </button>
            </td>`
          : nothing
      }`;
  }

  #pending() {
    return html`<section class="card stack" aria-label=${texts.outbox.waiting}>
      <h2>${texts.outbox.waiting}</h2>
      ${this.#table(
        this.pending,
        (one) =>
          html`<td data-label=${texts.outbox.next}>${due(one)}</td>
            <td class="error" data-label=${texts.outbox.error}>${one.last_error ?? ''}</td>`,
        [texts.outbox.next, texts.outbox.error],
      )}
    </section>`;
  }

  #table({ items, next }, cells, headings) {
    const common = ['channel', 'kind', 'part', 'written', 'attempts'].map((name) => texts.outbox[name]);
    return html`<div class="wide">
        <table class="cards">
          <thead>
            <tr>
              ${[...common, ...headings].map((heading) => html`<th>${heading}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${items.map((one) => html`<tr>${facts(one)}${cells(one)}</tr>`)}
          </tbody>
        </table>
      </div>
      ${next ? html`<p class="soft">${texts.outbox.first(items.length)}</p>` : nothing}`;
  }

  async #retry(key) {
    try {
      const { revived } = await retryMessages(key);
      say(texts.outbox.revived(revived));
      await this.refresh();
    } catch (failure) {
      complain(failure);
    }
  }
}

function stateOf({ configured, pending, dead }) {
  if (!configured) return 'gone';
  if (dead > 0) return 'dead';
  return pending > 0 ? 'waits' : 'calm';
}

/** 'part:B0815' is the part B0815; alerts and inspections carry their own id. */
const part = (one) => one.part.replace(/^(part|panel|inspection|alert):/, '');

const due = ({ next_attempt }) =>
  new Date(next_attempt) <= Date.now() ? texts.outbox.now : recent(next_attempt);

const facts = (one) =>
  html`<td data-label=${texts.outbox.channel}>${one.channel}</td>
    <td data-label=${texts.outbox.kind}>${texts.outbox.kinds[one.kind]}</td>
    <td data-label=${texts.outbox.part}>${part(one)}</td>
    <td data-label=${texts.outbox.written}>${recent(one.created)}</td>
    <td data-label=${texts.outbox.attempts}>${count(one.attempts)}</td>`;
customElements.define('loupe-outbox', Outbox);
