// The benchmark's half in the page: the same suite, each contender in a worker.

import digitsCsv from '../../public/data/digits-8x8.csv?raw';
import { contenderIn } from '../lib/host.mjs';
import { runSuite } from '../lib/suite.mjs';

/** `processorTime` is put here by browser.mjs where the system tells it; without it the worker's own clock counts. */
function openContender(file) {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module', name: file });
  const ends = {
    send: (message) => worker.postMessage(message),
    receive: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    fail: (listener) => worker.addEventListener('error', ({ message }) => listener(new Error(message))),
    end: () => worker.terminate(),
  };
  return contenderIn(ends, globalThis.processorTime);
}

globalThis.runBench = (effort, only) =>
  runSuite({ digitsCsv, openContender, effort, only: only ?? undefined, say: (text) => console.log(text) });
