// Live events of the station (SSE). Comes back by itself after the line was lost, later each time.
import { put } from './store.js';

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 20_000;
const SILENCE = 40_000; // the station's heart beats every 15 seconds

/** The stream of events: addEventListener('event', ({detail: {type, data}}) => ...). */
export const events = new EventTarget();

let source;
let pause = FIRST_PAUSE;
let retry;
let watchdog;

/** Begins to listen; does nothing while it already does. */
export function listen(address, types) {
  if (source || retry) return;
  const again = () => {
    retry = undefined;
    listen(address, types);
  };
  source = new EventSource(address);
  source.addEventListener('open', opened);
  source.addEventListener('error', () => lost(again));
  for (const type of types) source.addEventListener(type, (event) => arrived(type, event, again));
  watch(again);
}

/** Ends listening, as after a log-out. */
export function hush() {
  source?.close();
  source = undefined;
  clearTimeout(retry);
  clearTimeout(watchdog);
  retry = undefined;
  pause = FIRST_PAUSE;
  put({ connection: 'connecting' });
}

function opened() {
  pause = FIRST_PAUSE;
  put({ connection: 'open' });
  events.dispatchEvent(new CustomEvent('opened'));
}

function lost(again) {
  source?.close();
  source = undefined;
  clearTimeout(watchdog);
  clearTimeout(retry);
  const wait = pause * (0.75 + Math.random() / 2);
  pause = Math.min(2 * pause, LONGEST_PAUSE);
  retry = setTimeout(again, wait);
  put({ connection: 'lost' });
  events.dispatchEvent(new CustomEvent('lost'));
}

function arrived(type, event, again) {
  watch(again);
  const data = event.data ? JSON.parse(event.data) : {};
  events.dispatchEvent(new CustomEvent('event', { detail: { type, data } }));
}

/** A line that is cut somewhere between looks open: silence tells. */
function watch(again) {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => lost(again), SILENCE);
}
