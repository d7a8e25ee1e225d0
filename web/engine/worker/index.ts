// The package's door to an engine in a worker, for pages. Node has its own, index-node.ts; they differ in how the worker is made.
import { openWorkerEngine } from './remote-engine.js';
import { spawn } from './spawn-browser.js';
import type { WorkerEngine, WorkerEngineOptions } from './types.js';

export { GlassboxError } from '../errors.js';
export type * from '../types.js';
export type * from './types.js';

/**
 * Loads the engine in a worker, so that training never keeps the page waiting. Fails with a GlassboxError: as createEngine
 * does, or `unsupported` where no worker can be started.
 */
export function createWorkerEngine(options?: WorkerEngineOptions): Promise<WorkerEngine> {
  return openWorkerEngine(options, spawn);
}
