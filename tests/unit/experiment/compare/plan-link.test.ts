// Plans of comparisons in links: what is written is read back, and what comes from anywhere is taken or refused with a sentence.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSettings, settingNames } from '../../../../web/core/settings/settings.js';
import { isForkable, proposedValue } from '../../../../web/experiment/compare/fork-plan.js';
import { compareLimits, namesOf, variedNames } from '../../../../web/experiment/compare/plan.js';
import { type LinkedPlan, readPlan, writePlan } from '../../../../web/experiment/compare/plan-link.js';
import { proposedValues } from '../../../../web/experiment/compare/values.js';

const numbers = {
  seeds: fc.integer({ min: 1, max: compareLimits.seeds }),
  epochs: fc.integer({ min: 0, max: compareLimits.epochs }),
};
const anyPlan: fc.Arbitrary<LinkedPlan> = fc.oneof(
  fc.record({ kind: fc.constant('seeds' as const), ...numbers }),
  fc.constantFrom(...variedNames).chain((setting) =>
    fc.record({
      kind: fc.constant('sweep' as const),
      ...numbers,
      setting: fc.constant(setting),
      values: fc.subarray([...(namesOf(setting) ?? proposedValues(setting, 200))]).map((values) => values.join(' ')),
    }),
  ),
  fc.record({ kind: fc.constant('influence' as const), epochs: numbers.epochs }),
  fc.constantFrom(...settingNames.filter(isForkable)).chain((setting) =>
    fc.record({
      kind: fc.constant('fork' as const),
      epochs: numbers.epochs,
      setting: fc.constant(setting),
      value: fc.constantFrom('', proposedValue(setting, defaultSettings)),
    }),
  ),
);

it('what is written is read back, in letters that every link carries as they are', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const text = writePlan(plan) ?? '';
      expect(text).toMatch(/^[\w.,+-]{1,600}$/);
      expect(readPlan(text)).toEqual({ ok: true, value: plan });
    }),
    { seed: 15 },
  );
});

it('what comes from anywhere is a plan that can be written again, or a sentence', () => {
  const words = fc.constantFrom(
    'seeds',
    'sweep',
    'fork',
    'influence',
    'learningRate',
    'optimizer',
    'adam',
    '3',
    '0',
    '-1',
    '501',
    '1e3',
    'width',
    'noise',
    'relu',
    '__proto__',
    '',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 30 }).map((each) => each.join(',')),
      ),
      (text) => {
        const read = readPlan(text);
        if (!read.ok) expect(read.error).toMatch(/^The link's comparison could not be set up: expected .+\.$/);
        else expect(readPlan(writePlan(read.value) ?? '')).toEqual(read);
      },
    ),
    { seed: 15 },
  );
});

it.each([
  ['forest,3,4', 'expected seeds, sweep, fork or influence but got "forest"'],
  ['fork,3,layers,2', 'expected a setting that can change while a run trains but got "layers"'],
  ['fork,3', 'expected a setting that can change while a run trains but got ""'],
  ['fork,3,learningRate,fast', 'learningRate: expected a number'],
  ['fork,3,learningRate,1,2', 'expected one value of learningRate but got "2", too'],
  ['influence,-1', 'expected 0 to 10000 epochs but got "-1"'],
  ['influence,3,4', 'expected nothing after the epochs of influence but got "4"'],
  ['seeds,501,3', 'expected 1 to 500 seeds but got "501"'],
  ['seeds,3,1e9', 'expected 0 to 10000 epochs but got "1e9"'],
  ['seeds,3,4,noise', 'expected nothing after the epochs of seeds but got "noise"'],
  ['sweep,3,4,colour', 'expected one of learningRate, '],
  ['sweep,3,4,noise,0,fast', 'expected whole numbers from 0 to 50 but got "fast"'],
])('%s is refused with the reason', (text, reason) => {
  const read = readPlan(text);
  expect(read).toMatchObject({ ok: false });
  expect(read.ok ? '' : read.error).toContain(reason);
});

it('what is typed and cannot be had is left out of the link, and the values that are proposed are taken', () => {
  const plan = { kind: 'sweep', seeds: 1e9, epochs: Number.NaN, setting: 'noise', values: '0 fast' } as const;
  expect(writePlan(plan)).toBe('sweep,500,0,noise');
  expect(writePlan({ ...plan, setting: 'colour' })).toBeUndefined();
  const fork = { kind: 'fork', epochs: 20, setting: 'learningRate', value: 'fast' } as const;
  expect(writePlan(fork)).toBe('fork,20,learningRate');
  expect(writePlan({ ...fork, value: '0.3' })).toBe('fork,20,learningRate,0.3');
  expect(writePlan({ ...fork, setting: 'seed' })).toBeUndefined();
});
