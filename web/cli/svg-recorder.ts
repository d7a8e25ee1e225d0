// A drawing context that remembers instead of painting, so that pictures without a page come from the same drawing code as the
// live ones. It knows what web/draw uses of a canvas, and throws a plain error on anything it cannot keep.
import type { Raster } from '../draw/raster.js';
import { textWidth } from './text-width.js';

interface Common {
  /** Which clip it was drawn in; -1 for none. */
  readonly clip: number;
  readonly alpha: number;
}

/** A path, filled, stroked or both. */
export interface Outline extends Common {
  readonly kind: 'outline';
  readonly d: string;
  fill: string | null;
  stroke: string | null;
  lineWidth: number;
  dash: readonly number[];
  join: string;
  /** The fill lies over the stroke. */
  fillOnTop: boolean;
}

export interface Lettering extends Common {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Squeezed to this width; undefined as it comes. */
  readonly squeeze: number | undefined;
  fill: string | null;
  stroke: string | null;
  lineWidth: number;
}

/** A part of a raster, stretched over a rectangle. The pixels are those of the moment it was drawn. */
export interface Picture extends Common {
  readonly kind: 'picture';
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint32Array;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What of it is seen, in pixels. */
  readonly view: readonly [x: number, y: number, width: number, height: number];
}

export type Drawn = Outline | Lettering | Picture;

interface State {
  clip: number;
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
}

const fresh: State = {
  clip: -1,
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
};

/** Hundredths of a pixel are enough for any screen. */
export const short = (value: number): string => String(Number(value.toFixed(2)));
const points = (...values: number[]) => values.map(short).join(' ');

export class SvgRecorder {
  readonly drawn: Drawn[] = [];
  readonly clips: string[] = [];
  lineCap = 'butt';
  imageSmoothingEnabled = true;
  imageSmoothingQuality = 'high';
  #state: State = { ...fresh };
  readonly #saved: State[] = [];
  #path = '';
  #dx = 0;
  #dy = 0;

  /** The same object as drawing code takes it. */
  get context(): CanvasRenderingContext2D {
    return this as unknown as CanvasRenderingContext2D;
  }

  /** What is drawn from here on lies this much to the right and down. */
  moveOrigin(x: number, y: number): void {
    this.#dx = x;
    this.#dy = y;
  }

  get fillStyle() {
    return this.#state.fillStyle;
  }
  set fillStyle(value: string) {
    this.#state.fillStyle = value;
  }
  get strokeStyle() {
    return this.#state.strokeStyle;
  }
  set strokeStyle(value: string) {
    this.#state.strokeStyle = value;
  }
  get lineWidth() {
    return this.#state.lineWidth;
  }
  set lineWidth(value: number) {
    this.#state.lineWidth = value;
  }
  get lineJoin() {
    return this.#state.lineJoin;
  }
  set lineJoin(value: string) {
    this.#state.lineJoin = value;
  }
  get globalAlpha() {
    return this.#state.globalAlpha;
  }
  set globalAlpha(value: number) {
    this.#state.globalAlpha = value;
  }
  get font() {
    return this.#state.font;
  }
  set font(value: string) {
    this.#state.font = value;
  }
  get textAlign() {
    return this.#state.textAlign;
  }
  set textAlign(value: string) {
    this.#state.textAlign = value;
  }
  get textBaseline() {
    return this.#state.textBaseline;
  }
  set textBaseline(value: string) {
    this.#state.textBaseline = value;
  }

  save(): void {
    this.#saved.push({ ...this.#state });
  }
  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }
  setLineDash(dash: readonly number[]): void {
    this.#state.dash = [...dash];
  }
  getTransform() {
    return { a: 1 };
  }

  beginPath(): void {
    this.#path = '';
  }
  closePath(): void {
    this.#path += 'Z';
  }
  moveTo(x: number, y: number): void {
    this.#path += `M${points(x + this.#dx, y + this.#dy)}`;
  }
  lineTo(x: number, y: number): void {
    this.#path += `L${points(x + this.#dx, y + this.#dy)}`;
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [dx, dy] = [this.#dx, this.#dy];
    this.#path += `C${points(x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy)}`;
  }
  /** Whole circles only: nothing else is drawn. */
  arc(x: number, y: number, r: number, from: number, to: number): void {
    if (to - from < 2 * Math.PI - 1e-6) throw new Error('a picture can hold whole circles only');
    const [left, right, level] = [x - r + this.#dx, x + r + this.#dx, y + this.#dy];
    const half = (to: number) => `A${points(r, r)} 0 1 1 ${points(to, level)}`;
    // Marks in one path begin where their circle does; asked for again, the pen would only move to where it is.
    const start = `M${points(right, level)}`;
    if (!this.#path.endsWith(start)) this.#path += start;
    this.#path += `${half(left)}${half(right)}`;
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${points(x + this.#dx, y + this.#dy)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  }
  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    const turn = (right: number, down: number) => `a${points(r, r)} 0 0 1 ${points(right * r, down * r)}`;
    const [across, along] = [short(width - 2 * r), short(height - 2 * r)];
    this.#path += `M${points(x + r + this.#dx, y + this.#dy)}h${across}${turn(1, 1)}v${along}${turn(-1, 1)}h-${across}${turn(-1, -1)}v-${along}${turn(1, -1)}Z`;
  }
  clip(): void {
    let index = this.clips.indexOf(this.#path);
    if (index < 0) index = this.clips.push(this.#path) - 1;
    this.#state.clip = index;
  }

  fill(): void {
    const before = this.#sameOutline();
    if (before && before.fill === null) {
      before.fill = this.fillStyle;
      before.fillOnTop = true;
    } else this.#outline({ fill: this.fillStyle });
  }
  stroke(): void {
    const before = this.#sameOutline();
    if (before && before.stroke === null) {
      before.stroke = this.strokeStyle;
      before.lineWidth = this.lineWidth;
      before.dash = this.#state.dash;
      before.join = this.lineJoin;
    } else this.#outline({ stroke: this.strokeStyle });
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    const path = this.#path;
    this.beginPath();
    this.rect(x, y, width, height);
    this.#outline({ fill: this.fillStyle });
    this.#path = path;
  }
  /** There is nothing to clear on a picture that is made once. */
  clearRect(): void {}

  measureText(text: string): { width: number } {
    const { size, bold } = this.#face();
    return { width: textWidth(text, size, bold) };
  }
  fillText(text: string, x: number, y: number, widest?: number): void {
    const before = this.drawn.at(-1);
    const written = this.#lettering(text, x, y, widest);
    if (before?.kind === 'text' && before.fill === null && before.text === text && before.x === written.x) {
      before.fill = this.fillStyle;
    } else this.drawn.push({ ...written, fill: this.fillStyle });
  }
  strokeText(text: string, x: number, y: number, widest?: number): void {
    const { strokeStyle: stroke, lineWidth } = this;
    this.drawn.push({ ...this.#lettering(text, x, y, widest), stroke, lineWidth });
  }

  /** `source` is a raster, as drawTile gives it where there is no canvas. */
  drawImage(
    source: unknown,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    x: number,
    y: number,
    w: number,
    h: number,
  ) {
    const raster = source as Raster;
    if (!(raster.pixels instanceof Uint32Array)) throw new Error('a picture can hold rasters only');
    const { columns, rows } = raster;
    const tile = Math.floor(sy / rows);
    this.drawn.push({
      kind: 'picture',
      ...this.#common(),
      columns,
      rows,
      pixels: raster.pixels.slice(tile * columns * rows, (tile + 1) * columns * rows),
      x: x + this.#dx,
      y: y + this.#dy,
      width: w,
      height: h,
      view: [sx, sy - tile * rows, sw, sh],
    });
  }

  #common(): Common {
    return { clip: this.#state.clip, alpha: this.globalAlpha };
  }

  /** The last thing drawn, when it is the very path under way: fill and stroke become one element. */
  #sameOutline(): Outline | undefined {
    const before = this.drawn.at(-1);
    const { clip, alpha } = this.#common();
    const same =
      before?.kind === 'outline' && before.d === this.#path && before.clip === clip && before.alpha === alpha;
    return same ? before : undefined;
  }

  #outline(paint: { fill?: string; stroke?: string }): void {
    const { lineWidth, lineJoin: join } = this;
    this.drawn.push({
      kind: 'outline',
      ...this.#common(),
      d: this.#path,
      fill: paint.fill ?? null,
      stroke: paint.stroke ?? null,
      lineWidth,
      dash: this.#state.dash,
      join,
      fillOnTop: false,
    });
  }

  #face(): { size: number; bold: boolean; italic: boolean } {
    const size = Number(/(?<![\d.])([\d.]+)px/.exec(this.font)?.[1] ?? 10);
    return { size, bold: /\b600\b/.test(this.font), italic: this.font.startsWith('italic') };
  }

  #lettering(text: string, x: number, y: number, widest: number | undefined): Lettering {
    const face = this.#face();
    const { textAlign, textBaseline } = this;
    // Heights above the baseline, as shares of the size, that the usual faces nearly share.
    const down = { middle: 0.36, top: 0.8 }[textBaseline] ?? 0;
    const width = textWidth(text, face.size, face.bold);
    return {
      kind: 'text',
      ...this.#common(),
      ...face,
      text,
      x: x + this.#dx,
      y: y + this.#dy + down * face.size,
      anchor: textAlign === 'center' ? 'middle' : textAlign === 'right' ? 'end' : 'start',
      squeeze: widest !== undefined && width > widest ? Math.max(1, widest) : undefined,
      fill: null,
      stroke: null,
      lineWidth: 0,
    };
  }
}
