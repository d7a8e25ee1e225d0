// <glassbox-point-editor>: a layer over the map to draw the data themselves: add, drag, paint and erase points, by mouse,
// by touch and by keyboard. The network goes on learning with the weights it has.

import { html } from 'lit';
import { fixed } from '../../../core/base/format.js';
import { lookUp } from '../../../core/base/look-up.js';
import { nearestPoint, noPoints, type OwnPoints, pointLimits } from '../../../core/data/points/points.js';
import { drawPointLayer } from '../../../draw/point-layer.js';
import type { Theme } from '../../../draw/theme.js';
import { CanvasView } from '../../base/canvas-view.js';
import { fields } from '../../base/field-style.js';
import { readTheme } from '../../base/theme-reader.js';
import { many } from '../../words/layer-words.js';
import { brushRadius, type Place, PointPen, type Tool } from './pen.js';
import { isSquare, PointStore } from './store.js';
import { classButtons, letter, toolStyle, tools, valueSlider } from './tools.js';

const { reach } = pointLimits;
/** How near a press must be to a point to take hold of it, in CSS pixels. */
const grip = { mouse: 9, touch: 18, keyboard: 14 } as const;
/** Units of the axes for each press of an arrow key. */
const stride = { small: 0.25, large: 1 } as const;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export class GlassboxPointEditor extends CanvasView {
  static override styles = [CanvasView.styles, fields, toolStyle];

  #store: PointStore | null = null;
  #pen: PointPen | null = null;
  /** Classes there are buttons for. */
  #classes = 2;
  #pointer: Place | null = null;
  #crosshair: Place | null = null;
  /** Whether the model's plane was once the square: leaving it then ends the drawing. */
  #onSquare = false;

  override sceneChanged(): void {
    const { experiment } = this;
    if (!experiment?.scene) return;
    if (!this.#store) {
      this.#store = new PointStore(experiment, this.#changed);
      this.#pen = new PointPen(this.#store, experiment.settings.seed);
    }
    this.#store.modelChanged();
    const square = isSquare(experiment.scene);
    if (this.#onSquare && !square) experiment.attention.drawing = false;
    this.#onSquare = square;
    this.#changed();
  }

  protected override modelLeft(): void {
    this.#store = null;
    this.#pen = null;
    this.#onSquare = false;
  }

  /** Points are drawn when a hand moves them. */
  override frameArrived(): void {}

  override stateChanged(): void {
    this.requestUpdate();
  }

  override firstUpdated(): void {
    super.firstUpdated();
    const overlay = this.renderRoot.querySelector<HTMLElement>('.overlay');
    overlay?.focus({ preventScroll: true });
    // The button that began it may be far away.
    overlay?.scrollIntoView({ block: 'nearest' });
  }

  readonly #changed = (): void => {
    this.requestUpdate();
    this.requestPaint();
    this.requestDescription();
  };

  get #points(): OwnPoints {
    return this.#store?.points ?? noPoints();
  }
  get #tool(): Tool {
    return this.#pen?.tool ?? 'point';
  }
  get #label(): number {
    return this.#pen?.label ?? 1;
  }
  set #label(label: number) {
    if (this.#pen) this.#pen.label = label;
    if (this.#points.kind === 'classes') this.#classes = Math.max(this.#classes, label + 1);
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { kind, classes } = this.#points;
    if (kind !== 'classes') return;
    this.#classes = Math.max(this.#classes, classes);
    const label = Math.max(0, Math.round(this.#label));
    if (label !== this.#label) this.#label = label;
  }

  protected override render() {
    const own = this.#points;
    this.theme ??= readTheme(this);
    const choose = (label: number) => {
      this.#label = label;
    };
    return html`
      <div class="overlay" part="overlay" tabindex="0" role="application" aria-describedby="how"
        aria-label="Draw points. Arrow keys move the crosshair, Enter draws, Delete erases, numbers choose a class, Escape ends."
        @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up}
        @pointerleave=${this.#leave} @keydown=${this.#key} @blur=${this.#blur}>
        <canvas role="img" aria-label="Points"></canvas>
      </div>
      <div class="row split" role="group" aria-label="Tool">
        ${(Object.keys(tools) as Tool[]).map(
          (tool) => html`<button type="button" aria-pressed=${this.#tool === tool} title=${tools[tool].help}
          @click=${() => this.#take(tool)}>${tools[tool].label}</button>`,
        )}
        <select aria-label="What a point carries" title="A class, for the network to tell apart, or a value for it to predict."
          @change=${this.#kind}>
          <option value="classes" .selected=${own.kind === 'classes'}>Classes</option>
          <option value="values" .selected=${own.kind === 'values'}>Values</option>
        </select>
      </div>
      ${own.kind === 'classes' ? classButtons(this.theme, this.#classes, this.#label, choose) : valueSlider(this.#label, choose)}
      <div class="caption hint" id="how">${this.#hint()}</div>
      <div class="row split" role="group" aria-label="Points">
        <button type="button" title="Take the last change back (Ctrl+Z)" aria-disabled=${!this.#store?.canUndo} @click=${() => this.#store?.undo()}>Undo</button>
        <button type="button" title="The change once more (Ctrl+Y)" aria-disabled=${this.experiment?.redoLabel === undefined} @click=${() => this.#store?.redo()}>Redo</button>
        <button type="button" title="Take all points away" aria-disabled=${own.points.length === 0} @click=${() => this.#pen?.clear()}>Clear</button>
        <button type="button" class="done" title="Back to looking (Escape)" @click=${this.#done}>Done</button>
      </div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  #hint(): string {
    const { length } = this.#points.points;
    if (this.#store?.waiting) return `${length} of at least 2 points: until then the network keeps the data it had.`;
    if (length >= pointLimits.points) return `${pointLimits.points} points are as many as there can be.`;
    return tools[this.#tool].help;
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const { kind, points } = this.#points;
    const at = this.#pointer ?? this.#crosshair;
    const brush = this.#tool === 'brush';
    const layer = {
      size: this.width,
      reach,
      points,
      classes: kind === 'values' ? 0 : this.#classes,
      ground: !isSquare(this.experiment?.scene ?? null) || (this.#store?.waiting ?? false),
      held: this.#tool === 'point' ? (this.#pen?.held ?? this.#near(this.#pointer, grip.mouse)) : undefined,
      crosshair: this.#crosshair,
      ring: at && this.#tool !== 'point' ? { ...at, radius: brushRadius, label: brush ? this.#label : null } : null,
    };
    drawPointLayer(context, layer, theme);
  }

  protected override describe(): string {
    const { kind, points } = this.#points;
    if (kind === 'values') return `${many(points.length, 'point')} with values.`;
    const drawn = (k: number) => points.filter(({ label }) => label === k).length;
    const each = Array.from({ length: this.#classes }, (_, k) => `${drawn(k)} of class ${letter(k)}`);
    return `${many(points.length, 'point')}: ${each.join(', ')}.`;
  }

  // By pointer.

  #place(event: PointerEvent): Place {
    const { x, y } = this.placeOf(event) ?? { x: 0, y: 0 };
    return { x: (x / this.width) * 2 * reach - reach, y: reach - (y / this.height) * 2 * reach };
  }

  /** within: CSS pixels. */
  #near(at: Place | null, within: number): number | undefined {
    return at && this.width > 0 ? nearestPoint(this.#points, at.x, at.y, (within / this.width) * 2 * reach) : undefined;
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const at = this.#place(event);
    this.#pointer = at;
    this.#crosshair = null;
    this.#pen?.begin(at, this.#near(at, event.pointerType === 'touch' ? grip.touch : grip.mouse));
    this.requestPaint();
  };

  readonly #move = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    this.#pointer = this.#place(event);
    this.#pen?.move(this.#pointer);
    this.requestPaint();
  };

  readonly #up = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    this.#pen?.end();
    if (event.pointerType === 'touch') this.#pointer = null;
    this.requestPaint();
  };

  readonly #leave = (): void => {
    if (this.#pen?.drawing) return;
    this.#pointer = null;
    this.requestPaint();
  };

  readonly #blur = (): void => {
    this.#crosshair = null;
    this.requestPaint();
  };

  // By keyboard.

  readonly #key = (event: KeyboardEvent): void => {
    const { key } = event;
    const control = event.ctrlKey || event.metaKey;
    const arrow = lookUp(arrows, key);
    const digit = Number(key);
    if (control && key.toLowerCase() === 'z') void (event.shiftKey ? this.#store?.redo() : this.#store?.undo());
    else if (control && key.toLowerCase() === 'y') void this.#store?.redo();
    else if (control || event.altKey) return;
    else if (arrow) this.#step(arrow, event.shiftKey ? stride.large : stride.small);
    else if (key === 'Enter') this.#stamp();
    else if (key === 'Delete' || key === 'Backspace') this.#delete();
    else if (key === 'Escape') this.#done();
    else if (digit >= 1 && digit <= this.#classes && this.#points.kind === 'classes') {
      this.#label = digit - 1;
      this.#say(`Class ${letter(this.#label)}`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #step([dx, dy]: readonly [number, number], by: number): void {
    const from = this.#crosshair ?? { x: 0, y: 0 };
    const hold = (value: number) => Math.max(-reach, Math.min(reach, value));
    this.#crosshair = { x: hold(from.x + dx * by), y: hold(from.y + dy * by) };
    this.#pointer = null;
    const near = this.#near(this.#crosshair, grip.mouse);
    const there = near === undefined ? undefined : this.#points.points[near];
    const what = there ? `, on a point of ${this.#name(there.label)}` : '';
    this.#say(`${fixed(this.#crosshair.x)}, ${fixed(this.#crosshair.y)}${what}`);
    this.requestPaint();
  }

  #name(label: number): string {
    return this.#points.kind === 'values' ? `value ${fixed(label)}` : `class ${letter(label)}`;
  }

  #stamp(): void {
    this.#crosshair ??= { x: 0, y: 0 };
    this.#pen?.stamp(this.#crosshair);
    const verb = this.#tool === 'eraser' ? 'Erased' : `Drawn, ${this.#name(this.#label)}`;
    this.#say(`${verb}; ${many(this.#points.points.length, 'point')}`);
    this.requestPaint();
  }

  #delete(): void {
    const near = this.#near(this.#crosshair, grip.keyboard);
    if (near !== undefined) this.#pen?.remove(near);
    this.#say(near === undefined ? 'No point here' : `Erased; ${many(this.#points.points.length, 'point')}`);
  }

  #say(text: string): void {
    const live = this.renderRoot.querySelector('[aria-live]');
    if (live) live.textContent = text;
  }

  // By the tools.

  #take(tool: Tool): void {
    if (this.#pen) this.#pen.tool = tool;
    this.#changed();
  }

  readonly #kind = (event: Event): void => {
    this.#pen?.setKind((event.target as HTMLSelectElement).value as OwnPoints['kind']);
    this.#classes = 2;
    this.#changed();
  };

  readonly #done = (): void => {
    if (this.experiment) this.experiment.attention.drawing = false;
  };
}
