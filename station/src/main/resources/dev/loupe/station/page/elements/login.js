// Log-in.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { logIn } from '../app/session.js';

class LogIn extends LoupeElement {
  static properties = { failure: { state: true }, busy: { state: true } };

  static styles = LoupeElement.styled(css`
    :host { min-height: 100dvh; display: grid; place-items: center; padding: 16px; }
    form { width: min(400px, 100%); padding: 30px 28px; display: grid; gap: 18px; }
    .brand { display: flex; align-items: center; gap: 14px; }
    .failed { color: var(--ng); font-weight: 560; }
  `);

  firstUpdated() {
    this.renderRoot.querySelector('#name').focus();
  }

  render() {
    return html`<form class="card" @submit=${this.#submit} aria-labelledby="title">
      <div class="brand">
        <img src=${new URL('../icon.svg', import.meta.url).pathname} width="46" height="46" alt="" />
        <div>
          <h1 id="title">Loupe</h1>
          <p class="soft">${texts.session.title}</p>
        </div>
      </div>
      <div class="field">
        <label for="name">${texts.session.name}</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required />
      </div>
      <div class="field">
        <label for="password">${texts.session.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
      </div>
      ${this.failure ? html`<p class="failed" role="alert">${this.failure}</p>` : nothing}
      <button class="main" ?disabled=${this.busy}>${texts.session.logIn}</button>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    this.busy = true;
    this.failure = undefined;
    try {
      await logIn(given.get('name'), given.get('password'));
    } catch (failure) {
      this.failure = failure.message;
      this.updateComplete.then(() => this.renderRoot.querySelector('#password').select());
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('loupe-login', LogIn);
