// Light or dark: as the device prefers, until somebody chooses.
const KEY = 'loupe.theme';
const preference = matchMedia('(prefers-color-scheme: dark)');

/** 'light' or 'dark', as shown now. */
export const theme = () => document.documentElement.dataset.theme;

/** Shows the other one and remembers it on this device. */
export function switchTheme() {
  const next = theme() === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, next);
  show(next);
}

/** Follows the device while nobody has chosen. */
export function followDevice() {
  preference.addEventListener('change', () => {
    if (!localStorage.getItem(KEY)) show(preference.matches ? 'dark' : 'light');
  });
}

function show(next) {
  document.documentElement.dataset.theme = next;
  dispatchEvent(new CustomEvent('loupe-theme'));
}
