// <glassbox-expect epochs="300">: the loss curve that a reader expects, drawn before the run. Its points are moved by dragging or by the
// arrow keys; then the network trains, and both curves lie over each other.
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { cost, count, tick } from '../../core/base/format.js';
import type { Answer } from '../../core/learn/answers.js';
import { type Curve, distanceBetween, distanceWords } from '../../core/learn/expected-curve.js';
import { linearScale, linearTicks, niceCeiling, type Scale } from '../../draw/scale.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { learnStyle } from './style.js';

/** The picture's own units: the plot inside, room for the axes around it. */
const [width, height] = [480, 240];
const area = { left: 44, top: 10, right: width - 12, bottom: height - 34 };
/** Points of the curve that is drawn. */
const handles = 9;
/** Key presses from the bottom to the top. */
const presses = 40;
/** Right within this share of what the axis shows. */
const near = 0.1;

export class GlassboxExpect extends ModelView {
  static override properties = {
    ...ModelView.properties,
    of: { type: String },
    epochs: { type: Number },
    run: { state: true },
  };
  static override styles = [
    tokens,
    base,
    controls,
    learnStyle,
    css`
    :host { margin: 24px 0; }
    svg { display: block; width: 100%; height: auto; touch-action: none; }
    .grid { stroke: var(--_line); }
    text { font-size: 11px; fill: var(--_soft); }
    polyline { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .mine { stroke: var(--_hidden1); stroke-dasharray: 5 4; }
    .came { stroke: var(--_ink); }
    .handle { fill: var(--_panel); stroke: var(--_hidden1); stroke-width: 2; cursor: ns-resize; }
    .touch { fill: transparent; cursor: ns-resize; }
    g:focus-visible { outline: none; }
    g:focus-visible .handle { fill: var(--_hidden1); }
    .key { display: flex; gap: 16px; margin: 6px 0 12px; }
    .key span::before { content: ''; display: inline-block; width: 18px; margin-right: 6px; vertical-align: middle; border-top: 2px solid var(--_ink); }
    .key span.drawn::before { border-top: 2px dashed var(--_hidden1); }
  `,
  ];

  /** cost or test-cost. */
  declare of: string;
  /** How long it trains, and what the axis spans; at least 1. */
  declare epochs: number;
  /** Whether the reader has let it run. */
  declare run: boolean;
  #drawn: number[] | null = null;
  #top = 1;
  #told = false;

  constructor() {
    super();
    this.of = 'cost';
    this.epochs = 300;
    this.run = false;
  }

  protected override get takesPoster(): boolean {
    return false;
  }

  override sceneChanged(): void {
    this.#drawn = null;
    this.run = this.#told = false;
    this.requestUpdate();
  }
  override numbersArrived(): void {
    this.requestUpdate();
  }
  override stateChanged(): void {
    this.requestUpdate();
  }

  /** What the run has cost so far. */
  get #came(): Curve | null {
    const history = this.experiment?.frame?.history;
    if (!history) return null;
    const { epochs, loss, testLoss, length } = history;
    return { epochs, costs: this.of === 'test-cost' ? testLoss : loss, length };
  }

  get #scales(): { x: Scale; y: Scale } {
    return {
      x: linearScale([0, this.epochs], [area.left, area.right]),
      y: linearScale([0, this.#top], [area.bottom, area.top]),
    };
  }

  #epochOf = (index: number) => (this.epochs * index) / (handles - 1);

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

  protected override render() {
    const came = this.#came;
    if (came && came.length > 0 && !this.#drawn) this.#begin(came);
    if (!came || !this.#drawn) return html`<div class="card"><slot></slot></div>`;
    const ended = this.run && (came.epochs[came.length - 1] ?? 0) >= this.epochs;
    const distance = ended ? distanceBetween(this.#expected, came, this.epochs) : null;
    if (distance && !this.#told) {
      this.#told = true;
      queueMicrotask(() => this.#say(distance.mean));
    }
    return html`<div class="card" part="question">
      <p class="over">Before you see it</p>
      <div class="ask"><slot></slot></div>
      ${this.#plot(came)}
      <div class="key caption" part="key"><span class="drawn">what you expect</span>${this.run ? html`<span>what came</span>` : nothing}</div>
      <button class="primary" part="answer" ?disabled=${this.run} @click=${this.#start}>Train ${count(this.epochs)} epochs, and see</button>
      <div role="status">${distance ? html`<div class="told ${distance.mean <= near * this.#top ? 'right' : ''}" part="told"><p>${distanceWords(distance)}</p><slot name="why"></slot></div>` : nothing}</div>
    </div>`;
  }

  #plot(came: Curve): TemplateResult {
    const { x, y } = this.#scales;
    const points = (curve: Curve) =>
      Array.from({ length: curve.length }, (_, i) => [curve.epochs[i] as number, curve.costs[i] as number] as const)
        .filter(([epoch, value]) => epoch <= this.epochs && Number.isFinite(value))
        .map(([epoch, value]) => `${x.at(epoch).toFixed(1)},${y.at(Math.min(value, this.#top)).toFixed(1)}`)
        .join(' ');
    const [levels, along] = [linearTicks(0, this.#top, 4), linearTicks(0, this.epochs, 4)];
    return html`<svg viewBox="0 0 ${width} ${height}" role="group" aria-label="The curve you expect; each point is moved by the up and down arrows"
      @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      ${levels.values.map((value) => svg`<path class="grid" d="M${area.left} ${y.at(value)}H${area.right}"></path><text x=${area.left - 7} y=${y.at(value) + 4} text-anchor="end">${tick(value, levels.step)}</text>`)}
      ${along.values.map((value) => svg`<text x=${x.at(value)} y=${area.bottom + 16} text-anchor="middle">${tick(value, along.step)}</text>`)}
      <text x=${area.right} y=${area.bottom + 31} text-anchor="end">epochs</text>
      <polyline class="mine" points=${points(this.#expected)}></polyline>
      ${this.run ? svg`<polyline class="came" points=${points(came)}></polyline>` : nothing}
      ${this.run ? nothing : (this.#drawn ?? []).map((value, i) => this.#handle(i, value, x, y))}
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

  #lifted = -1;

  #lift(event: PointerEvent, index: number): void {
    this.#lifted = index;
    (event.currentTarget as Element).closest('svg')?.setPointerCapture(event.pointerId);
  }

  readonly #drag = (event: PointerEvent): void => {
    if (this.#lifted < 0) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    this.#set(this.#lifted, this.#scales.y.invert(((event.clientY - box.top) / box.height) * height));
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
    this.requestUpdate();
  }

  readonly #start = (): void => {
    const { experiment } = this;
    if (!experiment) return;
    this.run = true;
    const left = this.epochs - (experiment.frame?.tick.epoch ?? 0);
    if (left > 0) void experiment.advance('epoch', left);
  };

  /** What is asked, without what is told afterwards. */
  get #ask(): string {
    const own = [...this.children].filter((child) => !child.slot);
    return own.map((child) => child.textContent?.trim().replace(/\s+/g, ' ')).join(' ');
  }

  #say(mean: number): void {
    const detail: Answer = {
      id: this.id,
      question: this.#ask,
      answer: (this.#drawn ?? []).map(cost).join(', '),
      truth: `on average ${cost(mean)} away`,
      right: mean <= near * this.#top,
      attempt: 1,
      time: new Date().toISOString(),
    };
    this.dispatchEvent(new CustomEvent('glassbox-answer', { detail, bubbles: true, composed: true }));
  }
}
