// People who may log in, and tokens for programs.
import { css, html, nothing } from 'lit';
import { Screen } from './screen.js';
import { icon } from '../elements/icon.js';
import { complain, say } from '../elements/notices.js';
import { texts } from '../app/texts.js';
import { moment } from '../app/format.js';
import { ROLES } from '../app/places.js';
import { SHORT_NAME } from '../app/names.js';
import { addToken, addUser, changeUser, revokeToken, tokens, users } from '../app/station.js';
import '../elements/form-dialog.js';

const SHORTEST_PASSWORD = 10;

class Users extends Screen {
  static properties = {
    users: { state: true },
    tokens: { state: true },
    asked: { state: true },
    problem: { state: true },
    secret: { state: true },
  };

  static styles = Screen.styled(css`
    .off { color: var(--soft); }
    .secret { border: 2px solid var(--accent); }
    .secret code { font-size: 17px; user-select: all; }
  `);

  async load(signal) {
    [this.users, this.tokens] = await Promise.all([users(signal), tokens(signal)]);
  }

  stationChosen() {}

  body() {
    return html`<h1 tabindex="-1">${texts.places.users}</h1>
      ${
        this.secret
          ? html`<section class="card secret stack" role="status" aria-label=${texts.users.secret}>
              <h2>${texts.users.secret}</h2>
              <p><code>${this.secret}</code></p>
              <p>${texts.users.once}</p>
              <div><button @click=${() => (this.secret = undefined)}>${texts.users.noted}</button></div>
            </section>`
          : nothing
      }
      <section class="card stack" aria-label=${texts.users.people}>
        <div class="row spread">
          <h2>${texts.users.people}</h2>
          <button class="main" @click=${() => this.#ask('add')}>${icon('plus')}${texts.users.add}</button>
        </div>
        <div class="wide">
          <table class="cards">
            <thead>
              <tr>
                <th>${texts.session.name}</th>
                <th>${texts.users.role}</th>
                <th>${texts.users.state}</th>
                <th>${texts.users.since}</th>
                <th></th>
              </tr>
            </thead>
            <tbody>
              ${this.users.map(
                (one) =>
                  html`<tr class=${one.disabled ? 'off' : ''}>
                    <td data-label=${texts.session.name}><b>${one.name}</b></td>
                    <td data-label=${texts.users.role}>${texts.roles[one.role]}</td>
                    <td data-label=${texts.users.state}>
                      ${one.disabled ? texts.users.disabled : texts.users.enabled}
                    </td>
                    <td data-label=${texts.users.since}>${moment(one.created)}</td>
                    <td>
                      <button aria-label=${texts.users.changeOf(one.name)} @click=${() => this.#ask('change', one)}>
                        ${texts.stations.change}
                      </button>
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section class="card stack" aria-label=${texts.users.tokens}>
        <div class="row spread">
          <h2>${texts.users.tokens}</h2>
          <button @click=${() => this.#ask('token')}>${icon('plus')}${texts.users.addToken}</button>
        </div>
        <p class="soft">${texts.users.tokensMean}</p>
        ${
          this.tokens.length === 0
            ? html`<p class="empty">${texts.users.noTokens}</p>`
            : html`<div class="wide">
                <table class="cards">
                  <thead>
                    <tr>
                      <th>${texts.session.name}</th>
                      <th>${texts.users.role}</th>
                      <th>${texts.users.used}</th>
                      <th>${texts.users.expires}</th>
                      <th>${texts.users.made}</th>
                      <th></th>
                    </tr>
                  </thead>
                  <tbody>
                    ${this.tokens.map(
                      (one) =>
                        html`<tr>
                          <td data-label=${texts.session.name}><b>${one.name}</b></td>
                          <td data-label=${texts.users.role}>${texts.roles[one.role]}</td>
                          <td data-label=${texts.users.used}>${one.used ? moment(one.used) : texts.users.never}</td>
                          <td data-label=${texts.users.expires}>
                            ${one.expires ? moment(one.expires) : texts.users.never}
                          </td>
                          <td data-label=${texts.users.made}>${one.created_by}, ${moment(one.created)}</td>
                          <td>
                            <button
                              class="grave"
                              aria-label=${texts.users.revokeOf(one.name)}
                              @click=${() => this.#revoke(one)}
                            >
                              ${texts.users.revoke}
                            </button>
                          </td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
        }
      </section>
      ${this.asked ? this.#dialog() : nothing}`;
  }

  #dialog() {
    const { kind, one } = this.asked;
    const role = {
      name: 'role',
      label: texts.users.role,
      value: one?.role ?? 'OPERATOR',
      options: ROLES.map((key) => [key, `${texts.roles[key]}: ${texts.roleMeans[key]}`]),
    };
    const password = {
      name: 'password',
      type: 'password',
      min: SHORTEST_PASSWORD,
      label: kind === 'add' ? texts.session.password : texts.users.newPassword,
      required: kind === 'add',
      hint: texts.users.passwordHint,
    };
    const fields = {
      add: [
        {
          name: 'name',
          label: texts.session.name,
          required: true,
          pattern: SHORT_NAME,
          hint: texts.stations.idHint,
          most: 64,
        },
        role,
        password,
      ],
      change: [
        role,
        {
          name: 'disabled',
          label: texts.users.state,
          value: String(one?.disabled),
          options: [
            ['false', texts.users.enabled],
            ['true', texts.users.disabled],
          ],
        },
        password,
      ],
      token: [
        { name: 'name', label: texts.users.tokenName, required: true, most: 100 },
        role,
        { name: 'expires', label: texts.users.expires, type: 'date', hint: texts.users.expiresHint },
      ],
    }[kind];
    return html`<loupe-form-dialog
      heading=${texts.users.heading[kind](one?.name)}
      .action=${texts.save}
      .fields=${fields}
      .failure=${this.problem}
      @filled=${(event) => this.#save(event.detail.values)}
      @closed=${() => (this.asked = undefined)}
    ></loupe-form-dialog>`;
  }

  #ask(kind, one) {
    this.problem = '';
    this.asked = { kind, one };
  }

  async #save(values) {
    const { kind, one } = this.asked;
    try {
      if (kind === 'add') await addUser(values);
      else if (kind === 'change') await changeUser(one.name, { ...values, disabled: values.disabled === 'true' });
      else
        this.secret = (
          await addToken({ ...values, expires: values.expires && new Date(`${values.expires}T23:59:59`).toISOString() })
        ).secret;
      say(texts.saved);
      this.asked = undefined;
      await this.refresh();
    } catch (failure) {
      this.problem = failure.message;
    }
  }

  async #revoke(one) {
    try {
      await revokeToken(one.id);
      say(texts.users.revoked(one.name));
      await this.refresh();
    } catch (failure) {
      complain(failure);
    }
  }
}
customElements.define('loupe-users', Users);
