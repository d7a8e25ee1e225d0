// A contender's worker in Node.

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { answerMessages, contenderIn, hostContender } from './host.mjs';

const engine = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'engine', 'index-node.js');

/** @param {string} file one of host.mjs's FILES */
export function openContender(file) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { file } });
  return contenderIn({
    send: (message) => worker.postMessage(message),
    receive: (listener) => worker.on('message', listener),
    fail: (listener) => worker.on('error', listener),
    end: () => worker.terminate(),
  });
}

async function host() {
  const { createEngine } = await import(pathToFileURL(engine).href);
  return hostContender(workerData.file, { createEngine });
}

if (!isMainThread) {
  answerMessages(
    host(),
    (listener) => parentPort.on('message', listener),
    (message) => parentPort.postMessage(message),
  );
}
