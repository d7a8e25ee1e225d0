// What a press, a drag or a key does to the points: one for mouse, finger and keyboard.
import { addPoint, changePoint, erase, type OwnPoints, paint, removePoint } from '../../../core/data/points/points.js';
import { Random } from '../../../core/data/random.js';
import type { PointStore } from './store.js';

export type Tool = 'point' | 'brush' | 'eraser';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Units of the axes. */
export const brushRadius = 0.55;
const dabDistance = 0.4;
const dabCount = 3;
/** A finger that trembles this little is not a drag. */
const tremble = 0.12;

interface Stroke {
  /** All of a stroke is one step of undo. */
  key: string;
  at: Place;
  /** The point that is dragged, if one is. */
  index: number | undefined;
  moved: boolean;
}

export class PointPen {
  tool: Tool = 'point';
  /** The class, or for values the target, of what is drawn next. */
  label = 1;
  readonly #store: PointStore;
  readonly #random: Random;
  #stroke: Stroke | null = null;
  #strokes = 0;

  constructor(store: PointStore, seed: number) {
    this.#store = store;
    this.#random = new Random(seed, 'brush');
  }

  get drawing(): boolean {
    return this.#stroke !== null;
  }
  /** The point being dragged. */
  get held(): number | undefined {
    return this.#stroke?.index;
  }

  /** The points with room for the chosen class, which may be new. */
  #withClass(): OwnPoints {
    const own = this.#store.points;
    return own.kind === 'classes' && this.label >= own.classes ? { ...own, classes: this.label + 1 } : own;
  }

  #put(at: Place, key: string): void {
    const own = this.#withClass();
    const { label } = this;
    if (this.tool === 'eraser') {
      const left = erase(this.#store.points, at.x, at.y, brushRadius);
      this.#store.change(left, { label: 'Erase points', key });
    } else if (this.tool === 'brush') {
      const painted = paint(own, { ...at, radius: brushRadius, count: dabCount, label }, this.#random);
      if (painted !== own) this.#store.change(painted, { label: 'Paint points', key });
    } else {
      const added = addPoint(own, { ...at, label });
      if (added !== own) this.#store.change(added, { label: 'Add a point', key });
    }
  }

  /** hit: the point that is there already, which will be dragged rather than another one added. */
  begin(at: Place, hit: number | undefined): void {
    const key = `stroke ${++this.#strokes}`;
    const index = this.tool === 'point' ? hit : undefined;
    const stroke: Stroke = { key, at, index, moved: false };
    this.#stroke = stroke;
    if (index !== undefined) return;
    const before = this.#store.points.points.length;
    this.#put(at, key);
    const { points } = this.#store.points;
    if (this.tool === 'point' && points.length > before) {
      stroke.index = points.length - 1;
      stroke.moved = true;
    }
  }

  move(at: Place): void {
    const stroke = this.#stroke;
    if (!stroke) return;
    const far = Math.hypot(at.x - stroke.at.x, at.y - stroke.at.y);
    if (this.tool === 'point') {
      if (stroke.index === undefined || (!stroke.moved && far < tremble)) return;
      stroke.moved = true;
      const moved = changePoint(this.#store.points, stroke.index, at);
      this.#store.change(moved, { label: 'Move a point', key: stroke.key });
    } else if (far >= dabDistance || this.tool === 'eraser') {
      stroke.at = at;
      this.#put(at, stroke.key);
    }
  }

  /** A press on a point without a drag gives it the chosen class. */
  end(): void {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (!stroke || stroke.moved || stroke.index === undefined) return;
    const own = this.#withClass();
    const changed = changePoint(own, stroke.index, { label: this.label });
    if (changed !== own) this.#store.change(changed, { label: 'Change a point' });
  }

  /** One press of the pen, from the keyboard. */
  stamp(at: Place): void {
    this.#put(at, `stroke ${++this.#strokes}`);
  }

  remove(index: number): void {
    this.#store.change(removePoint(this.#store.points, index), { label: 'Erase a point' });
  }

  clear(): void {
    this.#store.change({ ...this.#store.points, points: [] }, { label: 'Clear' });
  }

  /** Classes become the ends of the range of values, and values the class of their sign. */
  setKind(kind: OwnPoints['kind']): void {
    const own = this.#store.points;
    if (kind === own.kind) return;
    const labelOf = (label: number) => (kind === 'classes' ? (label > 0 ? 1 : 0) : label === 0 ? -1 : 1);
    const points = own.points.map((point) => ({ ...point, label: labelOf(point.label) }));
    this.label = 1;
    const label = kind === 'values' ? 'Points with values' : 'Points of classes';
    this.#store.change({ kind, classes: 2, points }, { label });
  }
}
