// The base of every element: Lit with the shared styles, and one way to send word upwards.
import { LitElement } from 'lit';
import { common, controls, tables } from '../styles/common.js';

export class LoupeElement extends LitElement {
  static styles = [common, controls, tables];

  /** The shared styles with an element's own. */
  static styled(...own) {
    return [common, controls, tables, ...own];
  }

  /** Sends an event upwards, through all shadow roots. */
  send(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
