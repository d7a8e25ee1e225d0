// Node's worker.
import { Worker } from 'node:worker_threads';
import type { WorkerLike } from './types.js';

/** `url`: a file: address, or a path. */
export function spawn(url: string | URL | undefined): WorkerLike {
  // Written out, because servers' bundlers look for just these words.
  if (url === undefined) return new Worker(new URL('./entry-node.js', import.meta.url));
  return new Worker(String(url).startsWith('file:') ? new URL(url) : url);
}
