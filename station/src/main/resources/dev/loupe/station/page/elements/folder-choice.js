// A folder of the station, chosen by walking; nobody types a path.
import { css, html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';
import { folders } from '../app/station.js';

/**
 * The choice.
 *
 * @fires folder with {path, pictures}, or null while none is chosen
 */
class FolderChoice extends LoupeElement {
  static properties = { here: { state: true }, problem: { state: true } };

  static styles = LoupeElement.styled(css`
    .path { display: flex; align-items: center; gap: 8px; min-height: var(--touch); }
    code { flex: 1; min-width: 0; }
    ul { display: grid; gap: 4px; max-height: 264px; overflow-y: auto; border: 1px solid var(--rule); border-radius: 8px; padding: 6px; }
    ul button { justify-content: space-between; width: 100%; text-align: left; overflow-wrap: anywhere; }
  `);

  #way = [];

  connectedCallback() {
    super.connectedCallback();
    this.#go('');
  }

  render() {
    return html`<div class="stack close" role="group" aria-label=${texts.training.folder}>
      <span class="label">${texts.training.folder}</span>
      <div class="path">
        <button
          type="button"
          class="icon"
          aria-label=${texts.training.up}
          ?disabled=${this.#way.length === 0}
          @click=${this.#up}
        >
          ${icon('back')}
        </button>
        <code>${this.here?.path ?? texts.training.roots}</code>
      </div>
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
      ${
        this.here?.folders.length > 0
          ? html`<ul>
              ${this.here.folders.map((one) => html`<li><button type="button" class="quiet" @click=${() => this.#into(one.path)}>${one.name}${icon('next', 18)}</button></li>`)}
            </ul>`
          : nothing
      }
      ${this.here?.path ? html`<p class="hint" role="status">${texts.training.holds(this.here)}</p>` : nothing}
    </div>`;
  }

  #into(path) {
    this.#way.push(this.here.path ?? '');
    return this.#go(path);
  }

  #up() {
    return this.#go(this.#way.pop() ?? '');
  }

  async #go(path) {
    try {
      this.here = await folders(path);
      this.problem = '';
      this.send('folder', this.here.path ? { path: this.here.path, pictures: this.here.pictures } : null);
    } catch (failure) {
      this.problem = failure.message;
    }
  }
}
customElements.define('loupe-folder', FolderChoice);
