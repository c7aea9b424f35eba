// Whether what is on the screen is still true.
import { css, html } from 'lit';
import { LoupeElement } from './element.js';
import { texts } from '../app/texts.js';
import { store, Watch } from '../app/store.js';

class Connection extends LoupeElement {
  static styles = LoupeElement.styled(css`
    p { display: flex; align-items: center; gap: 9px; padding: 4px 12px; min-height: 34px; border-radius: 17px; font-size: 14px; font-weight: 580; color: var(--soft); white-space: nowrap; }
    i { width: 10px; height: 10px; border-radius: 50%; border: 2px solid var(--edge); }
    .open i { background: var(--ok); border-color: var(--ok); }
    .lost { background: var(--ng-wash); color: var(--ng); }
    .lost i { border-radius: 0; transform: rotate(45deg); background: var(--ng); border-color: var(--ng); }
    @media (max-width: 560px) { .open span, .connecting span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .open, .connecting { padding: 4px 8px; } }
  `);

  constructor() {
    super();
    new Watch(this, ['connection']);
  }

  render() {
    const { connection } = store();
    return html`<p class=${connection} role="status">
      <i aria-hidden="true"></i><span>${texts.connection[connection]}</span>
    </p>`;
  }
}
customElements.define('loupe-connection', Connection);
