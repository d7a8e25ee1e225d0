import { beforeAll, describe, expect, it } from 'vitest';
import {
  asksForDigits,
  digitBitmap,
  digitInput,
  digitOfStrokes,
  type Stroke,
} from '../../../../web/core/data/digit.js';
import type { Problem } from '../../../../web/core/data/problem.js';
import { forward } from '../../../../web/core/network/forward.js';
import { presetOf } from '../../../../web/core/settings/presets.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import { specOf } from '../../../../web/experiment/spec.js';
import { Runner } from '../../../../web/session/runner.js';
import { problemOf } from '../../support/datasets.js';

const rows = (counts: ArrayLike<number>) =>
  Array.from({ length: 8 }, (_, y) => Array.from(counts).slice(8 * y, 8 * y + 8));
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('strokes become eight by eight counts', () => {
  it('nothing drawn is all white; counts are those of the bitmap, 0 to 16', () => {
    expect(sum([...digitOfStrokes([], 0.35)])).toBe(0);
    expect(sum([...digitOfStrokes([[]], 0.35)])).toBe(0);
    const strokes = [[0.2, 0.1, 0.8, 0.5, 0.3, 0.9]];
    const counts = digitOfStrokes(strokes, 0.35);
    expect(sum([...counts])).toBe(sum([...digitBitmap(strokes, 0.35)]));
    expect(Math.max(...counts)).toBe(16);
    expect(Math.min(...counts)).toBe(0);
  });

  it('an upright line fills the height in the middle, as the ones of the data do', () => {
    const picture = rows(digitOfStrokes([[0.1, 0.3, 0.1, 0.7]], 0.35));
    for (const row of picture) {
      expect(sum(row.slice(3, 5))).toBeGreaterThan(10);
      expect(sum([...row.slice(0, 3), ...row.slice(5)])).toBe(0);
    }
  });

  it('the pen reaches two and a half dots to either side', () => {
    const bitmap = digitBitmap([[0, 0, 0, 1]], 0.35);
    const across = Array.from({ length: 32 }, (_, x) => bitmap[16 * 32 + x] ?? 0);
    // The line runs between two columns of dots: three centres on either side are within its reach.
    expect(sum(across)).toBe(6);
  });

  it('place and size on the pad do not matter; a dot stays a dot', () => {
    const seven: Stroke = [0.2, 0.2, 0.8, 0.2, 0.4, 0.9];
    const counts = digitOfStrokes([seven], 0.35);
    const moved = seven.map((value, i) => 0.1 + 0.6 * value + (i % 2) * 0.15);
    expect(digitOfStrokes([moved], 0.35)).toEqual(counts);
    const dot = digitOfStrokes([[0.9, 0.05]], 0.35);
    expect(sum([...dot])).toBeLessThan(30);
    expect(sum([...dot.slice(27, 29), ...dot.slice(35, 37)])).toBe(sum([...dot]));
  });

  it('takes any numbers without harm', () => {
    for (const strokes of [[[Number.NaN, 0.5]], [[1e9, -1e9, 0, 0]], [[0.5]], [Array(8000).fill(0.5)]]) {
      const counts = digitOfStrokes(strokes, 0.35);
      expect([...counts].every((ink) => ink >= 0 && ink <= 16)).toBe(true);
    }
  });
});

/** As one writes them, on a pad from 0 to 1. */
const written: Readonly<Record<number, readonly Stroke[]>> = {
  0: [[0.5, 0.1, 0.3, 0.2, 0.22, 0.5, 0.3, 0.8, 0.5, 0.9, 0.7, 0.8, 0.78, 0.5, 0.7, 0.2, 0.5, 0.1]],
  1: [[0.36, 0.3, 0.52, 0.1, 0.52, 0.9]],
  2: [[0.3, 0.25, 0.4, 0.12, 0.58, 0.12, 0.68, 0.26, 0.62, 0.45, 0.3, 0.88, 0.75, 0.88]],
  3: [[0.3, 0.18, 0.5, 0.1, 0.68, 0.2, 0.66, 0.38, 0.48, 0.48, 0.68, 0.58, 0.7, 0.78, 0.5, 0.9, 0.28, 0.82]],
  4: [
    [0.42, 0.1, 0.22, 0.58, 0.75, 0.58],
    [0.6, 0.35, 0.56, 0.92],
  ],
  5: [[0.7, 0.12, 0.36, 0.12, 0.32, 0.46, 0.55, 0.42, 0.7, 0.56, 0.68, 0.78, 0.5, 0.9, 0.28, 0.84]],
  6: [[0.6, 0.1, 0.4, 0.3, 0.3, 0.6, 0.36, 0.84, 0.52, 0.9, 0.68, 0.78, 0.66, 0.6, 0.5, 0.53, 0.33, 0.62]],
  7: [
    [0.28, 0.14, 0.72, 0.14, 0.5, 0.5, 0.42, 0.9],
    [0.32, 0.5, 0.66, 0.5],
  ],
  8: [
    [
      0.5, 0.48, 0.34, 0.36, 0.36, 0.18, 0.5, 0.1, 0.64, 0.18, 0.66, 0.34, 0.5, 0.48, 0.34, 0.62, 0.34, 0.8, 0.5, 0.9,
      0.66, 0.8, 0.66, 0.62, 0.5, 0.48,
    ],
  ],
  9: [[0.66, 0.3, 0.52, 0.46, 0.36, 0.4, 0.34, 0.22, 0.48, 0.1, 0.64, 0.16, 0.67, 0.3, 0.64, 0.6, 0.56, 0.9]],
};

describe('a network trained on the digits', () => {
  let problem: Problem;
  let parameters: Float32Array;
  const { settings } = presetOf('digits');
  beforeAll(async () => {
    problem = problemOf(settings);
    const runner = new Runner(await createEngine());
    runner.open(specOf(settings, problem));
    runner.train('epoch', 60, false);
    parameters = runner.frame(false).parameters;
    runner.dispose();
  });

  it('reads at least nine of ten that were drawn on the pad', () => {
    const read = Object.entries(written).map(([digit, strokes]) => {
      const input = digitInput(problem.inputs, digitOfStrokes(strokes, 0.35));
      const shares = [...(forward({ ...settings, parameters }, input).a.at(-1) ?? [])];
      return { digit: Number(digit), as: shares.indexOf(Math.max(...shares)) };
    });
    expect(read.filter(({ digit, as }) => digit === as).length, JSON.stringify(read)).toBeGreaterThanOrEqual(9);
  });

  it('is given the rows of the data as they were given in training', () => {
    expect(asksForDigits(problem)).toBe(true);
    const source = problem.train.source[5] ?? 0;
    const counts = problem.table.inputValues.slice(source * 64, source * 64 + 64);
    expect(digitInput(problem.inputs, counts)).toEqual(problem.train.inputs.slice(5 * 64, 6 * 64));
    expect(Math.max(...digitInput(problem.inputs, new Float64Array(64).fill(16)))).toBe(1);
  });
});
