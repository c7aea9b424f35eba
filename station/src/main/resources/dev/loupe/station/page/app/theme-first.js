// Runs before anything is drawn, so that a dark page never flashes white.
(() => {
  const chosen = localStorage.getItem('loupe.theme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = chosen ?? (dark ? 'dark' : 'light');
})();
