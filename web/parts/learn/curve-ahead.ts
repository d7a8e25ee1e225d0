// The loss curve that a reader expects: its points are moved up and down, by dragging or by the arrow keys.

import { html, nothing, svg, type TemplateResult } from 'lit';
import { cost, count, tick } from '../../core/base/format.js';
import { type Curve, distanceBetween, distanceWords } from '../../core/learn/expected-curve.js';
import { linearScale, linearTicks, niceCeiling, type Scale } from '../../draw/scale.js';
import type { Experiment } from '../../experiment/experiment.js';
import { placeOn } from '../base/placing.js';
import type { Ahead, AheadHost, Outcome } from './ahead.js';

/** The picture's own units: the plot inside, room for the axes around it. */
const [width, height] = [480, 240];
const area = { left: 44, top: 10, right: width - 12, bottom: height - 34 };
/** Points of the curve that is drawn. */
const handles = 9;
/** Key presses from the bottom to the top. */
const presses = 40;
/** Right within this share of what the axis shows. */
const near = 0.1;

export class CurveAhead implements Ahead {
  readonly needs = [];
  readonly problem = '';
  readonly drawn = 'what you expect';
  readonly came = 'what came';
  readonly #host: AheadHost;
  #drawn: number[] | null = null;
  #top = 1;
  #lifted = -1;

  constructor(host: AheadHost) {
    this.#host = host;
  }

  get answer(): string {
    return (this.#drawn ?? []).map(cost).join(', ');
  }

  picture(experiment: Experiment): TemplateResult | null {
    const came = this.#cameOf(experiment);
    if (came && came.length > 0 && !this.#drawn) this.#begin(came);
    return came && this.#drawn && this.#plot(came);
  }

  outcome(experiment: Experiment): Outcome | null {
    const came = this.#cameOf(experiment);
    const { epochs } = this.#host;
    if (!came || (came.epochs[came.length - 1] ?? 0) < epochs) return null;
    const distance = distanceBetween(this.#expected, came, epochs);
    if (!distance) return null;
    const truth = `on average ${cost(distance.mean)} away`;
    return { words: distanceWords(distance), truth, right: distance.mean <= near * this.#top };
  }

  /** What the run has cost so far. */
  #cameOf(experiment: Experiment): Curve | null {
    const history = experiment.frame?.history;
    if (!history) return null;
    const { epochs, loss, testLoss, length } = history;
    return { epochs, costs: this.#host.of === 'test-cost' ? testLoss : loss, length };
  }

  get #scales(): { x: Scale; y: Scale } {
    return {
      x: linearScale([0, this.#host.epochs], [area.left, area.right]),
      y: linearScale([0, this.#top], [area.bottom, area.top]),
    };
  }

  #epochOf = (index: number) => (this.#host.epochs * index) / (handles - 1);

  get #expected(): Curve {
    const costs = this.#drawn ?? [];
    return { epochs: costs.map((_, i) => this.#epochOf(i)), costs, length: costs.length };
  }

  /** Begins level, at what it costs now: whatever else is expected is drawn. */
  #begin(came: Curve): void {
    const first = came.costs[0] ?? 1;
    this.#top = niceCeiling(first * 1.3);
    this.#drawn = Array.from({ length: handles }, () => first);
  }

  #plot(came: Curve): TemplateResult {
    const { epochs, run } = this.#host;
    const { x, y } = this.#scales;
    const points = (curve: Curve) =>
      Array.from({ length: curve.length }, (_, i) => [curve.epochs[i] as number, curve.costs[i] as number] as const)
        .filter(([epoch, value]) => epoch <= epochs && Number.isFinite(value))
        .map(([epoch, value]) => `${x.at(epoch).toFixed(1)},${y.at(Math.min(value, this.#top)).toFixed(1)}`)
        .join(' ');
    const [levels, along] = [linearTicks(0, this.#top, 4), linearTicks(0, epochs, 4)];
    return html`<svg viewBox="0 0 ${width} ${height}" role="group" aria-label="The curve you expect; each point is moved by the up and down arrows"
      @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      ${levels.values.map((value) => svg`<path class="grid" d="M${area.left} ${y.at(value)}H${area.right}"></path><text x=${area.left - 7} y=${y.at(value) + 4} text-anchor="end">${tick(value, levels.step)}</text>`)}
      ${along.values.map((value) => svg`<text x=${x.at(value)} y=${area.bottom + 16} text-anchor="middle">${tick(value, along.step)}</text>`)}
      <text x=${area.right} y=${area.bottom + 31} text-anchor="end">epochs</text>
      <polyline class="mine" points=${points(this.#expected)}></polyline>
      ${run ? svg`<polyline class="came" points=${points(came)}></polyline>` : nothing}
      ${run ? nothing : (this.#drawn ?? []).map((value, i) => this.#handle(i, value, x, y))}
    </svg>`;
  }

  #handle(index: number, value: number, x: Scale, y: Scale) {
    const [cx, cy] = [x.at(this.#epochOf(index)), y.at(value)];
    const epoch = count(Math.round(this.#epochOf(index)));
    return svg`<g role="slider" tabindex="0" aria-orientation="vertical" aria-label="Cost at epoch ${epoch}" aria-valuemin="0" aria-valuemax=${this.#top}
      aria-valuenow=${value} aria-valuetext=${cost(value)} @keydown=${(event: KeyboardEvent) => this.#key(event, index)}
      @pointerdown=${(event: PointerEvent) => this.#lift(event, index)}>
      <circle class="touch" cx=${cx} cy=${cy} r="22"></circle><circle class="handle" cx=${cx} cy=${cy} r="6"></circle></g>`;
  }

  #lift(event: PointerEvent, index: number): void {
    this.#lifted = index;
    (event.currentTarget as Element).closest('svg')?.setPointerCapture(event.pointerId);
  }

  readonly #drag = (event: PointerEvent): void => {
    if (this.#lifted < 0) return;
    const { y } = placeOn(event.currentTarget as Element, width, height, event);
    this.#set(this.#lifted, this.#scales.y.invert(y));
  };

  readonly #drop = (): void => {
    this.#lifted = -1;
  };

  #key(event: KeyboardEvent, index: number): void {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#set(index, (this.#drawn?.[index] ?? 0) + (by * this.#top) / presses);
  }

  #set(index: number, value: number): void {
    if (!this.#drawn) return;
    this.#drawn[index] = Math.max(0, Math.min(this.#top, value));
    this.#host.requestUpdate();
  }
}
