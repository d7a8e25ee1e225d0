// A person's own points on the square from -6 to 6: drawn, painted, moved, erased. Nothing here changes what it is
// given, so every earlier state is still there to undo to; where nothing changes, the very same object comes back.

import type { Random } from '../random.js';
import type { Column, Table } from '../table.js';
import { coordinateOf, keysOfPlaces, placeOf, raster } from './places.js';

export interface OwnPoint {
  readonly x: number;
  readonly y: number;
  /** classes: which one, from 0. values: the target, -1 to 1. */
  readonly label: number;
}

export interface OwnPoints {
  /** values makes a regression, classes a classification. */
  readonly kind: 'classes' | 'values';
  /** 2 to 6; of no meaning for values. */
  readonly classes: number;
  readonly points: readonly OwnPoint[];
}

export const pointLimits = {
  points: 2_000,
  /** A network learns from no fewer. */
  fewest: 2,
  classes: 6,
  ...raster,
  /** Steps of a value from 0 to 1; 8 bits in a link. */
  valueSteps: 127,
} as const;

export const noPoints = (kind: OwnPoints['kind'] = 'classes', classes = 2): OwnPoints => ({
  kind,
  classes,
  points: [],
});

/** Points stand on a raster from the start, so that a link brings back the very same numbers. */
const snap = (coordinate: number) => coordinateOf(placeOf(coordinate));

function snapLabel(own: OwnPoints, label: number): number {
  if (!Number.isFinite(label)) return 0;
  if (own.kind === 'classes') return Math.min(own.classes - 1, Math.max(0, Math.round(label)));
  const steps = pointLimits.valueSteps;
  return Math.round(Math.min(1, Math.max(-1, label)) * steps) / steps + 0;
}

const isInside = (x: number, y: number) => Math.abs(x) <= pointLimits.reach && Math.abs(y) <= pointLimits.reach;

const squareDistance = (point: OwnPoint, x: number, y: number) => (point.x - x) ** 2 + (point.y - y) ** 2;

/** How many more there may be. */
export const roomLeft = (own: OwnPoints): number => pointLimits.points - own.points.length;

/** Adds what lies within the square, as far as there is room. */
export function addPoints(own: OwnPoints, added: readonly OwnPoint[]): OwnPoints {
  const kept = added
    .filter(({ x, y }) => isInside(x, y))
    .slice(0, roomLeft(own))
    .map(({ x, y, label }) => ({ x: snap(x), y: snap(y), label: snapLabel(own, label) }));
  return kept.length === 0 ? own : { ...own, points: [...own.points, ...kept] };
}

export const addPoint = (own: OwnPoints, point: OwnPoint): OwnPoints => addPoints(own, [point]);

export interface Dab {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: number;
  /** Points in one dab of the brush. */
  readonly count: number;
}

/** A dab of the brush: points spread evenly over its disc. The same random stream paints the same points. */
export function paint(own: OwnPoints, dab: Dab, random: Random): OwnPoints {
  const added: OwnPoint[] = [];
  for (let i = 0; i < Math.min(dab.count, roomLeft(own)); i++) {
    // Square root: rings further out have more room.
    const r = dab.radius * Math.sqrt(random.uniform());
    const angle = random.uniform(0, 2 * Math.PI);
    added.push({ x: dab.x + r * Math.cos(angle), y: dab.y + r * Math.sin(angle), label: dab.label });
  }
  return addPoints(own, added);
}

/** Takes away what lies within the eraser. */
export function erase(own: OwnPoints, x: number, y: number, radius: number): OwnPoints {
  const points = own.points.filter((point) => squareDistance(point, x, y) > radius * radius);
  return points.length === own.points.length ? own : { ...own, points };
}

/** Gives what lies under the brush another class or value. */
export function relabel(own: OwnPoints, x: number, y: number, radius: number, label: number): OwnPoints {
  const wanted = snapLabel(own, label);
  const isHit = (point: OwnPoint) => point.label !== wanted && squareDistance(point, x, y) <= radius * radius;
  if (!own.points.some(isHit)) return own;
  return { ...own, points: own.points.map((point) => (isHit(point) ? { ...point, label: wanted } : point)) };
}

/** The same point at another place or with another label; outside of the square it stays at the edge. */
export function changePoint(own: OwnPoints, index: number, change: Partial<OwnPoint>): OwnPoints {
  const old = own.points[index];
  if (!old) return own;
  const point = {
    x: change.x === undefined ? old.x : snap(change.x),
    y: change.y === undefined ? old.y : snap(change.y),
    label: change.label === undefined ? old.label : snapLabel(own, change.label),
  };
  if (point.x === old.x && point.y === old.y && point.label === old.label) return own;
  return { ...own, points: own.points.with(index, point) };
}

export function removePoint(own: OwnPoints, index: number): OwnPoints {
  if (!own.points[index]) return own;
  return { ...own, points: own.points.toSpliced(index, 1) };
}

/** The point nearest to a place, if one is within reach; of two as near the later, which is drawn on top. */
export function nearestPoint(own: OwnPoints, x: number, y: number, within: number): number | undefined {
  let best: number | undefined;
  let least = within * within;
  own.points.forEach((point, index) => {
    const distance = squareDistance(point, x, y);
    if (distance <= least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

/** The points of a table with two inputs, to go on from: its classes, or its values as shares of the largest where that is above 1; as many as there is room for. */
export function pointsFromTable(table: Table): OwnPoints | undefined {
  if (table.inputs.length !== 2) return undefined;
  const classes = Math.max(2, table.classNames.length);
  const kind = table.task === 'regression' ? 'values' : 'classes';
  if (classes > pointLimits.classes || (kind === 'values' && table.outputs.length !== 1)) return undefined;
  const largest = kind === 'values' ? table.targetValues.reduce((most, y) => Math.max(most, Math.abs(y)), 1) : 1;
  const points = Array.from({ length: table.rows }, (_, row) => ({
    x: table.inputValues[row * 2] as number,
    y: table.inputValues[row * 2 + 1] as number,
    label: (table.targetValues[row] as number) / largest,
  }));
  return addPoints(noPoints(kind, classes), points);
}

const axis = (name: string, label: string): Column => ({
  name,
  label,
  domain: [-pointLimits.reach, pointLimits.reach],
});

/** What the network is to learn from them; undefined while there are fewer than two points. */
export function tableOfPoints(own: OwnPoints): Table | undefined {
  if (own.points.length < pointLimits.fewest) return undefined;
  const task = own.kind === 'values' ? 'regression' : own.classes > 2 ? 'multiclass' : 'binary';
  const classNames =
    task === 'regression' ? [] : Array.from({ length: own.classes }, (_, i) => String.fromCharCode(65 + i));
  const outputs: readonly Column[] =
    task === 'multiclass'
      ? classNames.map((label) => ({ name: label, label, domain: [0, 1] }))
      : [
          task === 'binary'
            ? { name: 'class', label: 'Class', domain: [0, 1] }
            : { name: 'y', label: 'y', domain: [-1, 1] },
        ];
  const inputValues = Float64Array.from(own.points.flatMap(({ x, y }) => [x, y]));
  return {
    dataset: 'points',
    task,
    scaling: 'none',
    rows: own.points.length,
    inputs: [axis('x1', 'x₁'), axis('x2', 'x₂')],
    outputs,
    classNames,
    inputValues,
    keys: keysOfPlaces(inputValues),
    targetValues: Float64Array.from(own.points, (point) => point.label),
    dropped: [],
  };
}
