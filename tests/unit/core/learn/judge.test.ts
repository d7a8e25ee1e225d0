import { describe, expect, it } from 'vitest';
import { costAt, distanceBetween, distanceWords } from '../../../../web/core/learn/expected-curve.js';
import { judgeArrow, judgeChoice, judgeNumber, judgeTicks } from '../../../../web/core/learn/judge.js';

const write = (value: number) => value.toFixed(2);
const terms = [
  { name: 'product 1 1 1', value: 0.5 },
  { name: 'product 1 1 2', value: -0.2 },
];
const asked = { truth: 0.3, tolerance: 0.01, write, terms };

describe('a number', () => {
  it('is right within its tolerance', () => {
    expect(judgeNumber(0.31, asked)).toMatchObject({ right: true, truth: '0.30', told: 'It is 0.30.' });
    expect(judgeNumber(0.32, asked)).toMatchObject({ right: false, told: 'It is 0.30; 0.32 is 0.02 too much.' });
  });
  it('that misses a term, or has its sign wrong, is told which', () => {
    expect(judgeNumber(-0.2, asked).told).toContain('It comes out when product 1 1 1, which is 0.50, is left out.');
    expect(judgeNumber(0.7, asked).told).toContain('product 1 1 2, which is -0.20, is taken with the other sign.');
    expect(judgeNumber(-0.2, asked).answer).toBe('−0.2');
  });
});

describe('choices and ticks', () => {
  it('say what was true', () => {
    const choices = [
      { name: 'up', holds: false },
      { name: 'down', holds: true },
    ];
    expect(judgeChoice(1, choices)).toEqual({ right: true, answer: 'down', truth: 'down', told: 'It is: down.' });
    expect(judgeChoice(0, choices).told).toBe('You said: up. It is: down.');
  });
  it('name what was missed and what was too much', () => {
    const item = (name: string, ticked: boolean, holds: boolean) => ({ name, ticked, holds });
    const wrong = judgeTicks([item('A', true, false), item('B', false, true), item('C', true, true)]);
    expect(wrong).toMatchObject({ right: false, answer: 'A and C', truth: 'B and C' });
    expect(wrong.told).toBe('Missed: B. Ticked, but not so: A. It is B and C.');
    expect(judgeTicks([item('A', false, false), item('B', false, false)])).toMatchObject({
      right: true,
      answer: 'none',
    });
  });
});

describe('an arrow', () => {
  it('is right by its way and its length', () => {
    expect(judgeArrow([-0.06, -0.06], [-0.0687, -0.0587])).toMatchObject({ right: true });
    const wrong = judgeArrow([0.3, 0], [0, -0.1]);
    expect(wrong.right).toBe(false);
    expect(wrong.told).toBe(
      'It goes 0.000 to the right and 0.100 down, together 0.100. Yours points 90 degrees off and is 3.0 times as long.',
    );
    expect(judgeArrow([0, 0], [1, 0])).toMatchObject({
      right: false,
      told: expect.stringContaining('No arrow was drawn.'),
    });
    expect(judgeArrow([0.1, 0], [1, 0]).right).toBe(false);
  });
});

describe('a curve that was drawn', () => {
  const came = { epochs: [0, 10], costs: [1, 0], length: 2 };
  it('is read between its points', () => {
    expect(costAt(came, 4)).toBeCloseTo(0.6);
    expect(costAt(came, -1)).toBe(1);
    expect(costAt(came, 99)).toBe(0);
  });
  it('is told how far it lies from what came', () => {
    const level = { epochs: [0, 10], costs: [1, 1], length: 2 };
    const distance = distanceBetween(level, came, 10);
    expect(distance?.mean).toBeCloseTo(0.5);
    expect(distanceWords(distance as NonNullable<typeof distance>)).toBe(
      'On average the cost came 0.5000 away from your curve. They are furthest apart at epoch 10, where it was 1.0000 below what you drew.',
    );
    expect(distanceBetween(level, { epochs: [], costs: [], length: 0 }, 10)).toBeNull();
    expect(distanceWords({ mean: 0, epoch: 0, most: 0 })).toContain('the same');
  });
});

describe('what has no size', () => {
  it('an arrow that goes nowhere has no direction to miss', () => {
    expect(judgeArrow([0.1, 0], [0, 0])).toMatchObject({ right: false, told: 'It goes nowhere: both numbers are 0.' });
    expect(judgeArrow([0, 0], [0, 1])).toMatchObject({
      right: false,
      told: expect.stringContaining('No arrow was drawn.'),
    });
  });

  it('a term of nothing explains no wrong sum', () => {
    const sum = { ...asked, terms: [{ name: 'product 1 1 1', value: 0 }, ...terms] };
    expect(judgeNumber(0.5, sum).told).toContain('product 1 1 2, which is -0.20, is left out.');
  });
});

describe('a curve of several points', () => {
  const curve = (...costs: number[]) => ({ epochs: costs.map((_, i) => i), costs, length: costs.length });

  it('is straight between its points', () => {
    const drawn = curve(4, 2, 3, 0);
    expect([-1, 0.5, 1.25, 2.5, 9].map((epoch) => costAt(drawn, epoch))).toEqual([4, 3, 2.25, 1.5, 0]);
    expect(costAt(curve(), 1)).toBeNaN();
  });

  it('is the same only where it is so everywhere', () => {
    const spike = { mean: 0.00004, epoch: 3, most: 0.004 };
    expect(distanceWords(spike)).toContain('furthest apart at epoch 3, where it was 0.0040 above what you drew');
    expect(distanceWords({ mean: 0.00001, epoch: 3, most: -0.00002 })).toContain('the same to four decimals');
  });
});
