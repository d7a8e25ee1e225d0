// The calls are those of an engine in the page, each with a promise; the data travel to the worker once.
import { createWorkerEngine } from './node_modules/glassbox-nn/dist/engine/worker/index.js';

const progress = document.querySelector('#progress');
const button = document.querySelector('button');
const rows = document.querySelector('tbody');
countPictures(document.querySelector('output'));

try {
  const { train, test } = await loadDigits('./node_modules/glassbox-nn/dist/parts/data/digits-8x8.csv');
  const engine = await createWorkerEngine();
  const net = await engine.network({ layers: [64, 64, 10], loss: 'softmaxCrossEntropy', seed: 1 });
  const stop = new AbortController();
  button.disabled = false;
  button.addEventListener('click', () => stop.abort());
  const options = { epochs: 40, batchSize: 16, shuffle: true, test, signal: stop.signal };
  try {
    for await (const tick of net.train(train, options)) {
      const cells = [tick.epoch, tick.testLoss.toFixed(3), `${(tick.testAccuracy * 100).toFixed(1)} %`];
      const row = rows.insertRow(0);
      for (const cell of cells) row.insertCell().textContent = cell;
      progress.textContent = `Epoch ${tick.epoch} of 40`;
    }
    progress.textContent = `Done: ${((await net.accuracy(test)) * 100).toFixed(1)} % of the held-out digits are told right`;
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
    progress.textContent = `Stopped at epoch ${net.epoch}; the network keeps what it has learned`;
  }
  button.disabled = true;
  engine.dispose();
} catch (error) {
  progress.textContent = error.message;
}

/** 64 grey values from 0 to 16 and a digit per row; every fifth row is held out. */
async function loadDigits(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`expected the digits at ${address} but the server said ${response.status}`);
  const lines = (await response.text()).trim().split(/\r?\n/).slice(1);
  const all = lines.map((line) => {
    const numbers = line.split(',').map(Number);
    const digit = numbers.at(-1);
    return {
      input: numbers.slice(0, 64).map((value) => value / 16),
      target: Array.from({ length: 10 }, (_, k) => Number(k === digit)),
    };
  });
  const asData = (list) => ({ inputs: list.map(({ input }) => input), targets: list.map(({ target }) => target) });
  return { train: asData(all.filter((_, i) => i % 5 !== 0)), test: asData(all.filter((_, i) => i % 5 === 0)) };
}

function countPictures(output) {
  let pictures = 0;
  let since = performance.now();
  requestAnimationFrame(function drawn(now) {
    pictures += 1;
    if (now - since >= 500) {
      output.value = Math.round((pictures * 1000) / (now - since));
      pictures = 0;
      since = now;
    }
    requestAnimationFrame(drawn);
  });
}
