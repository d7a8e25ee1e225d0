// The worker's script in Node.
import { parentPort } from 'node:worker_threads';
import { createEngine } from '../index-node.js';
import { serve } from './host.js';

if (!parentPort) throw new Error('expected to be started as a worker, by createWorkerEngine');
const port = parentPort;
port.on(
  'message',
  serve(createEngine, (message, transfer) => port.postMessage(message, transfer)),
);
