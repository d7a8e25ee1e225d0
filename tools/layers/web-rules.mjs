/**
 * What each layer of web/ may import. `layers`: other layers; `types`: layers it may import types from, but nothing
 * that is there at run time; `packages`: npm packages and Node's own modules; `dom`: whether it may use the page.
 */
export const WEB_LAYERS = {
  engine: { layers: [], types: [], packages: [/^node:/], dom: false },
  core: { layers: [], types: [], packages: [/^d3-dsv$/], dom: false },
  // The doors of the package beside the engine's own.
  package: { layers: ['engine', 'core'], types: [], packages: [], dom: false },
  session: { layers: ['engine', 'core'], types: [], packages: [], dom: false },
  draw: { layers: ['core'], types: [], packages: [], dom: false },
  experiment: { layers: ['session', 'core'], types: ['engine'], packages: [], dom: false },
  parts: { layers: ['experiment', 'session', 'core', 'draw'], types: ['engine'], packages: [/^lit($|\/)/], dom: true },
  cli: {
    layers: ['parts', 'experiment', 'session', 'package', 'engine', 'core', 'draw'],
    types: [],
    packages: [/^node:/],
    dom: false,
  },
  playground: { layers: ['parts', 'experiment', 'session', 'core'], types: [], packages: [/^lit($|\/)/], dom: true },
  front: { layers: ['parts', 'core'], types: [], packages: [], dom: true },
  // virtual:study is what tools/vite/study.ts reads in docs/study.
  learn: {
    layers: ['parts', 'experiment', 'session', 'core'],
    types: [],
    packages: [/^lit($|\/)/, /^virtual:study$/],
    dom: true,
  },
  // virtual:files is what tools/vite/embed.ts puts inside the script.
  embed: {
    layers: ['parts', 'experiment', 'session', 'core'],
    types: [],
    packages: [/^lit($|\/)/, /^virtual:files$/],
    dom: true,
  },
};

/** Names that exist only where there is a page (a worker has a requestAnimationFrame of its own). */
export const DOM_NAMES = [
  'document',
  'window',
  'customElements',
  'localStorage',
  'sessionStorage',
  'HTMLElement',
  'matchMedia',
  'getComputedStyle',
];
