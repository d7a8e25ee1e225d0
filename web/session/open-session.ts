// Where a session runs is decided here and nowhere else: in a worker when one can be had, in the page when not.
export { VERSION } from '../engine/version.js';

import type { Engine } from '../engine/types.js';
import { LastingSession, type MortalSession } from './lasting-session.js';
import { type FromWorker, fromWords } from './protocol.js';
import type { Reports, Session } from './session.js';
import { sharedModule } from './shared-module.js';
import { joinWorker } from './worker-pool.js';
import { type WorkerLike, WorkerSession } from './worker-session.js';

export interface SessionOptions {
  /** Default worker, with the page as fallback. */
  readonly prefer?: 'worker' | 'page';
  /** Where engine.wasm is, when it is not beside the script. */
  readonly wasmUrl?: string | URL;
  /** Milliseconds until a worker that says nothing is given up, the loading of the engine included; default 15,000. */
  readonly patience?: number;
  /** Another way to make the worker, for pages that must load it from elsewhere, and for tests. */
  readonly makeWorker?: () => WorkerLike;
  /** Who is told when a worker was lost. */
  readonly reports?: Reports;
}

/**
 * A session, ready to open; session.where says where it runs. All sessions of a page share one compiled module and one worker.
 * A content security policy, a cross-origin script, an old browser: whatever keeps a worker from starting, training goes on
 * in the page. One whose worker is lost goes on in another, from its last snapshot. Rejects with a GlassboxError only when the
 * engine cannot be loaded in the page either.
 */
export async function createSession(options: SessionOptions = {}): Promise<Session> {
  const first = await connect(options);
  return first.where === 'page' ? first : new LastingSession(first, () => connect(options), options.reports);
}

/** The page's own engine, for what is computed beside the session. Fetched when it is asked for; rejects with a GlassboxError. */
export async function openPageEngine(wasmUrl?: string | URL): Promise<Engine> {
  const { pageEngine } = await import('./open-page-session.js');
  return pageEngine(wasmUrl === undefined ? '' : absolute(wasmUrl));
}

async function connect(options: SessionOptions): Promise<MortalSession> {
  const wasmUrl = options.wasmUrl === undefined ? '' : absolute(options.wasmUrl);
  if (options.prefer !== 'page') {
    try {
      const worker = options.makeWorker ? options.makeWorker() : joinWorker(sharedModule(wasmUrl));
      await ready(worker, options.patience ?? 15_000);
      return new WorkerSession(worker);
    } catch (error) {
      console.info(`Glassbox trains in the page: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  // Fetched only where it is needed: a page with a worker has no use for it.
  const { openPageSession } = await import('./open-page-session.js');
  return openPageSession(wasmUrl);
}

/** A worker reads addresses from where its script is, the page from where it is itself; an absolute one means one place. */
function absolute(url: string | URL): string {
  return typeof location === 'undefined' ? String(url) : new URL(url, location.href).href;
}

/** Resolves when the worker has loaded the engine; on anything else it is ended, and the promise rejects. */
function ready(worker: WorkerLike, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      clearTimeout(timer);
      worker.onmessage = null;
      worker.onerror = null;
      if (!error) return resolve();
      worker.terminate();
      reject(error);
    };
    const timer = setTimeout(() => settle(new Error(`the worker said nothing for ${patience} ms`)), patience);
    worker.onmessage = (event: MessageEvent<FromWorker>) => {
      if (event.data.event === 'ready') settle();
      else if (event.data.event === 'unready') settle(fromWords(event.data.error));
    };
    worker.onerror = (event) => {
      event.preventDefault?.(); // it is dealt with: no red line in the console
      settle(new Error(`the worker could not start (${event.message || 'no reason given'})`));
    };
    worker.postMessage({ order: 'start' });
  });
}
