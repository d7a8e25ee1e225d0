// A typed formula as a data set: points drawn by chance, and the value the formula has there.

import type { Parsed } from '../../base/parsed.js';
import { Random, round4 } from '../random.js';
import type { Column, Table } from '../table.js';
import { domainOf } from '../table.js';
import { type Formula, sampleFormula } from './formula.js';

export interface FormulaData {
  readonly table: Table;
  /** About points where the formula has no value. */
  readonly notes: readonly string[];
}

/** Points drawn on the square, or on the line for one input. */
export const formulaRows = 500;
const reach = 6;

/** Six digits: the last bits of a sine or a power are each browser's own, and data must be the same everywhere. */
const sixDigits = (value: number) => Number(value.toPrecision(6));

/**
 * noise is in per cent, 0 to 50: how far, as a share of the square, a point seems to be from its place. A comparison
 * makes two classes, anything else a regression; its target is standardised when it leaves the range from -1 to 1.
 * Errors: a formula with too few finite values, or with the same value everywhere.
 */
export function tableOfFormula(formula: Formula, options: { seed: number; noise: number }): Parsed<FormulaData> {
  const width = formula.inputs;
  const random = new Random(options.seed, 'formula');
  const off = (reach * options.noise) / 100;
  const places = new Float64Array(formulaRows * width);
  const seeming = new Float64Array(formulaRows * width);
  for (let row = 0; row < formulaRows; row++) {
    for (let i = 0; i < width; i++) {
      // One input: evenly spread, so that no stretch of the curve is left bare.
      const even = -reach + (2 * reach * (row + random.uniform())) / formulaRows;
      const place = round4(width === 1 ? even : random.uniform(-reach, reach));
      places[row * width + i] = place;
      seeming[row * width + i] = place + random.uniform(-off, off);
    }
  }
  const samples = sampleFormula(formula, seeming, formulaRows);
  const rows = Array.from({ length: formulaRows }, (_, row) => row).filter((row) => !Number.isNaN(samples.values[row]));
  const targetValues = Float64Array.from(rows, (row) => sixDigits(samples.values[row] as number));
  if (rows.length < 10) {
    return {
      ok: false,
      error: `${samples.note} Choose a formula that has a value on most of the square from -${reach} to ${reach}.`,
    };
  }
  if (targetValues.every((value) => value === targetValues[0])) {
    return {
      ok: false,
      error: `The formula is ${targetValues[0]} everywhere, so there is nothing to learn. Let it depend on x1.`,
    };
  }
  const inputs: Column[] = Array.from({ length: width }, (_, i) => {
    const name = width === 1 ? 'x' : `x${i + 1}`;
    const label = width === 1 ? 'x' : `x${[...String(i + 1)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('')}`;
    return { name, label, domain: [-reach, reach] };
  });
  const task = formula.isCondition ? 'binary' : 'regression';
  const isTame = targetValues.every((value) => Math.abs(value) <= 1);
  const output: Column =
    task === 'binary'
      ? { name: 'class', label: 'Class', domain: [0, 1] }
      : {
          name: 'y',
          label: 'y',
          domain: isTame ? [-1, 1] : domainOf(targetValues),
          scaling: isTame ? 'none' : 'standard',
        };
  const table: Table = {
    dataset: 'formula',
    task,
    scaling: 'none',
    rows: rows.length,
    inputs,
    outputs: [output],
    classNames: task === 'binary' ? ['no', 'yes'] : [],
    inputValues: Float64Array.from(rows.flatMap((row) => [...places.subarray(row * width, (row + 1) * width)])),
    targetValues,
    dropped: [],
  };
  return { ok: true, value: { table, notes: samples.note ? [`${samples.note} They were left out.`] : [] } };
}
