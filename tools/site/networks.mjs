// A page for each ready network: a still, and the way to it live. Where the site's address is known, also what other places need to unfold
// an address that somebody pastes: a preview picture, and oEmbed (https://oembed.com), by which it becomes the live frame.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserEnvironment, ensureBrowsers } from '../browsers.mjs';
import { checkout } from '../common/paths.mjs';
import { run, tail } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { policyElement } from '../policy.mjs';
import { escaped } from './escaped.mjs';

// A package, which `npm run site` sees to before it asks for this module.
const { runnerImport } = await import('vite');

/** Epochs that each still is trained; enough to have learned most. */
const EPOCHS = 200;

/** What previews are shown at, by most places. */
const PREVIEW = { width: 1200, height: 630 };

/** CSS pixels of the live frame. */
const FRAME = { width: 720, height: 640 };

/**
 * @param {string} site the built pages
 * @param {string | null} base its address with a slash at its end, where it is known
 */
export async function writeNetworks(site, base) {
  const { presets } = await settingsModule('presets');
  const { presetTeaches } = await settingsModule('preset-words');
  const folder = join(site, 'networks');
  rmSync(folder, { recursive: true, force: true });
  const networks = [];
  for (const { id, name } of presets) {
    const home = join(folder, id);
    mkdirSync(home, { recursive: true });
    networks.push({ id, name, teaches: presetTeaches[id], home, ...(await drawStill(id, home)) });
  }
  for (const network of networks) {
    writeFileSync(join(network.home, 'index.html'), pageOf(network, base));
    if (base) writeFileSync(join(network.home, 'oembed.json'), JSON.stringify(oembedOf(network, base)));
  }
  writeFileSync(join(folder, 'index.html'), listOf(networks));
  if (base) await takePreviews(networks);
}

async function settingsModule(stem) {
  const file = join(checkout, 'web', 'core', 'settings', `${stem}.ts`);
  return (await runnerImport(file, { configFile: false })).module;
}

/** still.svg, drawn by the program that the package has; answers with its alternative in words. */
async function drawStill(id, home) {
  const file = join(home, 'still.svg');
  const program = [join(checkout, 'dist', 'cli', 'main.js'), 'render', '--preset', id];
  const how = ['--epochs', String(EPOCHS), '--views', 'network,boundary', '--out', file];
  const { code, output } = await run(process.execPath, [...program, ...how]);
  if (code !== 0) throw new Stop(`The still of ${id} could not be drawn:\n${tail(output, 10)}`);
  const words = readFileSync(join(home, 'still.alt.txt'), 'utf8').trim();
  for (const beside of ['still.alt.txt', 'still.txt']) rmSync(join(home, beside), { force: true });
  return { svg: readFileSync(file, 'utf8'), words };
}

export function oembedOf({ id, name }, base) {
  const html = `<iframe src="${base}embed/?preset=${id}&amp;autoplay" title="${name}: a neural network, live" width="${FRAME.width}" height="${FRAME.height}" style="border: 0; max-width: 100%" loading="lazy"></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title: `${name}: a neural network, live`,
    provider_name: 'Glassbox',
    provider_url: base,
    ...FRAME,
    html,
    thumbnail_url: `${base}networks/${id}/preview.png`,
    thumbnail_width: PREVIEW.width,
    thumbnail_height: PREVIEW.height,
  };
}

/**
 * @param {string} up the way to the site's own folder
 * @param {{ title: string, words: string, more?: string }} what `more`: lines of a page's own
 */
function headOf(up, { title, words, more = '' }) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    ${policyElement}
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)} · Glassbox</title>
    <meta name="description" content="${escaped(words)}">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="${up}favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${up}docs/base.css">
    <link rel="stylesheet" href="${up}docs/docs.css">${more}
  </head>`;
}

/** What tells other places of the page, where addresses can be whole. */
function unfolding({ id, name, words }, base) {
  const page = `${base}networks/${id}/`;
  const lines = [
    `<link rel="canonical" href="${page}">`,
    `<link rel="alternate" type="application/json+oembed" href="${page}oembed.json" title="${escaped(name)}">`,
    '<meta property="og:type" content="website">',
    '<meta property="og:site_name" content="Glassbox">',
    `<meta property="og:title" content="${escaped(name)}: a neural network you can see through">`,
    `<meta property="og:description" content="${escaped(words)}">`,
    `<meta property="og:url" content="${page}">`,
    `<meta property="og:image" content="${page}preview.png">`,
    `<meta property="og:image:width" content="${PREVIEW.width}">`,
    `<meta property="og:image:height" content="${PREVIEW.height}">`,
    `<meta property="og:image:alt" content="${escaped(words)}">`,
    '<meta name="twitter:card" content="summary_large_image">',
  ];
  return lines.map((line) => `\n    ${line}`).join('');
}

function pageOf(network, base) {
  const { id, name, teaches, words } = network;
  return `${headOf('../../', { title: name, words, more: base ? unfolding(network, base) : '' })}
  <body>
    <header><p><a href="../../index.html">Glassbox</a> · <a href="../index.html">Networks</a></p></header>
    <main>
      <h1>${escaped(name)}</h1>
      <p>${escaped(teaches)}</p>
      <p><a href="../../playground/index.html#v=1&amp;preset=${id}">Watch it learn in the playground</a>, or by itself <a href="../../embed/index.html?preset=${id}&amp;autoplay">in a frame</a>.</p>
      <img src="still.svg" alt="${escaped(words)}">
      <p>The picture is the network after ${EPOCHS} epochs of training, or where it ended before.</p>
    </main>
  </body>
</html>
`;
}

function listOf(networks) {
  const items = networks.map(
    ({ id, name, teaches }) =>
      `<li><a class="shown" href="${id}/index.html"><img src="${id}/still.svg" alt="" loading="lazy"><strong>${escaped(name)}</strong></a> ${escaped(teaches)}</li>`,
  );
  return `${headOf('../', { title: 'Networks', words: 'The ready networks of Glassbox, each of which shows one thing.' })}
  <body>
    <header><p><a href="../index.html">Glassbox</a></p></header>
    <main>
      <h1>Networks</h1>
      <p>Each is shown after ${EPOCHS} epochs of training, or where it ended before.</p>
      <ul class="networks">
        ${items.join('\n        ')}
      </ul>
    </main>
  </body>
</html>
`;
}

/** preview.png beside each still: places that show previews take no SVG. */
async function takePreviews(networks) {
  const { chromium } = await import('playwright');
  const { GLASSBOX_CHROMIUM: executablePath } = browserEnvironment(await ensureBrowsers());
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: PREVIEW, colorScheme: 'light' });
    for (const { home, svg } of networks) {
      await page.setContent(
        `<style>body { margin: 0; height: 100vh; display: grid; place-items: center; background: #faf9f6 } svg { width: 1120px; height: 590px }</style>${svg}`,
      );
      await page.screenshot({ path: join(home, 'preview.png') });
    }
  } finally {
    await browser.close();
  }
}
