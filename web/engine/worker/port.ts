// One face for a page's worker and Node's.
import { fail } from '../errors.js';
import type { FromWorker, ToWorker } from './protocol.js';
import type { WorkerLike } from './types.js';

export interface Port {
  post(message: ToWorker, transfer: ArrayBuffer[]): void;
  /** `gone`: the worker broke, with the reason if there is one. */
  listen(received: (message: FromWorker) => void, gone: (reason: string) => void): void;
  /** Whether somebody waits for an answer: Node may end when nobody does. */
  hold(waiting: boolean): void;
  end(): void;
}

interface NodeWorker extends WorkerLike {
  on(event: 'message' | 'messageerror' | 'error' | 'exit', listener: (value: never) => void): unknown;
  ref(): void;
  unref(): void;
}

export function portOf(worker: WorkerLike): Port {
  if (typeof worker !== 'object' || worker === null || typeof worker.postMessage !== 'function') {
    return fail('invalidConfig', 'createWorkerEngine', 'expected worker to be a Worker');
  }
  return 'on' in worker && typeof worker.on === 'function'
    ? nodePort(worker as NodeWorker)
    : pagePort(worker as Worker);
}

function pagePort(worker: Worker): Port {
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen(received, gone) {
      worker.onmessage = (event: MessageEvent<FromWorker>) => received(event.data);
      worker.onerror = (event) => {
        event.preventDefault?.(); // it is told as an error: no red line in the console beside it
        gone(event.message || 'no reason given');
      };
      worker.onmessageerror = () => gone('what it said could not be read');
    },
    hold() {},
    end() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.onmessageerror = null;
      worker.terminate();
    },
  };
}

function nodePort(worker: NodeWorker): Port {
  let ended = false;
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen(received, gone) {
      worker.on('message', (message: FromWorker) => !ended && received(message));
      worker.on('messageerror', () => gone('what it said could not be read'));
      worker.on('error', (error: Error) => gone(error.message));
      worker.on('exit', (code: number) => gone(`it ended with exit code ${code}`));
    },
    hold: (waiting) => (waiting ? worker.ref() : worker.unref()),
    end() {
      ended = true;
      void worker.terminate();
    },
  };
}
