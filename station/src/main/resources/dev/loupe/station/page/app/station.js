// The station's API by name. All addresses of the page are here and nowhere else; the document is
// at /api/openapi.yaml.
import { address, change, changeTo, post, read, rememberCsrf, remove, upload, uploadBytes } from './api.js';

export const EVENTS = '/api/events';
export const EVENT_TYPES = [
  'hello',
  'inspection',
  'shadow',
  'review',
  'activation',
  'recalibration',
  'station',
  'model',
  'job',
  'job_progress',
  'alert',
  'heartbeat',
];

const items = async (answer) => (await answer).items;
const recipeAt = (station, recipe, end = '') =>
  `/api/stations/${encodeURIComponent(station)}/recipes/${encodeURIComponent(recipe)}${end}`;
const modelAt = (id) => `/api/models/${encodeURIComponent(id)}`;

// Who is there
export const whoAmI = async () => known(await read('/api/me'));
export const logInAs = async (name, password) => known(await post('/api/login', { name, password }));
export const logOutNow = () => post('/api/logout');
export const changePassword = (old_password, new_password) => post('/api/me/password', { old_password, new_password });

function known(me) {
  rememberCsrf(me.csrf);
  return me;
}

// Inspections
export const inspections = (query, signal) => read('/api/inspections', query, signal);
export const inspection = (id, signal) => read(`/api/inspections/${encodeURIComponent(id)}`, {}, signal);
export const reviewsOf = (id, signal) => items(read(`/api/inspections/${encodeURIComponent(id)}/review`, {}, signal));
export const reviewQueue = (query, signal) => read('/api/review/queue', query, signal);
export const decide = (id, verdict, comment) =>
  post(`/api/inspections/${encodeURIComponent(id)}/review`, { verdict, comment: comment || null });
export const exportOf = (format, query) => address('/api/inspections/export', { format, ...query });

/** Judges a file at a station. */
export function inspect(file, origin) {
  const form = new FormData();
  for (const [name, value] of Object.entries(origin)) if (value) form.append(name, value);
  form.append('picture', file, file.name);
  return upload('/api/inspections', form);
}

// Addresses of pictures, for <img> and <image>; '' where none is kept or none could be decoded
const shown = (one) => one.picture && one.image.width;
export const pictureOf = (one) => (shown(one) ? one.picture : '');
export const thumbnailOf = (one) => (shown(one) ? address(one.picture, { side: 192 }) : '');

/** The same picture as a JPEG, for browsers that do not show what was sent, such as TIFF. */
export const jpegOf = (picture) => address(picture, { side: 4096 });
export const mapOf = (one) => one.map ?? '';

// Models
export const models = (signal) => items(read('/api/models', {}, signal));
export const model = (id, signal) => read(modelAt(id), {}, signal);
export const fileOf = (id) => `${modelAt(id)}/file`;
export const retire = (id) => remove(modelAt(id));
export const giveGroups = (id, file) => changeTo(`${modelAt(id)}/defect-groups`, file);
export const takeGroups = (id) => remove(`${modelAt(id)}/defect-groups`);
export const register = (file, name, note) => uploadBytes(address('/api/models', { name, note }), file);

// Stations, recipes and what is in force
export const stations = (signal) => items(read('/api/stations', {}, signal));
export const station = (id, signal) => read(`/api/stations/${encodeURIComponent(id)}`, {}, signal);
export const addStation = (request) => post('/api/stations', request);
export const changeStation = (id, request) => change(`/api/stations/${encodeURIComponent(id)}`, request);
export const addRecipe = (id, request) => post(`/api/stations/${encodeURIComponent(id)}/recipes`, request);
export const changeRecipe = (id, recipe, request) => change(recipeAt(id, recipe), request);
export const activations = (id, recipe, signal) => items(read(recipeAt(id, recipe, '/activations'), {}, signal));
export const activate = (id, recipe, request) => post(recipeAt(id, recipe, '/activations'), request);
export const rollBack = (id, recipe, request) => post(recipeAt(id, recipe, '/rollback'), request);
export const changeThresholds = (id, recipe, request) => post(recipeAt(id, recipe, '/thresholds'), request);
export const previewThresholds = (id, recipe, query, signal) =>
  read(recipeAt(id, recipe, '/thresholds/preview'), query, signal);
export const recalibrations = (id, recipe, signal) => items(read(recipeAt(id, recipe, '/recalibrations'), {}, signal));
export const recalibrate = (id, recipe, request) => post(recipeAt(id, recipe, '/recalibrations'), request);
export const applyRecalibration = (id, recipe, recalibration, request) =>
  post(recipeAt(id, recipe, `/recalibrations/${encodeURIComponent(recalibration)}/apply`), request);
export const changeRegions = (id, recipe, request) => post(recipeAt(id, recipe, '/regions'), request);
export const compareShadow = (id, recipe, signal) => read(recipeAt(id, recipe, '/shadow'), {}, signal);
export const setShadow = (id, recipe, request) => post(recipeAt(id, recipe, '/shadow'), request);

// Figures
export const yieldOf = (query, signal) => read('/api/statistics/yield', query, signal);
export const scoresOf = (query, signal) => read('/api/statistics/scores', query, signal);
export const falseCallsOf = (query, signal) => read('/api/statistics/false-calls', query, signal);
export const paretoOf = (query, signal) => read('/api/statistics/pareto', query, signal);

// Training
export const jobs = (signal) => items(read('/api/jobs', {}, signal));
export const job = (id, signal) => read(`/api/jobs/${encodeURIComponent(id)}`, {}, signal);
export const startJob = (request) => post('/api/jobs', request);
export const cancelJob = (id) => post(`/api/jobs/${encodeURIComponent(id)}/cancel`);
export const folders = (path, signal) => read('/api/folders', { path }, signal);

// Alerts
export const alerts = (query, signal) => read('/api/alerts', query, signal);
export const acknowledge = (id, comment) =>
  post(`/api/alerts/${encodeURIComponent(id)}/acknowledge`, { comment: comment || null });

// Messages to the line
export const outbox = (signal) => items(read('/api/outbox', {}, signal));
export const messages = (state, signal) => read('/api/outbox/messages', { state, limit: 100 }, signal);
export const retryMessages = (key) => post('/api/outbox/retry', key ? { key } : {});

// Watched folders, schedules
export const watchedFolders = (signal) => items(read('/api/watched-folders', {}, signal));
export const schedules = (signal) => items(read('/api/schedules', {}, signal));
export const runsOf = (name, signal) => read(`/api/schedules/${encodeURIComponent(name)}/runs`, { limit: 50 }, signal);
export const runNow = (name) => post(`/api/schedules/${encodeURIComponent(name)}/run`);
export const reportOf = (run) => `/api/scheduled-runs/${encodeURIComponent(run.id)}/report`;

// People, tokens, audit trail
export const users = (signal) => items(read('/api/users', {}, signal));
export const addUser = (request) => post('/api/users', request);
export const changeUser = (name, request) => change(`/api/users/${encodeURIComponent(name)}`, request);
export const tokens = (signal) => items(read('/api/tokens', {}, signal));
export const addToken = (request) => post('/api/tokens', request);
export const revokeToken = (id) => remove(`/api/tokens/${encodeURIComponent(id)}`);
export const audit = (query, signal) => read('/api/audit', query, signal);
export const verifyAudit = () => read('/api/audit/verification');
