// The line above every place: which station, whether the line to the server stands, who is there.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';
import { chooseStation, store, Watch } from '../app/store.js';
import { switchTheme, theme } from '../app/theme.js';
import { logOut } from '../app/session.js';
import { changePassword } from '../app/station.js';
import { say } from './notices.js';
import './connection.js';
import './dialog.js';
import './form-dialog.js';

const PASSWORDS = [
  { name: 'old', type: 'password', label: texts.session.old, required: true },
  { name: 'new', type: 'password', label: texts.session.new, required: true, min: 10, hint: texts.session.newHint },
];

class TopBar extends LoupeElement {
  static properties = { changing: { state: true }, problem: { state: true } };

  static styles = LoupeElement.styled(css`
    header { display: flex; align-items: center; gap: 8px 14px; min-height: 64px; padding: 8px clamp(14px, 2.4vw, 32px); background: var(--sheet); border-bottom: 1px solid var(--rule); }
    .station { display: flex; align-items: center; gap: 10px; min-width: 0; }
    select { width: auto; max-width: 15em; font-weight: 580; text-overflow: ellipsis; }
    .right { margin-left: auto; display: flex; align-items: center; gap: 4px; }
    .who { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 12em; }
    @media (max-width: 900px) { .station label, .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
    @media (max-width: 760px) { header { padding: 6px 10px 6px 14px; min-height: 56px; } select { max-width: 44vw; } }
  `);

  constructor() {
    super();
    new Watch(this, ['session', 'stations', 'station']);
    this.redraw = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('loupe-theme', this.redraw);
  }

  disconnectedCallback() {
    removeEventListener('loupe-theme', this.redraw);
    super.disconnectedCallback();
  }

  render() {
    const { session, stations, station } = store();
    const dark = theme() === 'dark';
    return html`<header>
      <div class="station">
        <label for="station">${texts.station.label}</label>
        <select id="station" @change=${(event) => chooseStation(event.target.value)}>
          <option value="" ?selected=${station === ''}>${texts.station.all}</option>
          ${stations.map((one) => html`<option value=${one.id} ?selected=${one.id === station}>${one.name || one.id}</option>`)}
        </select>
      </div>
      <div class="right">
        <loupe-connection></loupe-connection>
        <button
          class="quiet icon"
          @click=${switchTheme}
          aria-label=${dark ? texts.theme.light : texts.theme.dark}
          title=${dark ? texts.theme.light : texts.theme.dark}
        >
          ${icon(dark ? 'sun' : 'moon')}
        </button>
        <button
          class="quiet"
          id="me"
          @click=${() => this.renderRoot.querySelector('loupe-dialog').open()}
          aria-label=${texts.session.who(session.name, texts.roles[session.role])}
        >
          ${icon('person')}<span class="who">${session.name}</span>
        </button>
      </div>
      <loupe-dialog heading=${session.name}>
        <p>${texts.roles[session.role]}: <span class="soft">${texts.roleMeans[session.role]}</span></p>
        <button slot="actions" @click=${this.#change}>${texts.session.change}</button>
        <button slot="actions" id="log-out" @click=${logOut}>${icon('leave')}${texts.session.logOut}</button>
      </loupe-dialog>
      ${
        this.changing
          ? html`<loupe-form-dialog
              heading=${texts.session.change}
              .action=${texts.save}
              .fields=${PASSWORDS}
              .failure=${this.problem}
              @filled=${(event) => this.#save(event.detail.values)}
              @closed=${() => (this.changing = false)}
            ></loupe-form-dialog>`
          : nothing
      }
    </header>`;
  }

  #change() {
    this.renderRoot.querySelector('loupe-dialog').close();
    this.problem = '';
    this.changing = true;
  }

  async #save(values) {
    try {
      await changePassword(values.old, values.new);
      say(texts.session.changed);
      this.changing = false;
    } catch (failure) {
      this.problem = failure.message;
    }
  }
}
customElements.define('loupe-top-bar', TopBar);
