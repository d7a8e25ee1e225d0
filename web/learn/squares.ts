// <learn-squares>: a line through points, and the square of each error drawn as a real square. The points are the data and slide sideways,
// which leaves the targets and their scale alone; the line is the network, and its ends move up and down. By dragging or by the arrow keys.
import { css, html, nothing, svg } from 'lit';
import { cost, fixed } from '../core/base/format.js';
import { ModelView } from '../parts/base/model-view.js';
import { placeOn } from '../parts/base/placing.js';
import { base, controls, tokens } from '../parts/base/shared-style.js';
import { squaresData } from './chapters.js';
import { Latest } from './latest.js';

/** Both axes reach so far, in the picture's and the data's own units; the picture is as high as it is wide. */
const reach = 2.2;
/** Where the ends of the line are taken hold of. */
const ends = [-1.8, 1.8] as const;
/** An arrow key moves a point or an end by so much. */
const stride = 0.05;

export class LearnSquares extends ModelView {
  static override styles = [
    tokens,
    base,
    controls,
    css`
    svg { display: block; width: 100%; aspect-ratio: 1; touch-action: pan-y; }
    g { touch-action: none; }
    .frame { fill: none; stroke: var(--_line); stroke-width: 0.015; }
    .square { fill: var(--_negative); fill-opacity: 0.18; stroke: var(--_negative); stroke-width: 0.012; }
    .line { stroke: var(--_ink); stroke-width: 0.03; }
    .point { fill: var(--_hidden1); stroke: var(--_panel); stroke-width: 0.02; cursor: ew-resize; }
    .touch { fill: transparent; }
    .end { fill: var(--_panel); stroke: var(--_ink); stroke-width: 0.03; cursor: ns-resize; }
    g:focus-visible { outline: none; }
    g:focus-visible .end { fill: var(--_ink); }
    g:focus-visible .point { stroke: var(--_ink); stroke-width: 0.04; }
  `,
  ];
  /** What is held: moves it to a place of the picture. */
  #held: ((at: readonly [x: number, y: number]) => void) | null = null;
  /** One grip, or one press of a key, is one step of undo. */
  #moves = 0;
  // Both say what was asked for until the network has it: keys come faster than it answers.
  readonly #line = new Latest<readonly [slope: number, height: number]>(
    ([slope, height]) =>
      this.experiment?.edit(async (edits) => {
        const key = `line ${this.#moves}`;
        await edits.setParameter({ layer: 0, neuron: 0, input: 0 }, slope, key);
        await edits.setParameter({ layer: 0, neuron: 0 }, height, key);
      }),
    () => this.requestUpdate(),
  );
  readonly #placed = new Latest<readonly Point[]>(
    (points) =>
      this.experiment?.edit((edits) =>
        edits.setData(squaresData(points), { label: 'Point', key: `point ${this.#moves}` }, true),
      ),
    () => this.requestUpdate(),
  );

  override frameArrived(): void {
    this.requestUpdate();
  }

  get #lineNow(): readonly [slope: number, height: number] {
    const [slope = 0, height = 0] = this.experiment?.frame?.parameters ?? [];
    return this.#line.asked ?? [slope, height];
  }

  /** In the order of the table. */
  get #points(): readonly Point[] {
    const { train } = this.experiment?.scene?.problem ?? {};
    if (!train) return [];
    const points: Point[] = [];
    train.source.forEach((row, i) => {
      points[row] = [train.inputs[i] ?? 0, train.targets[i] ?? 0];
    });
    return this.#placed.asked ?? points;
  }

  protected override render() {
    const { scene, frame } = this.experiment ?? {};
    if (!scene || !frame || scene.layers.join() !== '1,1') return nothing;
    const points = this.#points;
    const [slope, height] = this.#lineNow;
    const line = (x: number) => slope * x + height;
    return html`<svg viewBox="${-reach} ${-reach} ${2 * reach} ${2 * reach}" role="group"
      aria-label="A line through ${points.length} points. The mean of the squares of its errors is ${cost(frame.tick.loss)}."
      @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      <rect class="frame" x=${-reach} y=${-reach} width=${2 * reach} height=${2 * reach}></rect>
      ${points.map(([x, y]) => {
        const size = Math.abs(line(x) - y);
        return svg`<rect class="square" x=${x} y=${-Math.max(line(x), y)} width=${size} height=${size}></rect>`;
      })}
      <line class="line" x1=${-reach} y1=${-line(-reach)} x2=${reach} y2=${-line(reach)}></line>
      ${points.map(
        ([x, y], i) => svg`<g role="slider" tabindex="0" aria-orientation="horizontal" aria-label=${`Point ${i + 1}`}
        aria-valuemin=${-reach} aria-valuemax=${reach} aria-valuenow=${x} aria-valuetext=${`${fixed(x)}, missed by ${fixed(line(x) - y)}`}
        @keydown=${(event: KeyboardEvent) => this.#key(event, strideOf(event, 'ArrowRight', 'ArrowLeft'), (by) => this.#movePoint(i, x + by))}
        @pointerdown=${(event: PointerEvent) => this.#lift(event, ([to]) => this.#movePoint(i, to))}>
        <circle class="touch" cx=${x} cy=${-y} r="0.2"></circle><circle class="point" cx=${x} cy=${-y} r="0.07"></circle></g>`,
      )}
      ${ends.map(
        (
          x,
          i,
        ) => svg`<g role="slider" tabindex="0" aria-orientation="vertical" aria-label=${i === 0 ? 'Left end of the line' : 'Right end of the line'}
        aria-valuemin=${-reach} aria-valuemax=${reach} aria-valuenow=${line(x)} aria-valuetext=${fixed(line(x))}
        @keydown=${(event: KeyboardEvent) => this.#key(event, strideOf(event, 'ArrowUp', 'ArrowDown'), (by) => this.#moveEnd(i, line(x) + by))}
        @pointerdown=${(event: PointerEvent) => this.#lift(event, ([, to]) => this.#moveEnd(i, to))}>
        <circle class="touch" cx=${x} cy=${-line(x)} r="0.25"></circle><circle class="end" cx=${x} cy=${-line(x)} r="0.09"></circle></g>`,
      )}
    </svg>`;
  }

  #lift(event: PointerEvent, move: (at: readonly [number, number]) => void): void {
    this.#held = move;
    this.#moves++;
    (event.currentTarget as Element).closest('svg')?.setPointerCapture(event.pointerId);
  }

  readonly #drag = (event: PointerEvent): void => {
    if (!this.#held) return;
    const { x, y } = placeOn(event.currentTarget as Element, 2 * reach, 2 * reach, event);
    this.#held([x - reach, reach - y]);
  };

  readonly #drop = (): void => {
    this.#held = null;
  };

  #key(event: KeyboardEvent, by: number, move: (by: number) => void): void {
    if (by === 0) return;
    event.preventDefault();
    this.#moves++;
    move(by);
  }

  /** One end goes there, the other stays. */
  #moveEnd(end: number, to: number): void {
    const [slope, height] = this.#lineNow;
    const other = ends[end === 0 ? 1 : 0];
    const here = ends[end === 0 ? 0 : 1];
    const kept = slope * other + height;
    const turned = (inside(to) - kept) / (here - other);
    this.#line.ask([turned, kept - turned * other]);
  }

  #movePoint(index: number, to: number): void {
    this.#placed.ask(this.#points.map(([x, y], i) => [i === index ? inside(to) : x, y]));
  }
}

type Point = readonly [x: number, y: number];

const inside = (value: number) => Math.max(-reach, Math.min(reach, value));

const strideOf = ({ key }: KeyboardEvent, more: string, less: string) =>
  key === more ? stride : key === less ? -stride : 0;
