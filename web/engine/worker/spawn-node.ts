// Node's worker.
import { Worker } from 'node:worker_threads';
import type { WorkerLike } from './types.js';

/** `url`: a file: address, or a path. */
export function spawn(url: string | URL | undefined): WorkerLike {
  const script = url ?? new URL('./entry-node.js', import.meta.url);
  return new Worker(String(script).startsWith('file:') ? new URL(script) : script);
}
