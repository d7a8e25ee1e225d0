// `npm run soak [-- TIME [SEED]]`: a monkey at full speed on the built page, for so long (10m when nothing is said). Now and then it rests at
// the preset that opens first, and what is there is counted: heap, listeners, nodes, workers, and how many pictures took long meanwhile.
// What grows from one rest to the next, or any error of the page, fails.

import { ensureBrowsers } from './browsers.mjs';
import { ensureEngine } from './build/engine.mjs';
import { ensureSite } from './build/site.mjs';
import { say } from './common/progress.mjs';
import { main } from './common/stop.mjs';
import { secondsOf } from './common/time.mjs';
import { ensurePackages } from './install.mjs';
import { serve } from './serve.mjs';
import { whatGrows } from './soak/flat.mjs';
import { comeToRest, monkey, watchFrames } from './soak/monkey.mjs';
import { ensureToolchain } from './toolchain.mjs';

/** The run is cut into so many pieces of work, with a look after each. */
const LOOKS = 15;

await main(async () => {
  const [time = '10m', seed = '1'] = process.argv.slice(2);
  const seconds = secondsOf(time);
  await ensurePackages();
  await ensureEngine(ensureToolchain);
  await ensureSite();
  const { chromium: executablePath } = await ensureBrowsers();
  const { chromium } = await import('playwright');
  const { url, close } = await serve({ port: 0 });
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
  const errors = new Set();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => errors.add(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.add(message.text()));
    page.on('crash', () => errors.add('The page crashed.'));
    await page.addInitScript(watchFrames);
    await page.addInitScript(`window.monkey = (${monkey})(${Number(seed)});`);
    await page.goto(new URL('/playground/', url).href);
    await page.waitForFunction(() => document.querySelector('glassbox-model')?.experiment?.frame);
    // Whatever leads to another page leads nowhere.
    await page.route('**', (route) => (route.request().isNavigationRequest() ? route.abort() : route.continue()));
    const look = await looker(page);
    const looks = [];
    let actions = 0;
    const start = performance.now();
    for (let n = 1; n <= LOOKS; n++) {
      const until = start + (n * seconds * 1000) / LOOKS;
      do {
        await page.evaluate(() => window.monkey(100));
        actions += 100;
      } while (performance.now() < until);
      await page.evaluate(comeToRest);
      looks.push(await look());
      say(`${actions} actions: ${words(looks.at(-1))}`);
    }
    const found = [...[...errors].map((error) => `The page said: ${error}`), ...whatGrows(looks)];
    for (const sentence of found) say(sentence);
    say(found.length === 0 ? `Nothing grew in ${actions} actions.` : `Again: npm run soak -- ${time} ${seed}`);
    return found.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await close();
  }
});

/** Counts what is there when nothing is to be collected any more. */
async function looker(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  return async () => {
    await protocol.send('HeapProfiler.collectGarbage');
    const { metrics } = await protocol.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    const longFrames = await page.evaluate(() => {
      const { longFrames } = window;
      window.longFrames = 0;
      return longFrames;
    });
    return {
      heapMB: of('JSHeapUsedSize') / 1e6,
      listeners: of('JSEventListeners'),
      nodes: of('Nodes'),
      workers: page.workers().length,
      longFrames,
    };
  };
}

function words({ heapMB, listeners, nodes, workers, longFrames }) {
  const many = workers === 1 ? 'worker' : 'workers';
  return `${heapMB.toFixed(1)} MB of heap, ${listeners} listeners, ${nodes} nodes, ${workers} ${many}, ${longFrames} long pictures`;
}
