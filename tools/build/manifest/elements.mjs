// The elements of dist/parts/glassbox.js as their code defines them, loaded here without a page.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '../../common/paths.mjs';
import { Stop } from '../../common/stop.mjs';

const FOLDER = join(checkout, 'web', 'parts');

/** A page has these; constructing an element asks for them, and nothing here is ever put on a page. */
function lendPage() {
  const lent = [];
  class Observer {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  const page = {
    IntersectionObserver: Observer,
    ResizeObserver: Observer,
    MutationObserver: Observer,
    matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  };
  for (const [name, value] of Object.entries(page)) {
    if (name in globalThis) continue;
    globalThis[name] = value;
    lent.push(name);
  }
  return () => {
    for (const name of lent) delete globalThis[name];
  };
}

/**
 * Runs `use` with the modules of web/parts at hand.
 *
 * @param {(elements: object[], load: (file: string) => Promise<object>) => Promise<T>} use gets, for each tag: { tag, class, instance, sources };
 *   sources are the texts its template is made of, its own file first
 * @returns {Promise<T>}
 * @template T
 */
export async function withElements(use) {
  const { createServer } = await import('vite');
  // Its server makes this process one of development, and what is built after it would be, too.
  const mode = process.env.NODE_ENV;
  const server = await createServer({
    configFile: false,
    root: join(checkout, 'web'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const takeBack = lendPage();
  try {
    const load = (file) => server.ssrLoadModule(`/${file}`);
    const { lazyTags, loadPart } = await load('parts/lazy-elements.ts');
    const { GlassboxModel } = await load('parts/model/model.ts');
    if (!customElements.get('glassbox-model')) customElements.define('glassbox-model', GlassboxModel);
    const files = filesOfParts();
    const elements = [];
    for (const tag of ['glassbox-model', ...lazyTags]) {
      if (tag !== 'glassbox-model') await loadPart(tag);
      const element = customElements.get(tag);
      elements.push({ tag, class: element, instance: new element(), sources: sourcesOf(element, files) });
    }
    return await use(elements, load);
  } finally {
    takeBack();
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
    await server.close();
  }
}

/** The files of web/parts by path, and by the names of the classes written in them. */
function filesOfParts() {
  const files = new Map();
  for (const name of readdirSync(FOLDER, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const file = {
      path: join(FOLDER, name),
      text,
      classes: [...text.matchAll(/^export (?:abstract )?class (\w+)/gm)].map((found) => found[1]),
    };
    for (const name of file.classes) files.set(name, file);
    files.set(file.path, file);
  }
  return files;
}

/** Its class, the classes it extends, and the helpers those import that are no elements themselves. */
function sourcesOf(element, files) {
  const sources = new Set();
  for (let at = element; at?.name; at = Object.getPrototypeOf(at)) {
    const file = files.get(at.name);
    if (file) sources.add(file);
    else if (at === element) throw new Stop(`Expected the class ${at.name} in a file of web/parts but found none.`);
  }
  for (const { path, text } of [...sources]) {
    for (const [, from] of text.matchAll(/^import (?!type )[^;]*? from '(\.\.?\/[\w./-]+)\.js';/gm)) {
      const file = files.get(join(dirname(path), `${from}.ts`));
      if (file && !file.classes.some((name) => name.startsWith('Glassbox'))) sources.add(file);
    }
  }
  return [...sources].map(({ text }) => text);
}
