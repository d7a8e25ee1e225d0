// The worker's script in a page.
import { extras } from '../door.js';
import { openEngine } from '../engine.js';
import { compileFile } from '../load/browser.js';
import { serve } from './host.js';
import type { FromWorker, ToWorker } from './protocol.js';

/** What is used of a worker's global scope; the page's types know it as a window. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const receive = serve(
  (options) => openEngine(options, compileFile, extras),
  (message, transfer) => scope.postMessage(message, transfer),
);
scope.onmessage = (event) => receive(event.data);
