// What several elements need to know at once. A plain object, its listeners, nothing else.
const state = {
  session: undefined, // undefined: not asked yet; null: nobody is logged in; else {name, role}
  connection: 'connecting', // 'connecting' | 'open' | 'lost'
  waiting: 0, // inspections in the review queue
  openAlerts: 0,
  stations: [],
  station: localStorage.getItem('loupe.station') ?? '',
};
const listeners = new Set();

/** The state, to read. */
export const store = () => state;

/** Changes some of the state and tells whoever shows it. */
export function put(changes) {
  const changed = Object.keys(changes).filter((key) => state[key] !== changes[key]);
  if (changed.length === 0) return;
  Object.assign(state, changes);
  for (const listener of listeners) listener(changed);
}

/** Calls the listener with the names of what changed, for as long as the page lives. */
export const onPut = (listener) => listeners.add(listener);

/** The station that this device looks at; '' for all of them. Remembered on this device. */
export function chooseStation(id) {
  localStorage.setItem('loupe.station', id);
  put({ station: id });
}

/** Draws its element again whenever one of the named parts of the state changes. */
export class Watch {
  #host;
  #keys;
  #changed;

  constructor(host, keys, changed = () => {}) {
    this.#host = host;
    this.#keys = new Set(keys);
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected() {
    listeners.add(this.#listen);
  }

  hostDisconnected() {
    listeners.delete(this.#listen);
  }

  #listen = (keys) => {
    if (!keys.some((key) => this.#keys.has(key))) return;
    this.#host.requestUpdate();
    this.#changed(keys);
  };
}
