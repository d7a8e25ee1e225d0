// One worker for all the sessions of a page. It ends with the last of them.
import type { FromWorker, JoinWorker, ToWorker } from './protocol.js';
import { start } from './start-worker.js';
import type { WorkerLike } from './worker-session.js';

interface Shared {
  readonly worker: Worker;
  readonly members: Set<Member>;
}

let shared: Shared | null = null;

// Bundlers find the worker's source by this very expression.
const startWorker = () => start((Worker) => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));

/** A session's end of the conversation: a port of its own to the worker that all share. */
class Member implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly #home: Shared;
  readonly #port: MessagePort;

  constructor(home: Shared, port: MessagePort) {
    this.#home = home;
    this.#port = port;
    port.onmessage = (event) => this.onmessage?.(event);
    port.onmessageerror = () => this.condemn('what it said could not be read');
  }

  postMessage(message: ToWorker): void {
    this.#port.postMessage(message);
  }

  condemn(reason: string): void {
    condemn(this.#home, reason);
  }

  terminate(): void {
    const { members, worker } = this.#home;
    if (!members.delete(this)) return;
    this.#port.postMessage({ order: 'end' } satisfies ToWorker);
    this.#port.close();
    if (members.size > 0) return;
    worker.terminate();
    if (shared === this.#home) shared = null;
  }
}

/** It is dead for all of them, and the next session starts another. */
function condemn(home: Shared, message: string): void {
  home.worker.terminate();
  if (shared === home) shared = null;
  for (const member of [...home.members]) member.onerror?.(new ErrorEvent('error', { message }));
}

function share(): Shared {
  const worker = startWorker();
  const home: Shared = { worker, members: new Set() };
  worker.onerror = (event) => {
    event.preventDefault();
    condemn(home, event.message);
  };
  return home;
}

/**
 * A way to talk to the page's worker, which is started when there is none: at once, so that its script is there when the
 * module is. Throws where workers are forbidden; a module that does not come, or cannot be sent, is told to onerror.
 */
export function joinWorker(wasmModule: Promise<WebAssembly.Module>): WorkerLike {
  const home = shared ?? share();
  shared = home;
  const { port1, port2 } = new MessageChannel();
  const member = new Member(home, port1);
  home.members.add(member);
  wasmModule
    .then((compiled) => home.worker.postMessage({ wasmModule: compiled } satisfies JoinWorker, [port2]))
    .catch((error: ErrorEvent) => member.onerror?.(error));
  return member;
}
