// <glassbox-point-editor>: a layer over the map to draw the data themselves: add, drag, paint and erase points, by mouse,
// by touch and by keyboard. The network goes on learning with the weights it has.
import { css, html, nothing, svg } from 'lit';
import {
  addPoint,
  changePoint,
  erase,
  nearestPoint,
  noPoints,
  type OwnPoints,
  paint,
  pointLimits,
  removePoint,
} from '../core/points.js';
import { Random } from '../core/random.js';
import { fixed } from '../draw/format.js';
import { shapePath } from '../draw/marks.js';
import { drawPointLayer, labelMark } from '../draw/point-layer.js';
import type { Theme } from '../draw/theme.js';
import { CanvasView } from './canvas-view.js';
import { isSquare, PointStore } from './point-store.js';
import { readTheme } from './theme-reader.js';

type Tool = 'point' | 'brush' | 'eraser';
const tools: Readonly<Record<Tool, { label: string; help: string }>> = {
  point: { label: 'Point', help: 'A click adds a point; drag one to move it; click one to give it the chosen class.' },
  brush: { label: 'Brush', help: 'Paints points of the chosen class for as long as you press.' },
  eraser: { label: 'Eraser', help: 'Takes away the points it touches.' },
};

const { reach } = pointLimits;
/** Units of the axes. */
const brushRadius = 0.55;
const dabDistance = 0.4;
const dabCount = 3;
const letter = (index: number) => String.fromCharCode(65 + index);

interface Stroke {
  key: string;
  at: { x: number; y: number };
  /** The point that is dragged, if one is. */
  index: number | undefined;
  moved: boolean;
}

export class GlassboxPointEditor extends CanvasView {
  static override properties = {
    ...CanvasView.properties,
    tool: { state: true },
    label: { state: true },
    shown: { state: true },
  };
  static override styles = [
    CanvasView.styles,
    css`
    :host { display: flex; flex-direction: column; gap: 8px; }
    .overlay { position: absolute; top: 0; left: 0; right: 0; aspect-ratio: 1; cursor: crosshair; touch-action: none; user-select: none; -webkit-user-select: none; }
    .overlay:focus-visible { outline-offset: 3px; }
    canvas { border-radius: 6px; }
    .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
    .row.split button { flex: 1; padding: 0 6px; }
    button[aria-pressed='true'] { border-color: var(--_ink); box-shadow: inset 0 0 0 1px var(--_ink); }
    .class { display: inline-flex; align-items: center; gap: 6px; min-width: 44px; justify-content: center; padding: 0 8px; }
    .value { display: flex; flex: 1; align-items: center; gap: 8px; }
    .value output { min-width: 5ch; text-align: right; }
    select { flex: none; }
    .hint { min-height: 35px; }
    .done { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); }
    .done:active:not(:disabled) { background: var(--_ink); opacity: 0.88; }
  `,
  ];

  declare tool: Tool;
  /** The class, or for values the target, of what is drawn next. */
  declare label: number;
  /** Classes there are buttons for. */
  declare shown: number;
  #store: PointStore | null = null;
  #stroke: Stroke | null = null;
  #strokes = 0;
  #pointer: { x: number; y: number } | null = null;
  #crosshair: { x: number; y: number } | null = null;
  #random = new Random(1, 'brush');

  constructor() {
    super();
    this.tool = 'point';
    this.label = 1;
    this.shown = 2;
  }

  override sceneChanged(): void {
    const { model } = this;
    if (!model?.scene) return;
    if (this.#store) this.#store.modelChanged();
    else {
      this.#store = new PointStore(model, () => {
        this.requestUpdate();
        this.requestPaint();
        this.requestDescription();
      });
      this.#random = new Random(model.settings.seed, 'brush');
    }
    this.requestUpdate();
    this.requestPaint();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#store = null;
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  override firstUpdated(): void {
    super.firstUpdated();
    this.renderRoot.querySelector<HTMLElement>('.overlay')?.focus({ preventScroll: true });
  }

  get #points(): OwnPoints {
    return this.#store?.points ?? noPoints();
  }

  protected override willUpdate(): void {
    const { kind, classes } = this.#points;
    if (kind === 'classes') {
      this.shown = Math.max(this.shown, classes);
      this.label = Math.max(0, Math.min(this.shown - 1, Math.round(this.label)));
    }
  }

  protected override render() {
    const own = this.#points;
    return html`
      <div class="overlay" part="overlay" tabindex="0" role="application" aria-describedby="how"
        aria-label="Draw points. Arrow keys move the crosshair, Enter draws, Delete erases, 1 to ${this.shown} choose a class."
        @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up}
        @pointerleave=${this.#leave} @keydown=${this.#key} @blur=${this.#blur}>
        <canvas role="img" aria-label="Points"></canvas>
      </div>
      <div class="row split" role="group" aria-label="Tool">
        ${(Object.keys(tools) as Tool[]).map(
          (
            tool,
          ) => html`<button type="button" aria-pressed=${this.tool === tool ? 'true' : 'false'} title=${tools[tool].help}
          @click=${() => {
            this.tool = tool;
            this.requestPaint();
          }}>${tools[tool].label}</button>`,
        )}
        <select aria-label="What a point carries" title="A class, for the network to tell apart, or a value for it to predict."
          @change=${this.#kind}>
          <option value="classes" .selected=${own.kind === 'classes'}>Classes</option>
          <option value="values" .selected=${own.kind === 'values'}>Values</option>
        </select>
      </div>
      ${own.kind === 'classes' ? this.#classes() : this.#value()}
      <div class="caption hint" id="how">${this.#hint()}</div>
      <div class="row split" role="group" aria-label="Points">
        <button type="button" title="Take the last change back (Ctrl+Z)" ?disabled=${!this.#store?.canUndo} @click=${() => this.#store?.undo()}>Undo</button>
        <button type="button" title="The change once more (Ctrl+Y)" ?disabled=${this.model?.redoLabel === undefined} @click=${() => this.#store?.redo()}>Redo</button>
        <button type="button" title="Take all points away" ?disabled=${own.points.length === 0} @click=${this.#clear}>Clear</button>
        <button type="button" class="done" title="Back to looking (Escape)" @click=${this.#done}>Done</button>
      </div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  #classes() {
    this.theme ??= readTheme(this);
    const { theme, shown } = this;
    const icon = (index: number) => {
      const mark = labelMark(theme, index, shown);
      return html`<svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">${svg`<path d=${shapePath(mark.shape, 4.6)} fill=${mark.colour} />`}</svg>`;
    };
    return html`<div class="row" role="group" aria-label="Class of the next points">
      ${Array.from(
        { length: shown },
        (_, i) => html`<button type="button" class="class" aria-pressed=${this.label === i ? 'true' : 'false'}
        aria-label="Class ${letter(i)}" title="Draw points of class ${letter(i)} (${i + 1})" @click=${() => {
          this.label = i;
        }}>${icon(i)}${letter(i)}</button>`,
      )}
      ${
        shown < pointLimits.classes
          ? html`<button type="button" class="class" aria-label="One class more"
        title="One class more; with its first point the network gets an output for it and starts anew" @click=${() => {
          this.shown = shown + 1;
          this.label = shown;
        }}>+</button>`
          : nothing
      }
    </div>`;
  }

  #value() {
    return html`<div class="row"><label class="value">Value
      <input type="range" min="-1" max="1" step="0.05" .value=${String(this.label)} aria-valuetext=${fixed(this.label)}
        @input=${(event: Event) => {
          this.label = Number((event.target as HTMLInputElement).value);
        }}><output>${fixed(this.label)}</output></label></div>`;
  }

  #hint(): string {
    const count = this.#points.points.length;
    if (this.#store?.waiting) return `${count} of at least 2 points: until then the network keeps the data it had.`;
    if (count >= pointLimits.points) return `${pointLimits.points} points are as many as there can be.`;
    return tools[this.tool].help;
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const own = this.#points;
    const at = this.#pointer ?? this.#crosshair;
    const colours = own.kind === 'values' ? 0 : Math.max(this.shown, own.classes);
    drawPointLayer(
      context,
      {
        size: this.width,
        reach,
        points: own.points,
        classes: colours,
        ground: !isSquare(this.model?.scene ?? null) || (this.#store?.waiting ?? false),
        held: this.tool === 'point' ? (this.#stroke?.index ?? this.#near(this.#pointer, 10)) : undefined,
        crosshair: this.#crosshair,
        ring:
          at && this.tool !== 'point'
            ? { ...at, radius: brushRadius, label: this.tool === 'brush' ? this.label : null }
            : null,
      },
      theme,
    );
  }

  protected override describe(): string {
    const { kind, points } = this.#points;
    if (kind === 'values') return `${points.length} points with values.`;
    const each = Array.from(
      { length: this.shown },
      (_, k) => `${points.filter(({ label }) => label === k).length} of class ${letter(k)}`,
    );
    return `${points.length} points: ${each.join(', ')}.`;
  }

  #place(event: PointerEvent): { x: number; y: number } {
    const box = (this.canvas as HTMLCanvasElement).getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * 2 * reach - reach,
      y: reach - ((event.clientY - box.top) / box.height) * 2 * reach,
    };
  }

  /** within: CSS pixels. */
  #near(at: { x: number; y: number } | null, within: number): number | undefined {
    return at && this.width > 0 ? nearestPoint(this.#points, at.x, at.y, (within / this.width) * 2 * reach) : undefined;
  }

  /** Room for the chosen class, which may be new. */
  #ready(): OwnPoints {
    const own = this.#points;
    return own.kind === 'classes' && this.label >= own.classes ? { ...own, classes: this.label + 1 } : own;
  }

  #draw(at: { x: number; y: number }, key: string): void {
    const own = this.#ready();
    const { x, y } = at;
    if (this.tool === 'eraser')
      this.#store?.change(erase(this.#points, x, y, brushRadius), { label: 'Erase points', key });
    else if (this.tool === 'brush') {
      const painted = paint(own, { x, y, radius: brushRadius, count: dabCount, label: this.label }, this.#random);
      if (painted !== own) this.#store?.change(painted, { label: 'Paint points', key });
    } else {
      const added = addPoint(own, { x, y, label: this.label });
      if (added !== own) this.#store?.change(added, { label: 'Add a point', key });
    }
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.#store) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const at = this.#place(event);
    this.#pointer = at;
    this.#crosshair = null;
    const key = `stroke ${++this.#strokes}`;
    const index = this.tool === 'point' ? this.#near(at, event.pointerType === 'touch' ? 18 : 9) : undefined;
    this.#stroke = { key, at, index, moved: false };
    if (index === undefined) {
      this.#draw(at, key);
      if (this.tool === 'point') {
        this.#stroke.index = this.#points.points.length - 1;
        this.#stroke.moved = true;
      }
    }
    this.requestPaint();
  };

  readonly #move = (event: PointerEvent): void => {
    const at = this.#place(event);
    this.#pointer = at;
    this.requestPaint();
    const stroke = this.#stroke;
    if (!stroke) return;
    const far = Math.hypot(at.x - stroke.at.x, at.y - stroke.at.y);
    if (this.tool === 'point') {
      // A finger that rests is not a drag.
      if (stroke.index === undefined || (!stroke.moved && far < 0.12)) return;
      stroke.moved = true;
      this.#store?.change(changePoint(this.#points, stroke.index, at), { label: 'Move a point', key: stroke.key });
    } else if (far >= dabDistance || this.tool === 'eraser') {
      stroke.at = at;
      this.#draw(at, stroke.key);
    }
  };

  readonly #up = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (event.pointerType === 'touch') this.#pointer = null;
    if (stroke && !stroke.moved && stroke.index !== undefined) {
      const changed = changePoint(this.#ready(), stroke.index, { label: this.label });
      if (changed.points !== this.#points.points) this.#store?.change(changed, { label: 'Change a point' });
    }
    this.requestPaint();
  };

  readonly #leave = (): void => {
    if (this.#stroke) return;
    this.#pointer = null;
    this.requestPaint();
  };

  readonly #blur = (): void => {
    this.#crosshair = null;
    this.requestPaint();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { key } = event;
    const control = event.ctrlKey || event.metaKey;
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
    const digit = Number(key);
    if (control && key.toLowerCase() === 'z') void (event.shiftKey ? this.#store?.redo() : this.#store?.undo());
    else if (control && key.toLowerCase() === 'y') void this.#store?.redo();
    else if (control || event.altKey) return;
    else if (arrow) this.#step(arrow as [number, number], event.shiftKey ? 1 : 0.25);
    else if (key === 'Enter') this.#enter();
    else if (key === 'Delete' || key === 'Backspace') this.#delete();
    else if (key === 'Escape') this.#done();
    else if (digit >= 1 && digit <= this.shown && this.#points.kind === 'classes') {
      this.label = digit - 1;
      this.#say(`Class ${letter(this.label)}`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #step([dx, dy]: readonly [number, number], by: number): void {
    const from = this.#crosshair ?? { x: 0, y: 0 };
    const hold = (value: number) => Math.max(-reach, Math.min(reach, value));
    this.#crosshair = { x: hold(from.x + dx * by), y: hold(from.y + dy * by) };
    this.#pointer = null;
    const near = this.#near(this.#crosshair, 9);
    const there = near === undefined ? undefined : this.#points.points[near];
    const what = there ? `, on a point of ${this.#name(there.label)}` : '';
    this.#say(`${fixed(this.#crosshair.x)}, ${fixed(this.#crosshair.y)}${what}`);
    this.requestPaint();
  }

  #name(label: number): string {
    return this.#points.kind === 'values' ? `value ${fixed(label)}` : `class ${letter(label)}`;
  }

  #enter(): void {
    this.#crosshair ??= { x: 0, y: 0 };
    this.#draw(this.#crosshair, `stroke ${++this.#strokes}`);
    const verb = this.tool === 'eraser' ? 'Erased' : `Drawn, ${this.#name(this.label)}`;
    this.#say(`${verb}; ${this.#points.points.length} points`);
    this.requestPaint();
  }

  #delete(): void {
    const near = this.#near(this.#crosshair, 14);
    if (near === undefined) {
      this.#say('No point here');
      return;
    }
    this.#store?.change(removePoint(this.#points, near), { label: 'Erase a point' });
    this.#say(`Erased; ${this.#points.points.length} points`);
  }

  #say(text: string): void {
    const live = this.renderRoot.querySelector('[aria-live]');
    if (live) live.textContent = text;
  }

  readonly #kind = (event: Event): void => {
    const own = this.#points;
    const kind = (event.target as HTMLSelectElement).value as OwnPoints['kind'];
    if (kind === own.kind) return;
    const label = kind === 'values' ? (from: number) => (from === 0 ? -1 : 1) : (from: number) => (from > 0 ? 1 : 0);
    const points = own.points.map((point) => ({ ...point, label: label(point.label) }));
    this.label = 1;
    this.shown = 2;
    this.#store?.change(
      { kind, classes: 2, points },
      { label: kind === 'values' ? 'Points with values' : 'Points of classes' },
    );
  };

  readonly #clear = (): void => {
    this.#store?.change({ ...this.#points, points: [] }, { label: 'Clear' });
  };

  readonly #done = (): void => {
    if (this.model) this.model.drawing = false;
  };
}
