// Sweeps in Node.
import { availableParallelism } from 'node:os';
import { spawn } from '../worker/spawn-node.js';
import type { Hosts } from './places.js';

export { startSweep } from './sweep.js';

export const hosts: Hosts = { spawn: () => spawn(undefined), cores: availableParallelism };
