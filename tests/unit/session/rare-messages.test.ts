// What only few pages ask of a worker is fetched when it is asked for; what is said meanwhile waits, in its order.
import { describe, expect, it } from 'vitest';
import type { FromWorker, ToWorker } from '../../../web/session/protocol.js';
import { serve } from '../../../web/session/worker-core.js';
import { FakePace, fakeEngine, fakeSpec } from './fake-engine.js';

async function opened(fetchRest: () => Promise<void>) {
  const pace = new FakePace();
  const said: FromWorker[] = [];
  const { engine } = fakeEngine(pace);
  const tell = serve(
    () => Promise.resolve(engine),
    pace,
    (message) => said.push(message),
    fetchRest,
  );
  tell({ order: 'start' });
  await pace.run(1);
  const ask = (id: number, request: 'toJSON' | 'pause' | 'snapshot') => tell({ request, id, args: [] } as ToWorker);
  tell({ request: 'open', id: 1, args: [fakeSpec()] });
  const answers = async (count: number) => {
    await expect.poll(() => said.filter(({ event }) => event !== 'ready' && event !== 'frame').length).toBe(count);
    return said.flatMap((message) =>
      message.event === 'answer' || message.event === 'refusal' ? [[message.event, message.id]] : [],
    );
  };
  return { ask, answers };
}

describe('a rare message', () => {
  it('waits for its code, and those after it wait for their turn', async () => {
    let arrive = () => {};
    let fetches = 0;
    const { ask, answers } = await opened(() => {
      fetches++;
      return new Promise((resolve) => {
        arrive = resolve;
      });
    });
    ask(2, 'pause');
    ask(3, 'toJSON');
    ask(4, 'snapshot');
    expect(await answers(2)).toEqual([
      ['answer', 1],
      ['answer', 2],
    ]);
    arrive();
    expect((await answers(4)).slice(2)).toEqual([
      ['answer', 3],
      ['answer', 4],
    ]);
    ask(5, 'toJSON');
    await answers(5);
    expect(fetches).toBe(1);
  });

  it('whose code cannot be fetched is refused alone, and fetched anew the next time', async () => {
    let fetches = 0;
    const { ask, answers } = await opened(async () => {
      if (++fetches === 1) throw new Error('no network');
    });
    ask(2, 'toJSON');
    ask(3, 'pause');
    ask(4, 'toJSON');
    expect((await answers(4)).slice(1)).toEqual([
      ['refusal', 2],
      ['answer', 3],
      ['answer', 4],
    ]);
    expect(fetches).toBe(2);
  });
});
