// Data sets drawn from a formula, on the square from -6 to 6. The first four and the two regressions follow the patterns that
// TensorFlow Playground (Smilkov et al. 2017) made familiar.

import { datasetCatalogue } from '../../settings/datasets.js';
import type { DatasetName } from '../../settings/names.js';
import { keysOfPlaces } from '../points/places.js';
import { Random, round4 } from '../random.js';
import type { Column, Table } from '../table.js';
import type { MeasuredName } from './measured.js';

/** All on the square or the line: neither measured nor the sums on a clock. */
type MadeName = Exclude<DatasetName, MeasuredName | 'clock'>;

/** A row of inputs, and its class (0 or 1) or its target. */
type Point = readonly [inputs: readonly number[], target: number];
/** i of count points; noise is 0 to 0.5. */
type Generator = (random: Random, i: number, count: number, noise: number) => Point;

const half = (i: number, count: number) => i < count / 2;

/** Not Math.hypot, whose last bits are each browser's own. */
const distance = (x: number, y: number) => Math.sqrt(x * x + y * y);

/** The class is judged where the point seems to be, a little off its place when there is noise. */
const displaced = (random: Random, x: number, y: number, reach: number): readonly [number, number] => [
  x + random.uniform(-reach, reach),
  y + random.uniform(-reach, reach),
];

const circle: Generator = (random, i, count, noise) => {
  const r = half(i, count) ? random.uniform(0, 2.5) : random.uniform(3.5, 5);
  const angle = random.uniform(0, 2 * Math.PI);
  const x = round4(r * Math.sin(angle));
  const y = round4(r * Math.cos(angle));
  const [u, v] = displaced(random, x, y, 5 * noise);
  return [[x, y], distance(u, v) < 2.5 ? 1 : 0];
};

const xor: Generator = (random, _i, _count, noise) => {
  const off = (value: number) => value + (value > 0 ? 0.3 : -0.3);
  const x = off(random.uniform(-5, 5));
  const y = off(random.uniform(-5, 5));
  const [u, v] = displaced(random, x, y, 5 * noise);
  return [[x, y], u * v >= 0 ? 1 : 0];
};

const gauss: Generator = (random, i, count, noise) => {
  const deviation = Math.sqrt(0.5 + 7 * noise);
  const centre = half(i, count) ? 2 : -2;
  return [[random.normal(centre, deviation), random.normal(centre, deviation)], half(i, count) ? 1 : 0];
};

const spiral: Generator = (random, i, count, noise) => {
  const arm = Math.floor(count / 2);
  const first = i < arm;
  const j = first ? i : i - arm;
  const r = (5 * j) / arm;
  const angle = (1.75 * 2 * Math.PI * j) / arm + (first ? 0 : Math.PI);
  const x = r * Math.sin(angle) + random.uniform(-1, 1) * noise;
  const y = r * Math.cos(angle) + random.uniform(-1, 1) * noise;
  return [[x, y], first ? 1 : 0];
};

const moons: Generator = (random, i, count, noise) => {
  const upper = half(i, count);
  const angle = random.uniform(0, Math.PI);
  const x = 3 * Math.cos(angle) + (upper ? -1.5 : 1.5);
  const y = 3 * Math.sin(angle) * (upper ? 1 : -1) + (upper ? -0.75 : 0.75);
  const deviation = 0.15 + 2.5 * noise;
  return [[random.normal(x, deviation), random.normal(y, deviation)], upper ? 1 : 0];
};

const regPlane: Generator = (random, _i, _count, noise) => {
  const x = random.uniform(-6, 6);
  const y = random.uniform(-6, 6);
  const [u, v] = displaced(random, x, y, 6 * noise);
  return [[x, y], (u + v) / 10];
};

const bumps: readonly (readonly [x: number, y: number, sign: number])[] = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
];

const regGauss: Generator = (random, _i, _count, noise) => {
  const x = random.uniform(-6, 6);
  const y = random.uniform(-6, 6);
  const [u, v] = displaced(random, x, y, 6 * noise);
  let target = 0;
  for (const [bx, by, sign] of bumps) {
    const height = Math.min(1, Math.max(0, 1 - distance(u - bx, v - by) / 2));
    if (height > Math.abs(target)) target = sign * height;
  }
  return [[x, y], target];
};

const sine1d: Generator = (random, i, count, noise) => {
  // Evenly spread, each within its own share of the line, so that no stretch of the curve is left bare.
  const x = -6 + (12 * (i + random.uniform())) / count;
  return [[x], Math.sin((x * Math.PI) / 4) + random.normal(0, noise)];
};

const generators: Readonly<Record<MadeName, readonly [Generator, count: number]>> = {
  circle: [circle, 500],
  xor: [xor, 500],
  gauss: [gauss, 500],
  spiral: [spiral, 500],
  moons: [moons, 500],
  regPlane: [regPlane, 1200],
  regGauss: [regGauss, 1200],
  sine1d: [sine1d, 200],
};

export function isMade(name: DatasetName): name is MadeName {
  return Object.hasOwn(generators, name);
}

const square: readonly [number, number] = [-6, 6];

const binaryNames = (name: MadeName): readonly [no: string, yes: string] =>
  name === 'circle' ? ['outside', 'inside'] : ['A', 'B'];

/** noise is in per cent, 0 to 50. The same seed draws the same places, whatever the noise. Values have four decimals. */
export function makeTable(name: MadeName, options: { seed: number; noise: number }): Table {
  const [generate, rows] = generators[name];
  const { task, scaling, inputs: width } = datasetCatalogue[name];
  const random = new Random(options.seed, name);
  const inputValues = new Float64Array(rows * width);
  const targetValues = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const [inputs, target] = generate(random, i, rows, options.noise / 100);
    inputs.forEach((value, j) => {
      inputValues[i * width + j] = round4(value);
    });
    targetValues[i] = round4(target);
  }
  const labels = width === 1 ? ['x'] : ['x₁', 'x₂'];
  const inputs: Column[] = labels.map((label, j) => ({ name: width === 1 ? 'x' : `x${j + 1}`, label, domain: square }));
  return {
    dataset: name,
    task,
    scaling,
    rows,
    inputs,
    outputs: [
      task === 'binary'
        ? { name: 'class', label: 'Class', domain: [0, 1] }
        : { name: 'y', label: 'y', domain: [-1, 1] },
    ],
    classNames: task === 'binary' ? binaryNames(name) : [],
    inputValues,
    targetValues,
    // As if they were drawn by hand: going on from them with the pen leaves the split as it is.
    ...(width === 2 && { keys: keysOfPlaces(inputValues) }),
    dropped: [],
  };
}
