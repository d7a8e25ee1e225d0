// A page's worker. Its script is found from beside this file, where bundlers put it.
import type { WorkerLike } from './types.js';

export function spawn(url: string | URL | undefined): WorkerLike {
  if (url !== undefined) return fromAddress(new URL(url, location.href).href);
  // As the package comes from another server, without a bundler, its files keep their names. Told by the module's address, which every
  // bundler knows already: by itself, import.meta.url would be the path on the machine that builds.
  const { href, origin } = new URL('../native/engine.wasm', import.meta.url);
  const home = /^(https?:.*\/)(?:engine\/native\/engine|parts\/engine-\d[\w.-]*)\.wasm$/.exec(href)?.[1];
  if (home !== undefined && origin !== globalThis.origin) return fromAddress(`${home}engine/worker/entry.js`);
  // Written out, because bundlers look for just these words.
  return new Worker(new URL('./entry.js', import.meta.url), { type: 'module' });
}

/** Browsers start no worker from another origin; one of ours that imports it is let in where the policy allows blob:. */
function fromAddress(href: string): Worker {
  const { origin } = new URL(href);
  if (origin === globalThis.origin || !/^https?:/.test(href)) return new Worker(href, { type: 'module' });
  const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' }));
  // The address must live until the worker has read it, which nothing tells; it is a hundred bytes, and stays.
  return new Worker(script, { type: 'module' });
}
