// The one way to the server. Same origin, session cookie, CSRF header on every change; failures
// come back as Failure with words that can be shown.
import { texts } from './texts.js';
import { put } from './store.js';

/** Something that did not work, in words for the person in front of the screen. */
export class Failure extends Error {
  constructor(message, status = 0, retryAfter = 0) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

let csrf = '';

/** The token that the server wants to see on every change; kept in memory alone. */
export const rememberCsrf = (token) => {
  csrf = token ?? '';
};

/** GET: the answer's JSON. */
export const read = (path, query = {}, signal) => ask('GET', address(path, query), { signal });

/** POST and PUT of a JSON body, DELETE: the answer's JSON, or undefined. */
export const post = (path, body = {}) => ask('POST', path, json(body));
export const change = (path, body) => ask('PUT', path, json(body));
export const remove = (path) => ask('DELETE', path);

/** PUT of a JSON file as it is. */
export const changeTo = (path, file) =>
  ask('PUT', path, { body: file, headers: { 'Content-Type': 'application/json' } });

/** POST of a form with files. */
export const upload = (path, form) => ask('POST', path, { body: form });

/** POST of a file as it is. */
export const uploadBytes = (path, file) =>
  ask('POST', path, { body: file, headers: { 'Content-Type': 'application/octet-stream' } });

/** A path with its query, empty values left out. */
export function address(path, query = {}) {
  const given = Object.entries(query).filter(([, v]) => v !== '' && v !== null && v !== undefined);
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}

async function ask(method, path, { body, headers = {}, signal } = {}) {
  const changes = method !== 'GET';
  const answer = await send(path, {
    method,
    body,
    signal,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', ...headers, ...(changes ? { 'X-CSRF-Token': csrf } : {}) },
  });
  if (answer.ok) return content(answer);
  if (answer.status === 401 && path !== '/api/login') put({ session: null });
  throw await failure(answer);
}

async function send(path, request) {
  try {
    return await fetch(path, request);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failure(texts.failure.unreachable);
  }
}

const json = (body) => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});

async function content(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  return type.includes('json') ? answer.json() : undefined;
}

async function failure(answer) {
  const said = await content(answer).catch(() => undefined);
  const words = said?.message;
  const retryAfter = Number(answer.headers.get('Retry-After') ?? 0);
  return new Failure(words ?? texts.failure.status(answer.status), answer.status, retryAfter);
}
