// A boundary that was drawn before a run, beside the one the network then learned: on how much of the map they disagree, in words.
import { percent } from '../base/format.js';
import { classOf } from '../network/class-of.js';

/** As shares of the map's edges, from its top left corner: 0 to 1 each. */
export type Place = readonly [across: number, down: number];

/** across: a line from the left edge to the right, with what is below it; around: a ring, with what is in it. */
export type BoundaryShape = 'across' | 'around';

/** How many points are moved: one every sixth of the width, and one every eighth of the way round. */
const steps = { across: 6, around: 8 } as const;

/** Where a boundary begins: level through the middle, or a circle around it, counted clockwise from the right. */
export function firstBoundary(shape: BoundaryShape): Place[] {
  if (shape === 'across') return Array.from({ length: steps.across + 1 }, (_, i) => [i / steps.across, 0.5]);
  return Array.from({ length: steps.around }, (_, i) => {
    const angle = (2 * Math.PI * i) / steps.around;
    return [0.5 + 0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle)];
  });
}

/** The corners of what a boundary encloses. A line goes on level beyond the map, so that none of its cells lies on an edge. */
function corners(shape: BoundaryShape, points: readonly Place[]): readonly Place[] {
  if (shape === 'around') return points;
  const [first, last] = [points[0] ?? [0, 0.5], points[points.length - 1] ?? [1, 0.5]];
  return [[-1, first[1]], ...points, [2, last[1]], [2, 2], [-1, 2]];
}

/** Whether a place is in a ring or below a line; one that crosses itself encloses what a walk from outside enters an odd number of times. */
export function isEnclosed(shape: BoundaryShape, points: readonly Place[], [x, y]: Place): boolean {
  const all = corners(shape, points);
  let inside = false;
  let [fromX, fromY] = all[all.length - 1] ?? [0, 0];
  for (const [toX, toY] of all) {
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    [fromX, fromY] = [toX, toY];
  }
  return inside;
}

/**
 * The class the network says in each cell. values: the outputs over the map, one after the other, `cells` numbers each; middle: where one
 * output is undecided.
 */
export function classesOf(values: ArrayLike<number>, cells: number, outputs: number, middle: number): Uint8Array {
  const one = new Float32Array(outputs);
  return Uint8Array.from({ length: cells }, (_, cell) => {
    for (let k = 0; k < outputs; k++) one[k] = values[k * cells + cell] as number;
    return classOf(one, 0, outputs, middle);
  });
}

/** What was drawn, and the class that was said of what it encloses. */
export interface ExpectedBoundary {
  readonly shape: BoundaryShape;
  readonly points: readonly Place[];
  readonly class: number;
}

/** Shares of the map. */
export interface Disagreement {
  /** Where the class was expected and is not. */
  readonly expected: number;
  /** Where the class is and was not expected. */
  readonly missed: number;
}

/** classes: row after row, the top one first; the outermost cells have their centres on the map's edges. */
export function disagreement(drawn: ExpectedBoundary, classes: ArrayLike<number>, columns: number): Disagreement {
  const rows = classes.length / columns;
  let [expected, missed] = [0, 0];
  for (let cell = 0; cell < classes.length; cell++) {
    const column = cell % columns;
    const place: Place = [column / (columns - 1), (cell - column) / columns / (rows - 1)];
    const says = classes[cell] === drawn.class;
    if (isEnclosed(drawn.shape, drawn.points, place) === says) continue;
    if (says) missed++;
    else expected++;
  }
  return { expected: expected / classes.length, missed: missed / classes.length };
}

/** A sentence or two. name: of the class. */
export function disagreementWords({ expected, missed }: Disagreement, name: string): string {
  if (expected + missed === 0) return 'Your boundary and the learned one say the same everywhere on the map.';
  const parts = [
    expected > 0 && `on ${percent(expected)} you expected “${name}”, and the network says otherwise`,
    missed > 0 && `on ${percent(missed)} it says “${name}”, and you expected otherwise`,
  ].filter((part) => part !== false);
  return `Your boundary and the learned one disagree on ${percent(expected + missed)} of the map: ${parts.join('; ')}.`;
}
