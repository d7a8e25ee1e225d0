// Sweeps in a page.
import { spawn } from '../worker/spawn-browser.js';
import type { Hosts } from './places.js';

export { startSweep } from './sweep.js';

export const hosts: Hosts = { spawn: () => spawn(undefined), cores: () => navigator.hardwareConcurrency || 1 };
