// The worker's entry: it loads the engine when told to, and answers.
import { createEngine } from '../engine/index.js';
import { workerPace } from './pace.js';
import type { FromWorker, ToWorker } from './protocol.js';
import { serve } from './worker-core.js';

/** What is used of a worker's global scope; the page's types know it as a window. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const receive = serve(
  (wasmUrl) => createEngine(wasmUrl === undefined ? {} : { wasmUrl }),
  workerPace(),
  (message, transfer) => scope.postMessage(message, transfer),
);
scope.onmessage = (event) => receive(event.data);
