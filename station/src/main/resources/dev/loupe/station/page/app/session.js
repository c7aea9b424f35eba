// Who is logged in, and what every place needs to know of the station while somebody is.
import { events, hush, listen } from './events.js';
import { complain } from '../elements/notices.js';
import { texts } from './texts.js';
import { onPut, put, store } from './store.js';
import { alerts, EVENT_TYPES, EVENTS, logInAs, logOutNow, reviewQueue, stations, whoAmI } from './station.js';

const CALM = 1000; // milliseconds between two counts
let counting;

/** Asks the station who is logged in on this device. */
export async function begin() {
  onPut((changed) => {
    if (changed.includes('session') && !store().session) hush();
    if (changed.includes('station')) count();
  });
  events.addEventListener('event', ({ detail }) => happened(detail));
  events.addEventListener('opened', count);
  events.addEventListener('lost', () => whoAmI().catch(() => {})); // logged out elsewhere?
  try {
    await entered(await whoAmI());
  } catch {
    put({ session: null });
  }
}

/** Logs in, or throws a Failure whose words can be shown. */
export const logIn = async (name, password) => entered(await logInAs(name, password));

/** Logs out, here at once, at the station as soon as it answers. */
export async function logOut() {
  const told = logOutNow().catch(() => {});
  put({ session: null });
  await told;
}

async function entered(session) {
  await knowStations();
  put({ session });
  listen(EVENTS, EVENT_TYPES);
}

async function knowStations() {
  const known = await stations();
  const { station } = store();
  put({ stations: known, station: known.some(({ id }) => id === station) ? station : '' });
}

function happened({ type, data }) {
  if (type === 'hello' && data.version !== store().session?.version) complain(texts.newer);
  if (['inspection', 'review', 'alert'].includes(type)) count();
  if (['station', 'activation'].includes(type)) knowStations().catch(() => {});
}

/** The numbers in the menu, at most once a second. */
function count() {
  counting ??= setTimeout(async () => {
    counting = undefined;
    if (!store().session) return;
    const { station } = store();
    const [queue, open] = await Promise.all([
      reviewQueue({ station, limit: 1 }),
      alerts({ station, state: 'OPEN', limit: 100 }),
    ]).catch(() => []);
    if (queue) put({ waiting: queue.waiting, openAlerts: open.items.length });
  }, CALM);
}
