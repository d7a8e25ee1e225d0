// The embed page where it has an origin: what it needs is fetched as it is needed, and training runs in a worker.
import { start } from './start.js';

void start('worker');
