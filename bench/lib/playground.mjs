// The page itself, training at full speed while it draws: main-thread time per frame, epochs a second, how soon a fresh
// visitor sees the first trained epoch, and memory over time.

import { median } from './stats.mjs';
import { busyFrames, CATEGORIES, summarizeFrames } from './trace.mjs';

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url of the playground
 * @param {{ seconds: number, visits: number }} options
 */
export async function measurePlayground(browser, url, { seconds, visits }) {
  const firstEpoch = [];
  for (let visit = 0; visit < visits; ++visit) firstEpoch.push(await visitFor(browser, url, firstTrainedEpoch));
  const running = await visitFor(browser, url, async (page) => {
    const network = await startFlatOut(page);
    await page.waitForTimeout(1000);
    await browser.startTracing(page, { categories: CATEGORIES });
    const before = await page.evaluate(epochNow);
    await page.waitForTimeout(1000 * seconds);
    const after = await page.evaluate(epochNow);
    const trace = JSON.parse((await browser.stopTracing()).toString());
    const epochsPerSecond = (1000 * (after.epoch - before.epoch)) / (after.now - before.now);
    return {
      network,
      epochsPerSecond,
      busy: summarizeFrames(busyFrames(trace)),
      processor: summarizeFrames(busyFrames(trace, 'tdur')),
    };
  });
  return { ...running, seconds, firstEpoch: median(firstEpoch) };
}

/**
 * The memory of the page's own thread after collection, sampled over time: its objects, and the buffers they hold on to.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} url of the playground
 * @param {{ seconds: number, samples?: number }} options
 */
export function watchPageMemory(browser, url, { seconds, samples = 6 }) {
  return visitFor(browser, url, async (page) => {
    const network = await startFlatOut(page);
    const session = await page.context().newCDPSession(page);
    const points = [];
    const start = performance.now();
    for (let k = 0; k < samples; ++k) {
      await page.waitForTimeout(Math.max(0, start + (1000 * seconds * k) / (samples - 1) - performance.now()));
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
      const { epoch } = await page.evaluate(epochNow);
      points.push({
        seconds: (performance.now() - start) / 1000,
        epoch,
        heapUsed: usedSize,
        outside: backingStorageSize,
      });
    }
    return { workload: network, points };
  });
}

async function visitFor(browser, url, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** Milliseconds from navigation until an epoch was trained, asked for as soon as the page is ready. */
function firstTrainedEpoch(page) {
  return page.evaluate(async () => {
    const model = document.querySelector('glassbox-model');
    if (!model.experiment.frame)
      await new Promise((resolve) => model.addEventListener('glassbox-ready', resolve, { once: true }));
    await model.experiment.advance('epoch');
    return performance.now();
  });
}

function startFlatOut(page) {
  return page.evaluate(async () => {
    const model = document.querySelector('glassbox-model');
    if (!model.experiment.frame)
      await new Promise((resolve) => model.addEventListener('glassbox-ready', resolve, { once: true }));
    await model.set('speed', 'flatOut');
    model.play();
    return model.settings.layers.join('-');
  });
}

const epochNow = () => ({
  epoch: document.querySelector('glassbox-model').experiment.frame.tick.epoch,
  now: performance.now(),
});
