// The worker's entry: one engine for all the sessions of a page. Each session brings a port, and is served there.
import { openEngine } from '../engine/engine.js';
import { fail } from '../engine/errors.js';
import type { Extras } from '../engine/network.js';
import type { Engine } from '../engine/types.js';
import { workerPace } from './pace.js';
import type { JoinWorker, ToWorker } from './protocol.js';
import { serve } from './worker-core.js';

/** What is used of a worker's global scope; the page's types know it as a window. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<JoinWorker>) => void) | null;
}

let engine: Promise<Engine> | undefined;
const extras: Extras = {};

/** The page compiles the module and sends it along, so that it is fetched and compiled once for page and worker. */
function engineOf(wasmModule: WebAssembly.Module): Promise<Engine> {
  engine ??= openEngine(
    { wasmModule },
    () => fail('loadFailed', 'createEngine', 'expected the compiled module to be sent along'),
    extras,
  );
  return engine;
}

(globalThis as unknown as WorkerScope).onmessage = (event) => {
  const [port] = event.ports;
  if (!port) return;
  const { wasmModule } = event.data;
  const receive = serve(
    () => engineOf(wasmModule),
    workerPace(),
    (message, transfer) => port.postMessage(message, transfer),
    async () => {
      extras.json = await import('../engine/json.js');
    },
  );
  port.onmessage = (heard: MessageEvent<ToWorker>) => {
    receive(heard.data);
    if ('order' in heard.data && heard.data.order === 'end') port.close();
  };
};
