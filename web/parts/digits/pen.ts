// The pen of the digit pad: strokes by pointer and by keyboard, and the way back.

import type { PadView } from '../../draw/digit.js';
import { placeOn } from '../base/placing.js';

/** The keyboard's pen moves by this share of the pad; with shift by a quarter of it. */
const stride = 1 / 16;
/** Strokes and points: more than a hand draws, and no end to what a script might. */
const mostStrokes = 60;
const mostPoints = 4000;

const inside = (value: number) => Math.min(1, Math.max(0, value));

export class DigitPen implements PadView {
  readonly #changed: () => void;
  #strokes: number[][] = [];
  #pointer: number | null = null;
  #pen: { x: number; y: number; down: boolean } | null = null;

  /** changed: after everything that shows. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get strokes(): readonly (readonly number[])[] {
    return this.#strokes;
  }
  get pen(): PadView['pen'] {
    return this.#pen;
  }

  undo(): void {
    if (this.#pen) this.#pen.down = false;
    this.#strokes.pop();
    this.#changed();
  }

  clear(): void {
    if (this.#pen) this.#pen.down = false;
    this.#strokes = [];
    this.#changed();
  }

  #begin(x: number, y: number): void {
    if (this.#strokes.length < mostStrokes) this.#strokes.push([inside(x), inside(y)]);
  }

  #goOn(x: number, y: number): void {
    const stroke = this.#strokes.at(-1);
    if (stroke && stroke.length < 2 * mostPoints) stroke.push(inside(x), inside(y));
  }

  readonly pressed = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#pointer !== null) return;
    const pad = event.currentTarget as HTMLElement;
    this.#pointer = event.pointerId;
    pad.setPointerCapture(event.pointerId);
    this.#pen = null;
    this.#begin(...spotOf(event, pad));
    this.#changed();
  };

  readonly moved = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    const pad = event.currentTarget as HTMLElement;
    // Between two pictures a fast hand makes many.
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length > 0 ? all : [event]) this.#goOn(...spotOf(each, pad));
    this.#changed();
  };

  readonly lifted = (event: PointerEvent): void => {
    if (event.pointerId === this.#pointer) this.#pointer = null;
  };

  /** The keyboard's pen is shown to those who came by keyboard. */
  readonly focused = (event: FocusEvent): void => {
    if (!(event.target as Element).matches(':focus-visible')) return;
    this.#pen ??= { x: 0.5, y: 0.25, down: false };
    this.#changed();
  };

  readonly blurred = (): void => {
    this.#pen = null;
    this.#changed();
  };

  readonly key = (event: KeyboardEvent): void => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z');
    if (way) this.#walk(way[0] ?? 0, way[1] ?? 0, event.shiftKey ? stride / 4 : stride);
    else if (event.key === ' ' || event.key === 'Enter') this.#toggle();
    else if (isUndo && this.#strokes.length > 0) this.undo();
    else if (event.key === 'Delete') this.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #walk(dx: number, dy: number, by: number): void {
    const pen = this.#pen ?? { x: 0.5, y: 0.25, down: false };
    this.#pen = { ...pen, x: inside(pen.x + dx * by), y: inside(pen.y + dy * by) };
    if (pen.down) this.#goOn(this.#pen.x, this.#pen.y);
    this.#changed();
  }

  #toggle(): void {
    const pen = this.#pen ?? { x: 0.5, y: 0.25, down: false };
    this.#pen = { ...pen, down: !pen.down };
    if (this.#pen.down) this.#begin(pen.x, pen.y);
    this.#changed();
  }
}

function spotOf(event: PointerEvent, pad: HTMLElement): [x: number, y: number] {
  const { offsetWidth, offsetHeight } = pad;
  const { x, y } = placeOn(pad, offsetWidth, offsetHeight, event);
  return [x / offsetWidth, y / offsetHeight];
}
