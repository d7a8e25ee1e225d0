// The worker's script in Node.
import { parentPort } from 'node:worker_threads';
import { extras } from '../door.js';
import { openEngine } from '../engine.js';
import { compileFile } from '../load/node.js';
import { serve } from './host.js';

if (!parentPort) throw new Error('expected to be started as a worker, by createWorkerEngine');
const port = parentPort;
port.on(
  'message',
  serve(
    (options) => openEngine(options, compileFile, extras),
    (message, transfer) => port.postMessage(message, transfer),
  ),
);
