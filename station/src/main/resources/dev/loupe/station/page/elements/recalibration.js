// Thresholds drawn anew from good pictures: begun, followed, looked at, and put in force.
import { html, nothing } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { count, figure, sentence } from '../app/format.js';
import './folder-choice.js';

/**
 * The recalibration of a recipe.
 *
 * @prop {object} latest one of the recipe, if any
 * @prop {boolean} locked shows, but changes nothing
 * @prop {string} problem what did not work, in words
 * @fires began with {folder}, null for pictures that persons called OK
 * @fires look with {image, review} when somebody wants to see what would have happened
 * @fires apply with {id}
 */
class Recalibration extends LoupeElement {
  static properties = {
    latest: { attribute: false },
    locked: { type: Boolean },
    problem: {},
    choosing: { state: true },
    folder: { state: true },
  };

  render() {
    return html`<section class="stack" aria-label=${texts.recalibration.heading}>
      <h3>${texts.recalibration.heading}</h3>
      <p class="soft">${texts.recalibration.means}</p>
      ${this.latest ? this.#latest() : nothing}
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
      ${this.locked || this.latest?.state === 'RUNNING' ? nothing : this.#begin()}
    </section>`;
  }

  #latest() {
    const one = this.latest;
    const words = texts.recalibration.states[one.state](one);
    if (one.state !== 'READY') return html`<p role="status">${words}</p>`;
    const { image, review } = one;
    return html`<p role="status">${words}</p>
      <dl class="facts">
        <dt>${texts.thresholds.image}</dt>
        <dd>${figure(image, 5)}</dd>
        <dt>${texts.thresholds.review}</dt>
        <dd>${review < image ? figure(review, 5) : texts.recalibration.noBand}</dd>
        <dt>${texts.recalibration.promise}</dt>
        <dd>${sentence(one.promise)}</dd>
        <dt>${texts.recalibration.pictures}</dt>
        <dd>${texts.recalibration.judged(count(one.done - one.skipped), count(one.skipped))}</dd>
      </dl>
      <div class="row">
        <button @click=${() => this.send('look', { image, review })}>${texts.recalibration.look}</button>
        ${
          this.locked
            ? nothing
            : html`<button class="main" @click=${() => this.send('apply', { id: one.id })}>
                ${texts.recalibration.apply}
              </button>`
        }
      </div>`;
  }

  #begin() {
    if (!this.choosing) {
      return html`<div class="row">
        <button @click=${() => this.send('began', { folder: null })}>${texts.recalibration.reviewed}</button>
        <button @click=${() => (this.choosing = true)}>${texts.recalibration.ofFolder}</button>
      </div>`;
    }
    return html`<loupe-folder @folder=${(event) => (this.folder = event.detail)}></loupe-folder>
      <div class="row">
        <button ?disabled=${!this.folder} @click=${this.#withFolder}>${texts.recalibration.begin}</button>
        <button @click=${this.#leave}>${texts.cancel}</button>
      </div>`;
  }

  #withFolder() {
    this.send('began', { folder: this.folder.path });
    this.#leave();
  }

  #leave() {
    this.choosing = false;
    this.folder = undefined;
  }
}
customElements.define('loupe-recalibration', Recalibration);
