// Tables are read in a worker, so that the page goes on; where there can be none, or it falls silent, in the page, a slice at a time.
import type { CsvOptions } from '../core/data/csv/csv.js';
import { readingTable, type TableRead, type TableSource } from '../core/data/csv/read.js';
import { inSlices } from './slices.js';
import { start } from './start-worker.js';
import type { ReadOrder, ReadReport } from './table-worker.js';

/** Characters or bytes that are read in less time than a worker takes to start. */
const soonRead = 100_000;

/** Milliseconds of silence after which a worker, which speaks twenty times a second, is taken for dead: a machine may be busy. */
const patience = 10_000;

/** Whether reading it would keep the page waiting for longer than a worker takes to start. */
export const isLong = (source: TableSource) => sizeOf(source) > soonRead;

const sizeOf = (source: TableSource) => ('text' in source ? source.text.length : source.bytes.length);

interface Listening {
  /** Stops it; without one it goes on to its end. */
  readonly signal?: AbortSignal;
  /** Hears the share that is done, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** null when the signal stops it. From a worker each column brings its first cells only. Never rejects. */
export async function readTable(
  source: TableSource,
  options: CsvOptions,
  listening: Listening = {},
): Promise<TableRead | null> {
  if (isLong(source)) {
    listening.progress?.(0);
    const read = await inWorker({ source, options }, listening);
    if (read !== 'no worker') return read;
  }
  return inSlices(readingTable(source, options), listening);
}

function inWorker(order: ReadOrder, { signal, progress }: Listening): Promise<TableRead | null | 'no worker'> {
  return new Promise((resolve) => {
    let worker: Worker | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = (answer: TableRead | null | 'no worker') => {
      clearTimeout(silence);
      worker?.terminate();
      signal?.removeEventListener('abort', stop);
      resolve(answer);
    };
    const stop = () => end(null);
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => end('no worker'), patience);
    };
    try {
      // Bundlers find the worker's source by this very expression.
      worker = start((Worker) => new Worker(new URL('./table-worker.js', import.meta.url), { type: 'module' }));
    } catch {
      end('no worker');
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<ReadReport>) => {
      listen();
      if ('share' in data) progress?.(data.share);
      else end(data.read);
    };
    worker.onmessageerror = () => end('no worker');
    worker.onerror = (event) => {
      event.preventDefault();
      end('no worker');
    };
    signal?.addEventListener('abort', stop);
    worker.postMessage(order);
    listen();
  });
}
