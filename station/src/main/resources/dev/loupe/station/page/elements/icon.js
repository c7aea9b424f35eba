// Drawn signs, one stroke weight, always beside a word or with a label on their button.
import { svg, html } from 'lit';

const SHAPES = {
  live: svg`<path d="M3 12h4l2.5-7 5 14L17 12h4"/>`,
  inspect: svg`<path d="M12 15.5V4m0 0L7.5 8.5M12 4l4.5 4.5M4 15v3.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V15"/>`,
  review: svg`<path d="M4 5.5h16v11h-8.5L7 20v-3.5H4zM9 11l2.2 2.2L15.5 9"/>`,
  history: svg`<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8"/>`,
  figures: svg`<path d="M4 20h16M7 16.5v-5M12 16.5V5M17 16.5v-8"/>`,
  models: svg`<path d="m12 3.5 8 4.250-8 4.250-8-4.250zM4 12l8 4.250L20 12M4 16.250l8 4.250 8-4.250"/>`,
  stations: svg`<rect x="3.5" y="4.5" width="17" height="11.5" rx="1.5"/><path d="M8.5 20h7M12 16v4"/>`,
  training: svg`<path d="M4 5v13.5a1.5 1.5 0 0 0 1.5 1.5H20M7.5 8c2.5 6 5 7.5 12 8"/>`,
  alerts: svg`<path d="M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4"/>`,
  folders: svg`<path d="M3.5 18.5v-13h6l2 2.5h9v10.5zM12 10.5v5m0 0-2.3-2.3M12 15.5l2.3-2.3"/>`,
  outbox: svg`<path d="M3.5 5.5h17v13h-17zM3.5 6.5l8.5 6.5 8.5-6.5"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M3 19.5c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.2.8 3.5 2.7 3.5 5.1"/>`,
  audit: svg`<path d="M6 3.5h8.5L18.5 8v12.5H6zM14 3.5V8.5h4.5M9 12.5h6.5M9 16h6.5"/>`,
  more: svg`<path d="M5 7h14M5 12h14M5 17h14"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5"/>`,
  leave: svg`<path d="M10 4H5.5A1.5 1.5 0 0 0 4 5.5v13A1.5 1.5 0 0 0 5.5 20H10M14.5 8l4 4-4 4M18 12H9.5"/>`,
  back: svg`<path d="M14.5 5.5 8 12l6.5 6.5"/>`,
  next: svg`<path d="M9.5 5.5 16 12l-6.5 6.5"/>`,
  close: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7"/>`,
  warning: svg`<path d="M12 4 21 19.5H3zM12 10v4.5M12 17v.1"/>`,
  save: svg`<path d="M12 4v11.5m0 0L7.5 11m4.5 4.5 4.5-4.5M4 19.5h16"/>`,
};

/** The sign of that name. */
export const icon = (name, size = 22) =>
  html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.9"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${SHAPES[name]}
  </svg>`;
