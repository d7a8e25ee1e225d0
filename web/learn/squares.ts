// <learn-squares>: a line through points, and the square of each error drawn as a real square. The line is the network: its ends can be
// dragged, or moved by the arrow keys.
import { css, html, nothing, svg } from 'lit';
import { cost, fixed } from '../core/base/format.js';
import { ModelView } from '../parts/base/model-view.js';
import { base, controls, tokens } from '../parts/base/shared-style.js';

/** Both axes reach so far, in the picture's and the data's own units; the picture is as high as it is wide. */
const reach = 2.2;
/** Where the ends of the line are taken hold of. */
const ends = [-1.8, 1.8] as const;
/** An arrow key moves an end by so much. */
const stride = 0.05;

export class LearnSquares extends ModelView {
  static override styles = [
    tokens,
    base,
    controls,
    css`
    svg { display: block; width: 100%; aspect-ratio: 1; touch-action: none; }
    .frame { fill: none; stroke: var(--_line); stroke-width: 0.015; }
    .square { fill: var(--_negative); fill-opacity: 0.18; stroke: var(--_negative); stroke-width: 0.012; }
    .line { stroke: var(--_ink); stroke-width: 0.03; }
    .point { fill: var(--_hidden1); stroke: var(--_panel); stroke-width: 0.02; }
    .touch { fill: transparent; }
    .end { fill: var(--_panel); stroke: var(--_ink); stroke-width: 0.03; cursor: ns-resize; }
    g:focus-visible { outline: none; }
    g:focus-visible .end { fill: var(--_ink); }
  `,
  ];
  #lifted = -1;
  /** The line that was asked for, until the network has it: keys come faster than it answers. */
  #asked: readonly [slope: number, height: number] | null = null;
  #moves = 0;

  override frameArrived(): void {
    this.requestUpdate();
  }

  get #line(): readonly [slope: number, height: number] {
    const [slope = 0, height = 0] = this.experiment?.frame?.parameters ?? [];
    return this.#asked ?? [slope, height];
  }

  protected override render() {
    const { scene, frame } = this.experiment ?? {};
    if (!scene || !frame || scene.layers.join() !== '1,1') return nothing;
    const { inputs, targets, rows } = scene.problem.train;
    const [slope, height] = this.#line;
    const line = (x: number) => slope * x + height;
    const points = Array.from({ length: rows }, (_, i) => ({ x: inputs[i] ?? 0, y: targets[i] ?? 0 }));
    return html`<svg viewBox="${-reach} ${-reach} ${2 * reach} ${2 * reach}" role="group"
      aria-label="A line through ${rows} points. The mean of the squares of its errors is ${cost(frame.tick.loss)}."
      @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      <rect class="frame" x=${-reach} y=${-reach} width=${2 * reach} height=${2 * reach}></rect>
      ${points.map(({ x, y }) => {
        const size = Math.abs(line(x) - y);
        return svg`<rect class="square" x=${x} y=${-Math.max(line(x), y)} width=${size} height=${size}></rect>`;
      })}
      <line class="line" x1=${-reach} y1=${-line(-reach)} x2=${reach} y2=${-line(reach)}></line>
      ${points.map(({ x, y }) => svg`<circle class="point" cx=${x} cy=${-y} r="0.06"></circle>`)}
      ${ends.map(
        (
          x,
          i,
        ) => svg`<g role="slider" tabindex="0" aria-orientation="vertical" aria-label=${i === 0 ? 'Left end of the line' : 'Right end of the line'}
        aria-valuemin=${-reach} aria-valuemax=${reach} aria-valuenow=${line(x)} aria-valuetext=${fixed(line(x))}
        @keydown=${(event: KeyboardEvent) => this.#key(event, i)} @pointerdown=${(event: PointerEvent) => this.#lift(event, i)}>
        <circle class="touch" cx=${x} cy=${-line(x)} r="0.25"></circle><circle class="end" cx=${x} cy=${-line(x)} r="0.09"></circle></g>`,
      )}
    </svg>`;
  }

  #lift(event: PointerEvent, end: number): void {
    this.#lifted = end;
    this.#moves++;
    (event.currentTarget as Element).closest('svg')?.setPointerCapture(event.pointerId);
  }

  readonly #drag = (event: PointerEvent): void => {
    if (this.#lifted < 0) return;
    const { top, height } = (event.currentTarget as Element).getBoundingClientRect();
    this.#move(this.#lifted, reach - ((event.clientY - top) / height) * 2 * reach);
  };

  readonly #drop = (): void => {
    this.#lifted = -1;
  };

  #key(event: KeyboardEvent, end: number): void {
    const by = { ArrowUp: stride, ArrowDown: -stride }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#moves++;
    const [slope, height] = this.#line;
    this.#move(end, slope * ends[end === 0 ? 0 : 1] + height + by);
  }

  /** One end goes there, the other stays: a move is one step of undo. */
  #move(end: number, to: number): void {
    const [slope, height] = this.#line;
    const other = ends[end === 0 ? 1 : 0];
    const here = ends[end === 0 ? 0 : 1];
    const kept = slope * other + height;
    const turned = (Math.max(-reach, Math.min(reach, to)) - kept) / (here - other);
    const isBusy = this.#asked !== null;
    this.#asked = [turned, kept - turned * other];
    this.requestUpdate();
    if (!isBusy) void this.#bring();
  }

  /** Sets what was asked for last, until nothing else was asked for meanwhile. */
  async #bring(): Promise<void> {
    let set: readonly [number, number] | null = null;
    while (this.#asked && set !== this.#asked) {
      set = this.#asked;
      const [slope, height] = set;
      const key = `line ${this.#moves}`;
      await this.experiment?.edit(async (edits) => {
        await edits.setParameter({ layer: 0, neuron: 0, input: 0 }, slope, key);
        await edits.setParameter({ layer: 0, neuron: 0 }, height, key);
      });
    }
    this.#asked = null;
    this.requestUpdate();
  }
}
