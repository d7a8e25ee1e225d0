// What <glassbox-hidden-space> draws, made from a frame: where two neurons of a layer put the observations and the plane they
// came from. Pure.
import { layerPlaces } from '../../../core/network/parameters.js';
import { divergingColour, mapStrength, mix } from '../../../draw/colour.js';
import type { HiddenPoints, HiddenView, Mesh } from '../../../draw/hidden-space.js';
import { classMark, type Mark } from '../../../draw/marks.js';
import { activationDomain } from '../../../draw/scale.js';
import type { Theme } from '../../../draw/theme.js';
import { toUnit } from '../../../draw/value-range.js';
import type { MapPlan } from '../../../experiment/map-plan.js';
import { actualClass, rowsOf, type SetIndex } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Frame } from '../../../session/session.js';

/** Cells along an edge of the bent plane. */
const meshCells = 24;
/** Shades for targets that are numbers. */
const shades = 12;

/** Rows that share a mark. */
export interface RowGroup {
  readonly mark: Mark;
  readonly test: boolean;
  readonly rows: Int32Array;
  /** The class; '' when the target is a number. */
  readonly name: string;
}

/** Classes by colour and shape, numbers by colour; several numbers at once all alike. */
export function groupRows(scene: Scene, theme: Theme): RowGroup[] {
  const { problem } = scene;
  const outputs = problem.outputs.length;
  const numbers = problem.task === 'regression';
  const groups = new Map<string, { mark: Mark; test: boolean; name: string; rows: number[] }>();
  for (const set of [0, 1] as SetIndex[]) {
    const { rows, targets } = rowsOf(problem, set);
    for (let row = 0; row < rows; row++) {
      const of = numbers ? Math.round((targets[row] ?? 0) * shades) / shades : actualClass(problem, { set, row });
      const mark: Mark = !numbers
        ? classMark(theme, of, Math.max(2, outputs))
        : outputs === 1
          ? { colour: divergingColour(theme, of, 1), shape: 'disc' }
          : { colour: theme.soft, shape: 'disc' };
      const name = numbers ? '' : (problem.classNames[of] ?? '');
      // Not by the colour, which two values may share in the light and not in the dark: a still draws both at once.
      const key = `${set} ${numbers && outputs > 1 ? '' : of}`;
      const group = groups.get(key) ?? { mark, test: set === 1, name, rows: [] };
      group.rows.push(row);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ rows, ...rest }) => ({ ...rest, rows: Int32Array.from(rows) }));
}

/** A layer's neurons as axes; `y` is null when the layer has only one. */
export interface Axes {
  /** Weight layer, from 0. */
  readonly layer: number;
  readonly x: number;
  readonly y: number | null;
}

export interface HiddenInput {
  readonly scene: Scene;
  readonly frame: Frame;
  readonly plan: MapPlan | null;
  readonly groups: readonly RowGroup[];
  readonly axes: Axes;
}

type Placed = Pick<HiddenView, 'xDomain' | 'yDomain' | 'points' | 'mesh' | 'divide'>;

/** Null until a frame with this layer's answers is there. */
export function placeHidden({ scene, frame, plan, groups, axes }: HiddenInput, theme: Theme): Placed | null {
  const answers = frame.activations?.find(({ layer }) => layer === axes.layer);
  const size = scene.layers[axes.layer + 1] ?? 0;
  if (!answers || answers.train.length !== size * scene.problem.train.rows) return null;
  const activation = scene.activations[axes.layer] ?? 'linear';
  const values = (set: SetIndex, neuron: number) => {
    const { rows } = rowsOf(scene.problem, set);
    return (set === 0 ? answers.train : answers.test).subarray(neuron * rows, (neuron + 1) * rows);
  };
  const across = [values(0, axes.x), values(1, axes.x)] as const;
  const up = axes.y === null ? null : ([values(0, axes.y), values(1, axes.y)] as const);
  const points = groups.map(({ mark, test, rows }): HiddenPoints => {
    const [x, y] = [across[test ? 1 : 0], up?.[test ? 1 : 0]];
    const positions = new Float32Array(rows.length * 2);
    rows.forEach((row, i) => {
      positions[2 * i] = x[row] ?? 0;
      positions[2 * i + 1] = y ? (y[row] ?? 0) : spread(row);
    });
    return { mark, positions, rows, test };
  });
  return {
    points,
    xDomain: activationDomain(activation, across),
    yDomain: up ? activationDomain(activation, up) : [-0.05, 1.05],
    mesh: up ? meshOf(scene, frame, plan, axes, theme) : null,
    divide: divideOf(scene, frame, axes),
  };
}

/** Heights between 0 and 1 that keep neighbours apart: multiples of the golden ratio, without their whole part. */
const spread = (row: number) => ((row + 1) * 0.6180339887498949) % 1;

/** Corner i of the mesh as a row or column of the map. */
const corner = (i: number, edge: number) => Math.round((i * (edge - 1)) / meshCells);

function meshOf(scene: Scene, frame: Frame, plan: MapPlan | null, axes: Axes, theme: Theme): Mesh | null {
  const values = frame.maps?.layers[axes.layer];
  if (!plan || !values || axes.y === null || values.length < plan.columns * plan.rows) return null;
  const cells = plan.columns * plan.rows;
  const at = (neuron: number, cell: number) => values[neuron * cells + cell] ?? 0;
  if (plan.kind === 'line') {
    const x = Float32Array.from({ length: cells }, (_, i) => at(axes.x, i));
    const y = Float32Array.from({ length: cells }, (_, i) => at(axes.y ?? 0, i));
    return { columns: cells, rows: 1, x, y, colours: [] };
  }
  const side = meshCells + 1;
  const x = new Float32Array(side * side);
  const y = new Float32Array(side * side);
  const colours: string[] = [];
  const colour = colourOfOutput(scene, frame, cells, theme);
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const cell = corner(r, plan.rows) * plan.columns + corner(c, plan.columns);
      x[r * side + c] = at(axes.x, cell);
      y[r * side + c] = at(axes.y, cell);
      if (r === meshCells || c === meshCells) continue;
      colours.push(colour(corner(r + 0.5, plan.rows) * plan.columns + corner(c + 0.5, plan.columns)));
    }
  }
  return { columns: side, rows: side, x, y, colours };
}

/** The colour of the network's answer at a cell of the map, as the map itself shows it. */
function colourOfOutput(scene: Scene, frame: Frame, cells: number, theme: Theme): (cell: number) => string {
  const output = frame.maps?.layers.at(-1) ?? new Float32Array(0);
  const outputs = scene.problem.outputs.length;
  if (outputs === 1) {
    const unit = toUnit(scene.activations.at(-1) ?? 'linear');
    return (cell) => divergingColour(theme, unit(output[cell] ?? 0));
  }
  return (cell) => {
    let best = 0;
    for (let k = 1; k < outputs; k++) {
      if ((output[k * cells + cell] ?? 0) > (output[best * cells + cell] ?? 0)) best = k;
    }
    const sure = ((output[best * cells + cell] ?? 0) - 1 / outputs) / (1 - 1 / outputs);
    return mix(theme.middle, classMark(theme, best, outputs).colour, mapStrength * Math.max(0, Math.min(1, sure)));
  };
}

/** Two neurons that feed one output part the plane by a straight line: where the output's sum is on the fence. */
function divideOf(scene: Scene, frame: Frame, { layer, x, y }: Axes): Placed['divide'] {
  const next = layerPlaces(scene.layers)[layer + 1];
  if (next?.m !== 2 || next.n !== 1 || y === null || x === y || scene.problem.task === 'regression') return null;
  const weights = [frame.parameters[next.weights] ?? 0, frame.parameters[next.weights + 1] ?? 0];
  return [weights[x] ?? 0, weights[y] ?? 0, frame.parameters[next.biases] ?? 0];
}

/** The layer people look at first: the last hidden one that has two neurons, else any that has, else the last. */
export function firstLayer({ layers }: Pick<Scene, 'layers'>): number {
  const last = layers.length - 2;
  for (let l = last - 1; l >= 0; l--) if ((layers[l + 1] ?? 0) >= 2) return l;
  return last;
}

/** The two neurons of a layer, from 1, whose answers to the training rows vary most, the lower number first; null until there are answers. */
export function liveliest(frame: Frame, layer: number, size: number): readonly [number, number] | null {
  const answers = frame.activations?.find((of) => of.layer === layer)?.train;
  if (!answers || size < 2) return null;
  const rows = answers.length / size;
  const variance = (neuron: number) => {
    const values = answers.subarray(neuron * rows, (neuron + 1) * rows);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const spreads = Array.from({ length: size }, (_, neuron) => ({ neuron, by: variance(neuron) }));
  const [a, b] = spreads.sort((p, q) => q.by - p.by || p.neuron - q.neuron);
  const [first = 0, second = 1] = [a?.neuron ?? 0, b?.neuron ?? 1].sort((p, q) => p - q);
  return [first + 1, second + 1];
}
