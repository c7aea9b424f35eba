// Where pictures are dropped or chosen.
import { css, html } from 'lit';
import { LoupeElement } from './element.js';
import { icon } from './icon.js';
import { texts } from '../app/texts.js';

/**
 * A field for files.
 *
 * @prop {boolean} busy takes nothing just now
 * @prop {string} accept which files the chooser offers
 * @fires files with {files: File[]}
 */
class FileDrop extends LoupeElement {
  static properties = { busy: { type: Boolean }, accept: {}, words: {}, over: { state: true } };

  static styles = LoupeElement.styled(css`
    label { display: grid; place-items: center; gap: 8px; min-height: 168px; padding: 22px; text-align: center; color: var(--soft); border: 2px dashed var(--edge); border-radius: 12px; background: var(--sheet); cursor: pointer; font-size: 16px; font-weight: 400; }
    label.over, label:hover { border-color: var(--accent); background: var(--accent-wash); color: var(--accent); }
    label:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
    strong { color: var(--ink); font-size: 18px; font-weight: 620; }
    input { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; overflow: hidden; clip-path: inset(50%); }
  `);

  constructor() {
    super();
    this.accept = '.png,.jpg,.jpeg,.bmp,.tif,.tiff';
    this.words = texts.inspect;
  }

  render() {
    return html`<label
      class=${this.over ? 'over' : ''}
      @dragover=${this.#dragged}
      @dragleave=${() => (this.over = false)}
      @drop=${this.#dropped}
    >
      ${icon('inspect', 38)}<strong>${this.busy ? this.words.busy : this.words.drop}</strong
      ><span>${this.words.choose}</span>
      <input type="file" multiple accept=${this.accept} ?disabled=${this.busy} @change=${this.#chosen} />
    </label>`;
  }

  #dragged(event) {
    event.preventDefault();
    this.over = true;
  }

  #dropped(event) {
    event.preventDefault();
    this.over = false;
    this.#take(event.dataTransfer.files);
  }

  #chosen(event) {
    this.#take(event.target.files);
    event.target.value = '';
  }

  #take(files) {
    if (!this.busy && files.length > 0) this.send('files', { files: [...files] });
  }
}
customElements.define('loupe-drop', FileDrop);
