// Observations that are drawn alike, gathered so that each kind is drawn in one go.
import { divergingColour } from './colour.js';
import { classMark, drawMarks, type Mark } from './marks.js';
import type { Theme } from './theme.js';

/** Shades on either side of the middle, for targets that are numbers: finer ones would not be told apart. */
const shades = 32;

/** The mark of a class; or, with `classes` 0, of a target from -1 to 1. */
export function labelMark(theme: Theme, label: number, classes: number): Mark {
  return classes > 0 ? classMark(theme, label, classes) : { colour: divergingColour(theme, label, 1), shape: 'disc' };
}

/** By what is alike, never by its colour: two values may share one in the light and not in the dark, and a still draws both at once. */
export class MarkGroups {
  readonly #groups = new Map<number, { mark: Mark; at: number[] }>();

  constructor(
    readonly theme: Theme,
    readonly classes: number,
  ) {}

  /** An observation of that class or target, at a place in CSS pixels. */
  add(label: number, x: number, y: number): void {
    const kind = this.classes > 0 ? label : Math.round(label * shades) / shades;
    let group = this.#groups.get(kind);
    if (!group) {
      group = { mark: labelMark(this.theme, kind, this.classes), at: [] };
      this.#groups.set(kind, group);
    }
    group.at.push(x, y);
  }

  draw(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, radius: number, hollow: boolean): void {
    for (const { mark, at } of this.#groups.values()) drawMarks(context, mark, at, radius, hollow, this.theme.panel);
  }
}
