// What is being trained, as views need it beside the frames: the problem with its units, and the network's shape.

import { classOf } from '../core/class-of.js';
import { networkDomain, type Problem, type ScaledColumn } from '../core/datasets/problem.js';
import { arePlain, defaultFeatures, type FeatureName, takesFeatures } from '../core/feature-names.js';
import type * as Making from '../core/features.js';
import type { Settings } from '../core/settings.js';
import { fromScaled } from '../core/standardise.js';
import { weight } from '../draw/format.js';

export interface Scene {
  problem: Problem;
  layers: readonly number[];
  /** One per weight layer. */
  activations: readonly string[];
  loss: string;
  /** For data of one or two inputs: what the axes span, in the network's numbers. */
  domain: readonly (readonly [number, number])[];
  /** What the network is given of data with two inputs; null where it is given the columns themselves. */
  features: readonly FeatureName[] | null;
  /** How those are made; left out where they are the columns. */
  making?: typeof Making;
  /** What the network's inputs are called. */
  inputNames: readonly string[];
}

/** making: core's features.ts, needed where other inputs than the two columns are chosen. */
export function makeScene(
  settings: Settings,
  problem: Problem,
  chosen: readonly FeatureName[] = defaultFeatures,
  making?: typeof Making,
): Scene {
  const { layers, activations, loss } = settings;
  const domain = problem.inputs.length <= 2 ? problem.inputs.map(networkDomain) : [];
  const names = problem.inputs.map(({ label }) => label);
  const features = takesFeatures(problem.inputs.length) ? chosen : null;
  if (!features || arePlain(features))
    return { problem, layers, activations, loss, domain, features, inputNames: names };
  if (!making) throw new Error(`expected core's features to make ${features} but got nothing`);
  const inputNames = features.map((name) => making.featureLabel(name, names[0], names[1]));
  return { problem, layers, activations, loss, domain, features, making, inputNames };
}

/** Rows of a problem's inputs as the network takes them. */
export function networkInputs(
  { features, making }: Pick<Scene, 'features' | 'making'>,
  inputs: Float32Array | Float64Array,
  rows: number,
): Float32Array {
  if (features && making) return making.applyFeatures(features, inputs, rows);
  return inputs instanceof Float32Array ? inputs : Float32Array.from(inputs);
}

/** Which rows: 0 are those trained on, 1 those held out. */
export type SetIndex = 0 | 1;

export interface RowAddress {
  set: SetIndex;
  row: number;
}

export function rowsOf(problem: Problem, set: SetIndex) {
  return set === 0 ? problem.train : problem.test;
}

/** An output halfway between the two codes of a binary problem is undecided. */
export function undecided(problem: Problem): number {
  return (problem.coding[0] + problem.coding[1]) / 2;
}

export function actualClass(problem: Problem, at: RowAddress): number {
  return classOf(rowsOf(problem, at.set).targets, at.row, problem.outputs.length, undecided(problem));
}

/** A network's number in the column's own unit, with it. */
export function withUnit(column: ScaledColumn, value: number): string {
  const number = weight(fromScaled(column.scale, value));
  return column.unit ? `${number}\u00a0${column.unit}` : number;
}

/** "training row 12 (Gentoo)"; a row of one or two inputs is named by them. */
export function rowName(problem: Problem, at: RowAddress): string {
  const { inputs } = rowsOf(problem, at.set);
  const width = problem.inputs.length;
  const cells = problem.inputs.map((column, i) => withUnit(column, inputs[at.row * width + i] ?? 0));
  const which = at.set === 0 ? 'training' : 'test';
  if (width === 1) return `the ${which} row at ${cells[0]}`;
  if (width === 2) return `the ${which} point (${cells.join(', ')})`;
  const kind = problem.task === 'regression' ? '' : ` (${problem.classNames[actualClass(problem, at)]})`;
  return `${which} row ${at.row + 1}${kind}`;
}
