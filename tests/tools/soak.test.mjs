import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsOf } from '../../tools/common/time.mjs';
import { whatGrows } from '../../tools/soak/flat.mjs';

const at = (heapMB, listeners = 400, workers = 1) => ({ heapMB, listeners, nodes: 2_000, workers, longFrames: 3 });

test('what levels off is flat, however much it grew at first', () => {
  assert.deepEqual(whatGrows([at(8), at(14, 700), at(20, 900), at(21, 905), at(22, 910), at(21, 905)]), []);
});

test('what goes on growing is told with its numbers, each by itself', () => {
  const looks = [10, 12, 20, 22, 40, 42].map((heapMB, i) => at(heapMB, 400 + 100 * i, i < 4 ? 1 : 2));
  assert.deepEqual(whatGrows(looks), [
    'It grows: 22 MB of heap in the middle and 42 at the end; up to 26.4 are let pass.',
    'It grows: 700 listeners in the middle and 900 at the end; up to 735 are let pass.',
    'It grows: 1 workers in the middle and 2 at the end; up to 1 are let pass.',
  ]);
});

test('a time is read with its unit, or refused', () => {
  assert.deepEqual(['90', '90s', '10m', '2h'].map(secondsOf), [90, 90, 600, 7200]);
  assert.throws(() => secondsOf('soon'), /Expected how long to go on, as in 90s, 10m or 2h, but got 'soon'/);
});
