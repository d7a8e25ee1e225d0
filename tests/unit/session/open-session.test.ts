import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GlassboxError } from '../../../web/engine/errors.js';
import { buffersIn } from '../../../web/engine/worker/protocol.js';
import { createSession } from '../../../web/session/open-session.js';
import type { FromWorker } from '../../../web/session/protocol.js';
import { fromWords, toWords } from '../../../web/session/protocol.js';
import { type WorkerLike, WorkerSession } from '../../../web/session/worker-session.js';

vi.mock('../../../web/engine/index.js', async () => {
  const { FakePace, fakeEngine } = await import('./fake-engine.js');
  return { createEngine: () => Promise.resolve(fakeEngine(new FakePace()).engine) };
});

vi.mock('../../../web/engine/load/browser.js', () => ({ compileFile: () => Promise.resolve({}) }));

/** A worker that answers 'start' in some way. */
function workerThat(answers: (worker: WorkerLike) => void): WorkerLike & { ended: boolean } {
  const worker = {
    ended: false,
    onmessage: null,
    onerror: null,
    postMessage: () => queueMicrotask(() => answers(worker)),
    terminate() {
      worker.ended = true;
    },
  };
  return worker as WorkerLike & { ended: boolean };
}

const says = (worker: WorkerLike, data: FromWorker) => worker.onmessage?.({ data } as MessageEvent<FromWorker>);

describe('createSession', () => {
  beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}));

  it('runs in a worker when it can', async () => {
    const worker = workerThat((self) => says(self, { event: 'ready' }));
    const session = await createSession({ makeWorker: () => worker });
    expect(session.where).toBe('worker');
    session.dispose();
    expect(worker.ended).toBe(true);
  });

  it('runs in the page when asked to', async () => {
    const makeWorker = vi.fn();
    expect((await createSession({ prefer: 'page', makeWorker })).where).toBe('page');
    expect(makeWorker).not.toHaveBeenCalled();
  });

  it('runs in the page when the constructor throws, as under some policies', async () => {
    const makeWorker = () => {
      throw new Error('refused');
    };
    expect((await createSession({ makeWorker })).where).toBe('page');
  });

  it.each([
    ['the script fails', (self: WorkerLike) => self.onerror?.({ message: '' } as ErrorEvent)],
    [
      'the engine does not load there',
      (self: WorkerLike) => says(self, { event: 'unready', error: { code: 'loadFailed', message: 'no' } }),
    ],
    ['it says nothing', () => {}],
  ])('runs in the page when %s', async (_, answers) => {
    const worker = workerThat(answers);
    const session = await createSession({ makeWorker: () => worker, patience: 30 });
    expect(session.where).toBe('page');
    expect(worker.ended).toBe(true);
  });
});

describe('a worker that dies later', () => {
  it('rejects what is asked of it, with a sentence', async () => {
    const worker = workerThat(() => {});
    const session = new WorkerSession(worker, () => {});
    const waiting = session.pause();
    worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
    await expect(waiting).rejects.toThrow('the training worker stopped (out of memory)');
    await expect(session.reset()).rejects.toMatchObject({ code: 'disposed' });
    expect(worker.ended).toBe(true);
  });
});

describe('what crosses', () => {
  it('is an error with its code and sentence', () => {
    const error = fromWords(structuredClone(toWords(new GlassboxError('tooLarge', '[X] too large'))));
    expect(error).toBeInstanceOf(GlassboxError);
    expect(error).toMatchObject({ code: 'tooLarge', message: '[X] too large' });
    expect(toWords(new RangeError('Array buffer allocation failed'))).toMatchObject({ code: 'outOfMemory' });
    expect(toWords('odd')).toEqual({ code: 'unsupported', message: '[Session] odd' });
  });

  it('hands over each buffer once', () => {
    const shared = new ArrayBuffer(16);
    const frame = {
      a: new Float32Array(shared, 0, 2),
      b: [new Float32Array(shared, 8, 2), new Float64Array(3)],
      c: { d: 1, e: null, f: 'text', g: undefined },
    };
    expect(buffersIn(frame).size).toBe(2);
    expect(buffersIn(undefined).size).toBe(0);
  });
});
