// Keeps the cores busy while tests run, as a browser, a build or a backup beside them would.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Milliseconds of work between two looks at whether it still has a parent. */
const stretch = 50;
const program = fileURLToPath(import.meta.url);

/**
 * Starts a child that computes for each core. They end with `stop`, and by themselves when this process is gone.
 *
 * @param {number} [cores]
 * @returns {{ stop(): void }}
 */
export function keepBusy(cores = availableParallelism()) {
  const children = Array.from({ length: cores }, () => fork(program, ['burn'], { stdio: 'ignore' }));
  const stop = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', stop);
  return {
    stop() {
      process.removeListener('exit', stop);
      stop();
    },
  };
}

function burn() {
  process.on('disconnect', () => process.exit());
  const work = () => {
    const end = performance.now() + stretch;
    while (performance.now() < end) Math.sqrt(end);
    setImmediate(work);
  };
  work();
}

if (process.argv[1] === program && process.argv[2] === 'burn') burn();
