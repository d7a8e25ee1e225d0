// Both doors to a session over the same fake engine and clock, so that one set of tests holds them to one behaviour.
import { PageSession } from '../../../web/session/page-session.js';
import type { FromWorker, ToWorker } from '../../../web/session/protocol.js';
import type { Session } from '../../../web/session/session.js';
import { serve } from '../../../web/session/worker-core.js';
import { type WorkerLike, WorkerSession } from '../../../web/session/worker-session.js';
import { type FakeEngine, FakePace, fakeEngine } from './fake-engine.js';

export interface Door {
  readonly session: Session;
  readonly pace: FakePace;
  readonly seen: FakeEngine['seen'];
}

/** Messages are cloned and delivered later, as between threads. */
export function fakeWorker(pace: FakePace, engine: () => Promise<FakeEngine['engine']>): WorkerLike {
  let alive = true;
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    terminate: () => {
      alive = false;
    },
    postMessage(message: ToWorker) {
      const copy = structuredClone(message);
      pace.soon(() => alive && receive(copy));
    },
  };
  const receive = serve(engine, pace, (message: FromWorker, transfer) => {
    const copy = structuredClone(message, { transfer });
    pace.soon(() => alive && worker.onmessage?.({ data: copy } as MessageEvent<FromWorker>));
  });
  return worker;
}

export async function openDoor(where: 'page' | 'worker', perStep = 0.01): Promise<Door> {
  const pace = new FakePace();
  const { engine, seen } = fakeEngine(pace, perStep);
  if (where === 'page') return { session: new PageSession(engine, pace, pace.drawn), pace, seen };
  const worker = fakeWorker(pace, () => Promise.resolve(engine));
  worker.postMessage({ order: 'start' });
  await pace.run(1);
  return { session: new WorkerSession(worker, pace.drawn), pace, seen };
}

/** Awaits an answer while the clock moves. */
export async function during<Result>(pace: FakePace, promise: Promise<Result>): Promise<Result> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  for (let turns = 0; !settled && turns < 100; turns++) await pace.run(1);
  return promise;
}
