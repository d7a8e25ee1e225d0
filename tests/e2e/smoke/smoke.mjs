// One smoke run for browsers that are driven by other means than Playwright: the page loads, trains, its cost falls, and
// training ends in the bits it ends in everywhere else. Closes with the line that the test command counts.
import { determinismRuns, serveTestPages } from '../pages/serve.mjs';

/**
 * @typedef {object} Browser
 * @property {(url: string) => Promise<unknown>} open
 * @property {(script: string) => Promise<unknown>} run the body of an async function, run in the page; its JSON comes back
 * @property {() => Promise<unknown>} close
 */

const playground = process.env.GLASSBOX_URL ?? 'http://localhost:5199/playground/';

/**
 * Waits in the page for up to thirty seconds: on a busy machine a driver may say that a page has loaded before its scripts have run.
 *
 * @param {string} condition an expression of the page
 */
const waitFor = (condition) =>
  `for (let i = 0; i < 600 && !(${condition}); i++) await new Promise((done) => setTimeout(done, 50));`;

const waitForNetwork = `
  const model = document.querySelector('glassbox-model');
  ${waitFor('model.experiment?.scene && model.experiment.frame')}
  if (!model.experiment?.frame) throw new Error(model.error || 'no network after thirty seconds');
`;

/** A driver that answers neither to a command nor by its own time limit. */
export class DriverLost extends Error {}

/**
 * Tells of a browser. A driver that is lost is started again, once, and said to be: it is none of our pages that stood still.
 *
 * @param {string} name
 * @param {() => Promise<Browser>} launch
 */
export async function smoke(name, launch) {
  if (await runSmoke(name, launch, false)) return;
  console.log(`${name}'s driver does not answer any more: it is started again.`);
  await runSmoke(name, launch, true);
}

/** Returns false when its driver was lost; the last time that is a failure like others. */
async function runSmoke(name, launch, isLast) {
  let [passed, failed] = [0, 0];
  const check = (what, fine, more = '') => {
    if (fine) passed++;
    else failed++;
    console.log(`${fine ? 'ok' : 'FAILED'}  ${name}: ${what}${more ? ` (${more})` : ''}`);
  };
  const pages = await serveTestPages();
  let browser;
  try {
    browser = await launch();
    await browser.open(playground);
    const trained = await browser.run(`${waitForNetwork}
      const before = model.experiment.frame.tick.loss;
      await model.experiment.advance('epoch', 1);
      const parameters = [...model.experiment.frame.parameters];
      await model.set('speed', 'flatOut');
      model.play();
      ${waitFor('model.experiment.frame.tick.epoch >= 100')}
      await model.pause();
      const after = model.experiment.frame.tick;
      await model.reset();
      await model.experiment.advance('epoch', 1);
      return { before, after: after.loss, epoch: after.epoch, where: model.experiment.session.where,
        same: parameters.every((value, i) => value === model.experiment.frame.parameters[i]) };`);
    check('the page trains', trained.epoch >= 100, `${trained.epoch} epochs, in the ${trained.where}`);
    check('in a worker', trained.where === 'worker');
    check('the cost falls', trained.after < trained.before * 0.5, `${trained.before} to ${trained.after}`);
    check('reset gives the same run', trained.same);
    const drawn = await browser.run(`
      const colours = () => ['glassbox-network', 'glassbox-boundary', 'glassbox-loss'].map((part) => {
        const canvas = document.querySelector(part).shadowRoot.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
      for (let i = 0; i < 20 && colours().some((many) => many <= 10); i++) await new Promise((done) => setTimeout(done, 250));
      return colours();`);
    check(
      'every canvas is drawn',
      drawn.every((colours) => colours > 10),
      `${drawn.join(', ')} colours`,
    );
    await browser.open(pages.url);
    await browser.run(waitFor('window.hashOf'));
    for (const run of determinismRuns()) {
      const hash = await browser.run(`return window.hashOf(${JSON.stringify(run)});`);
      check(`the bits of ${run.name}`, hash === run.hash, hash === run.hash ? '' : `${hash} instead of ${run.hash}`);
    }
  } catch (error) {
    if (error instanceof DriverLost && !isLast) return false;
    check('the run', false, error instanceof Error ? error.message : String(error));
  } finally {
    await browser?.close();
    await pages.close();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
  return true;
}
