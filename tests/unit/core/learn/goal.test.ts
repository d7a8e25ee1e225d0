import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGoal, readNumber } from '../../../../web/core/learn/goal.js';
import { moment } from './moment.js';

const start = new Map([
  ['cost', 0.25],
  ['w 1 1 1', 0],
]);

function met(text: string, at = moment): boolean {
  const parsed = parseGoal(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.isMet(at, start);
}

describe('goals', () => {
  it.each([
    ['cost < 0.51', true],
    ['cost < 0.5', false],
    ['cost <= 0.5', true],
    ['cost > 0.5', false],
    ['cost >= 0.5', true],
    ['cost<0.51', true],
    ['cost = 0.50004', true],
    ['cost = 0.51', false],
    ['w 1 2 2 = −1', true],
    ['w 1 2 2 = -1', true],
    ['blamed = neuron 1', true],
    ['blamed = neuron 2', false],
    ['steepness > 60 %', true],
    ['cost > test cost', true],
    ['cost < test cost', false],
    ['test cost 9.9 % above its lowest', true],
    ['test cost 10.1 % above its lowest', false],
    ['cost 44 % below its highest', true],
    ['cost 45 % below its highest', false],
    ['cost 100 % above its start', true],
    ['cost 101 % above its start', false],
    ['cost < 0.6 and step <= 36', true],
    ['cost < 0.6 and step < 36', false],
  ])('%s: %s', (text, value) => expect(met(text)).toBe(value));

  it('what is not known meets nothing', () => {
    for (const text of ['test accuracy > 0', 'test accuracy < 2', 'test accuracy = 0', 'epoch 0 % above its start'])
      expect(met(text), text).toBe(false);
  });

  it.each([
    ['', 'Expected a condition such as "cost < 0.46"'],
    ['cost', 'Expected a condition'],
    ['cost < ', 'Expected a condition'],
    ['cost < 1 < 2', 'Expected a condition'],
    ['alert(1) < 2', 'Expected a number of the model'],
    ['cost < document', 'Expected a number of the model'],
    ['constructor = 1', 'Expected a number of the model'],
    ['w 1 1 1 10 % above its lowest', 'Expected cost or test cost before "its lowest"'],
    [`cost < ${'1'.repeat(250)}`, 'Expected a goal of at most 200 characters'],
    [Array(9).fill('cost < 1').join(' and '), 'Expected at most 8 conditions'],
  ])('%s is refused with a sentence', (text, error) => {
    const parsed = parseGoal(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error).toContain(error);
  });

  it('reads any text without throwing, in little time', () => {
    const pieces = fc.constantFrom(
      'cost',
      ' ',
      '<',
      '=',
      'and',
      '%',
      'above',
      'its',
      'lowest',
      'w',
      '1',
      '0.5',
      '-',
      'neuron',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.array(pieces, { maxLength: 60 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const parsed = parseGoal(text);
          if (parsed.ok) expect(typeof parsed.value.isMet(moment, start)).toBe('boolean');
          else expect(parsed.error).toMatch(/^Expected .*\.$/s);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('compares as numbers do, for any two numbers', () => {
    const decimal = fc.integer({ min: -99999, max: 99999 }).map((whole) => whole / 1000);
    fc.assert(
      fc.property(decimal, decimal, (value, limit) => {
        const at = { ...moment, tick: { ...moment.tick, loss: value } };
        expect(met(`cost < ${limit}`, at)).toBe(value < limit);
        expect(met(`cost >= ${limit}`, at)).toBe(value >= limit);
        expect(met(`cost = ${value}`, at)).toBe(true);
      }),
    );
  });

  it('numbers may be shares', () => {
    expect(readNumber('45 %')).toBe(0.45);
    expect(readNumber('neuron 3')).toBe(3);
    for (const text of ['1e5', 'Infinity', '0x10', '1.', '']) expect(readNumber(text), text).toBeNull();
  });
});

describe('a goal beside what was', () => {
  const w = (value: number) => ({ ...moment, parameters: [value, ...Array.from(moment.parameters).slice(1)] });
  const goal = (text: string) => {
    const parsed = parseGoal(text);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  };

  it('above is up, of numbers below zero too', () => {
    const began = new Map([['w 1 1 1', -1]]);
    const above = goal('w 1 1 1 10 % above its start');
    expect([-1.1, -1, -0.95, -0.9, 2].map((value) => above.isMet(w(value), began))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    const below = goal('w 1 1 1 10 % below its start');
    expect([-1.2, -1.05, -1].map((value) => below.isMet(w(value), began))).toEqual([true, false, false]);
  });

  it('a cost that was no number does not count', () => {
    const history = { ...moment.history, testLoss: Float32Array.of(0.8, Number.NaN, 0.44) };
    expect(goal('test cost 0 % above its highest').isMet({ ...moment, history }, start)).toBe(false);
    const lowest = { ...moment, history, tick: { ...moment.tick, testLoss: 0.3 } };
    expect(goal('test cost 0 % below its lowest').isMet(lowest, start)).toBe(true);
  });

  it('of a number that is none of a model is an error', () => {
    expect(parseGoal('fun 10 % above its start')).toMatchObject({ ok: false, error: expect.stringContaining('"fun"') });
  });
});
