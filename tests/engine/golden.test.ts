import { describe, expect, test } from 'vitest';
import { differences, type Kind, readRuns, replay, TOLERANCE } from '../../tools/golden/runs.mjs';
import { engine } from './support.js';

const runs = readRuns();

test('there are thirteen reference runs', () => expect(runs).toHaveLength(13));

describe.each(runs)('$name meets PyTorch', (run) => {
  const result = replay(engine, run).then((values) => differences(run, values));
  test.each<Kind>(['initialLoss', 'z', 'a', 'delta', 'gradient', 'losses', 'parameters'])('in %s', async (kind) => {
    expect((await result)[kind]).toBeLessThan(TOLERANCE);
  });
});
