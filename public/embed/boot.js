// Starts the embed page. In a sandboxed frame without allow-same-origin, and opened as a file, the page's origin is nobody's:
// modules, workers and fetch are forbidden there, so one script brings everything along.
(() => {
  const self = document.currentScript;
  const script = document.createElement('script');
  if (globalThis.origin === 'null') {
    script.src = new URL('alone.js', self.src).href;
  } else {
    script.type = 'module';
    script.src = self.dataset.main;
  }
  script.addEventListener('error', () => document.documentElement.setAttribute('data-failed', ''));
  document.head.append(script);
})();
