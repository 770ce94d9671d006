// Runs before the first paint so that a dark page never flashes white. A file, because the CSP allows no inline script.
(() => {
  const chosen = window.localStorage.getItem('mantine-color-scheme-value');
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
