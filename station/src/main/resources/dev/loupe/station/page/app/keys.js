// Single keys that do something while an element is on the screen, but never while somebody types.

/** Binds keys to what they do: new Keys(this, {c: () => ...}). */
export class Keys {
  #bindings;

  constructor(host, bindings) {
    this.#bindings = bindings;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('keydown', this.#pressed);
  }

  hostDisconnected() {
    removeEventListener('keydown', this.#pressed);
  }

  #pressed = (event) => {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(target)) return;
    const action = this.#bindings[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}

const typing = (node) => Boolean(node.closest?.('input, textarea, select, dialog[open]'));
