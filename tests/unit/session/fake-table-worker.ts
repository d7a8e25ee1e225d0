// A worker that reads tables, in this thread: the entry itself, as a browser would run it.
import { vi } from 'vitest';

interface Entry {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage: (report: unknown) => void;
}

/** As many tasks as it takes: the worker's messages come as a browser sends them, copied and later. */
const later = (task: () => void) => setTimeout(task, 0);

/** Makes what is called Worker: the entry itself, in this thread, or one whose script does not come. */
export function tableWorkers(kind: 'works' | 'silent' | 'does not load') {
  const begun: { url: URL; ended: boolean }[] = [];
  class FakeWorker {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onerror: ((event: { preventDefault: () => void }) => void) | null = null;
    readonly #own: { url: URL; ended: boolean };
    constructor(url: URL) {
      this.#own = { url, ended: false };
      begun.push(this.#own);
    }
    postMessage(order: unknown): void {
      if (kind === 'silent') return;
      if (kind === 'does not load') {
        later(() => this.onerror?.({ preventDefault: () => {} }));
        return;
      }
      void vi.importActual('../../../web/session/table-worker.js').then(() => {
        const entry = globalThis as unknown as Entry;
        entry.postMessage = (report) => {
          const copy = structuredClone(report);
          later(() => !this.#own.ended && this.onmessage?.({ data: copy }));
        };
        entry.onmessage?.({ data: structuredClone(order) });
      });
    }
    terminate(): void {
      this.#own.ended = true;
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return begun;
}
