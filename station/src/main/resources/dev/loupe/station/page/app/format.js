// Numbers and times as people on a shop floor read them: 24 hours, the device's time zone.
const HOUR = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false };
const clock = new Intl.DateTimeFormat('en-GB', HOUR);
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const shortTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });
const whole = new Intl.NumberFormat('en-GB');
export const NONE = '–';

const given = (value) => value !== null && value !== undefined && value !== '';

/** '14:03:27'. */
export const time = (iso) => (given(iso) ? clock.format(new Date(iso)) : NONE);

/** '24 Nov 2026, 14:03:27'. */
export const moment = (iso) => (given(iso) ? `${day.format(new Date(iso))}, ${time(iso)}` : NONE);

/** The time alone today, with its day before. */
export function recent(iso) {
  const today = given(iso) && new Date(iso).toDateString() === new Date().toDateString();
  return today ? time(iso) : moment(iso);
}

/** The start of a time slice: '14:05' or '24 Nov'. */
export const slice = (iso, bucket) =>
  bucket === 'day' ? shortDay.format(new Date(iso)) : shortTime.format(new Date(iso));

/** 12,345. */
export const count = (value) => (given(value) ? whole.format(value) : NONE);

/** A number in three significant digits, never in exponents where it can be helped. */
export function figure(value, digits = 3) {
  if (!given(value) || !Number.isFinite(Number(value))) return NONE;
  const number = Number(value);
  const size = Math.abs(number);
  return size !== 0 && (size < 1e-4 || size >= 1e7)
    ? number.toExponential(digits - 1)
    : String(Number(number.toPrecision(digits)));
}

/** '2.8 %'; a share of nothing is not known. */
export function percent(share, digits = 1) {
  if (!given(share) || !Number.isFinite(Number(share))) return NONE;
  return `${(100 * share).toFixed(digits)}\u202f%`;
}

/** '34 ms'. */
export const milliseconds = (value) =>
  given(value) ? `${value < 10 ? figure(value, 2) : Math.round(value)}\u202fms` : NONE;

/** '1 part', '3 parts'. */
export const counted = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;

/** '3 min 20 s', '2 h 5 min', '4 d 3 h'. */
export function duration(seconds) {
  if (!given(seconds)) return NONE;
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
  return `${Math.floor(s / 86400)} d ${Math.floor((s % 86400) / 3600)} h`;
}

/** The first digits of a digest, enough to tell two apart. */
export const digest = (sha256) => (given(sha256) ? String(sha256).slice(0, 12) : NONE);

/** Words as a sentence. */
export const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What was given, or a dash. */
export const words = (value) => (given(value) ? String(value) : NONE);
