// The documents as pages: docs/<name>.html, with a list of all, the headings of each, and a search that needs no server.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../common/paths.mjs';
import { policyElement } from '../../policy.mjs';
import { escaped } from '../escaped.mjs';
import { readDocument } from './markdown.mjs';
import { searchOptions } from './search-options.js';

// Packages, which `npm run site` sees to before it asks for this module.
const { default: MiniSearch } = await import('minisearch');
const { minifySync } = await import('vite');

/** In the order in which they are listed; the first is what docs/ opens. */
const DOCUMENTS = ['package', 'embedding', 'api', 'math', 'architecture', 'performance', 'testing'];

const own = join(checkout, 'tools', 'site', 'docs');

/**
 * Writes site/docs, anew.
 *
 * @param {string} site the built pages; site/parts is there when an example is live
 */
export function writeDocs(site) {
  const folder = join(site, 'docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const documents = DOCUMENTS.map((name) => {
    const text = readFileSync(join(checkout, 'docs', `${name}.md`), 'utf8');
    return { name, ...readDocument(text, DOCUMENTS) };
  });
  for (const document of documents) writeFileSync(join(folder, `${document.name}.html`), pageOf(document, documents));
  copyFileSync(join(folder, `${DOCUMENTS[0]}.html`), join(folder, 'index.html'));
  writeFileSync(join(folder, 'search.json'), JSON.stringify(indexOf(documents)));
  for (const name of ['docs.css', 'docs.js', 'search-options.js']) copyFileSync(join(own, name), join(folder, name));
  // What every page begins with, and the colours that it brings.
  for (const name of ['base.css', 'tokens.css']) copyFileSync(join(checkout, 'web', 'page', name), join(folder, name));
  const search = readFileSync(join(checkout, 'node_modules', 'minisearch', 'dist', 'es', 'index.js'), 'utf8');
  const { code } = minifySync('minisearch.js', search, { module: true, compress: true, mangle: { toplevel: true } });
  writeFileSync(join(folder, 'minisearch.js'), code);
  const images = join(checkout, 'docs', 'images');
  if (existsSync(images)) cpSync(images, join(folder, 'images'), { recursive: true });
}

function indexOf(documents) {
  const index = new MiniSearch(searchOptions);
  for (const { name, title, sections } of documents)
    for (const section of sections) index.add({ ...section, id: `${name}.html#${section.id}`, page: title });
  return index;
}

function pageOf({ name, title, html, headings, isLive }, documents) {
  const within = headings
    .filter(({ level }) => level === 2)
    .map((heading) => `<li><a href="#${heading.id}">${escaped(heading.title)}</a></li>`)
    .join('');
  const list = documents
    .map((other) =>
      other.name === name
        ? `<li><a href="${name}.html" aria-current="page">${escaped(title)}</a><ul>${within}</ul></li>`
        : `<li><a href="${other.name}.html">${escaped(other.title)}</a></li>`,
    )
    .join('\n          ');
  const parts = isLive ? '\n    <script type="module" src="../parts/glassbox.js"></script>' : '';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    ${policyElement}
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)} · Glassbox</title>
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="../favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="base.css">
    <link rel="stylesheet" href="docs.css">
    <script type="module" src="docs.js"></script>${parts}
  </head>
  <body>
    <a class="skip" href="#text">Skip to the text</a>
    <header>
      <p><a href="../index.html">Glassbox</a> · <a href="../playground/index.html">Playground</a> · <a href="../learn/index.html">Learn</a></p>
      <search id="search" hidden><label for="query">Search</label> <input id="query" type="search" autocomplete="off" spellcheck="false">
        <p id="found" role="status"></p><ol id="results"></ol></search>
    </header>
    <div class="columns">
      <nav aria-label="Documents">
        <ul>
          ${list}
        </ul>
      </nav>
      <main id="text" tabindex="-1">
${html}      </main>
    </div>
  </body>
</html>
`;
}
