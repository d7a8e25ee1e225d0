// A training row that is taken hold of on the map of influence and moved, by mouse, finger or keys.
import { lookUp } from '../../core/base/look-up.js';
import { toScaled } from '../../core/network/units.js';
import type { Influence, InfluenceOfRows } from '../../experiment/compare/influence.js';
import { MovedRow, type RowPlace } from '../../experiment/compare/moved-row.js';
import { withUnit } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import { rowAt } from './influence-map.js';
import type { Place } from './picture.js';

/** CSS pixels that a press may tremble before it is a drag. */
const tremble = 3;
/** Shares of the axes for each press of an arrow key; large with Shift. */
const stride = { small: 0.02, large: 0.1 } as const;
const arrows: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export class Moving {
  readonly #influence: InfluenceOfRows;
  readonly #changed: () => void;
  #moved: MovedRow | null = null;
  #held: { readonly row: number; readonly from: Place } | null = null;
  #dragged = false;

  constructor(influence: InfluenceOfRows, changed: () => void) {
    this.#influence = influence;
    this.#changed = changed;
  }

  /** What was moved, and what that does; null where nothing was. */
  get moved(): MovedRow | null {
    return this.#moved?.place ? this.#moved : null;
  }
  get holding(): boolean {
    return this.#held !== null;
  }

  /** The last press became a drag: the click that ends it chooses nothing. */
  get dragged(): boolean {
    return this.#dragged;
  }

  /** A press begins. */
  press(): void {
    this.#held = null;
    this.#dragged = false;
  }

  hold({ row }: Influence, from: Place): void {
    this.#held = { row, from };
  }

  drag(to: Place): void {
    const held = this.#held;
    const { scene } = this.#influence;
    if (!held || !scene) return;
    if (!this.#dragged && Math.hypot(to.x - held.from.x, to.y - held.from.y) < tremble) return;
    this.#dragged = true;
    const place = rowAt(scene, held.row, to);
    if (place) this.#move(place);
  }

  /** What is said of the row is announced from now on. */
  release(): void {
    if (!this.#held) return;
    this.#held = null;
    this.#changed();
  }

  /** One step along an arrow; false for any other key. */
  step(event: KeyboardEvent, row: number): boolean {
    const by = lookUp(arrows, event.key);
    const { scene } = this.#influence;
    if (!by || !scene || event.ctrlKey || event.altKey || event.metaKey) return false;
    const share = event.shiftKey ? stride.large : stride.small;
    const place = stepped(scene, this.#placeOf(scene, row), [by[0] * share, by[1] * share]);
    if (place) this.#move(place);
    return true;
  }

  /** All rows are where they were. */
  clear(): void {
    this.#held = null;
    this.#moved?.clear();
    this.#moved = null;
  }

  #placeOf({ problem }: Scene, row: number): RowPlace {
    const moved = this.moved?.place;
    if (moved?.row === row) return moved;
    const width = problem.inputs.length;
    const inputs = [...problem.train.inputs.subarray(row * width, (row + 1) * width)];
    return { row, inputs, ...(problem.task === 'regression' && { target: problem.train.targets[row] ?? 0 }) };
  }

  #move(place: RowPlace): void {
    const { course, whole } = this.#influence;
    if (!course || !whole) return;
    this.#moved ??= new MovedRow(course, whole, this.#changed);
    void this.#moved.move(place);
  }
}

/** Held within the axes. Up and down is the second input, or of one input what is predicted. */
function stepped(
  scene: Scene,
  { row, inputs, target }: RowPlace,
  [dx, dy]: readonly [number, number],
): RowPlace | null {
  const [x, y] = scene.domain;
  const [output] = scene.problem.outputs;
  if (!x || !output) return null;
  const along = (value: number, [low, high]: readonly [number, number], share: number) =>
    Math.max(low, Math.min(high, value + share * (high - low)));
  const first = along(inputs[0] ?? 0, x, dx);
  if (y) return { row, inputs: [first, along(inputs[1] ?? 0, y, dy)] };
  if (target === undefined) return { row, inputs: [first] };
  const { scale, domain } = output;
  const ends = [toScaled(scale, domain[0]), toScaled(scale, domain[1])] as const;
  return { row, inputs: [first], target: along(target, ends, dy) };
}

/** "(0.4, −0.2)", in people's units. */
export function placeWords({ problem }: Scene, { inputs, target }: RowPlace): string {
  const cells = problem.inputs.map((column, i) => withUnit(column, inputs[i] ?? 0));
  const [output] = problem.outputs;
  const up = target !== undefined && output && problem.inputs.length === 1 ? [withUnit(output, target)] : [];
  return `(${[...cells, ...up].join(', ')})`;
}
