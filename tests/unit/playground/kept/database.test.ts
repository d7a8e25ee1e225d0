// A database that does not answer: each who asks is told in time, and nobody waits for it a second time until it has answered.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { within } from '../../../../web/playground/kept/database.js';

type Request = { result?: unknown; onsuccess?: () => void; onerror?: () => void };

/** opens: whether opening is answered. Transactions never are, until `finish`. */
function mute({ opens }: { opens: boolean }) {
  const transactions: { oncomplete?: () => void; objectStore: () => object }[] = [];
  const closed = vi.fn();
  const database = {
    close: closed,
    transaction: () => {
      const transaction = { objectStore: () => ({}) };
      transactions.push(transaction);
      return transaction;
    },
  };
  const asked: Request[] = [];
  const answer = (request: Request) => {
    request.result = database;
    request.onsuccess?.();
  };
  vi.stubGlobal('indexedDB', {
    open: () => {
      const request: Request = {};
      asked.push(request);
      if (opens) queueMicrotask(() => answer(request));
      return request;
    },
  });
  return { asked, answer, closed, finish: () => transactions.forEach((each) => void each.oncomplete?.()) };
}

const ask = () =>
  within(['tables'], 'readonly', () => Promise.resolve(1)).then(
    () => 'kept',
    (error: Error) => error.message,
  );
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('opens in time or not at all, and is closed when it opens after all', async () => {
  const { asked, answer, closed } = mute({ opens: false });
  const first = ask();
  await vi.advanceTimersByTimeAsync(3000);
  expect(await first).toMatch(/said nothing for 3000 ms/);
  expect(await ask()).toMatch(/does not answer/);
  expect(asked).toHaveLength(1);
  answer(asked[0] as Request);
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).toHaveBeenCalledOnce();
  void ask();
  expect(asked).toHaveLength(2);
});

it('answers what it was opened for, or is not opened again before it does', async () => {
  const { asked, finish } = mute({ opens: true });
  const first = ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await first).toMatch(/said nothing for 10000 ms/);
  expect(await ask()).toMatch(/does not answer/);
  expect(asked).toHaveLength(1);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  const again = ask();
  await vi.advanceTimersByTimeAsync(0);
  finish();
  expect(await again).toBe('kept');
});
