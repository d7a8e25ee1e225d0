// <glassbox-bowl first="w 1 1 1" second="b 1 1">: the cost over two parameters with the way down that training took. Pointing or
// the arrow keys read the cost anywhere; a click or Enter puts the network there, to see it go down from there.
import { css, html } from 'lit';
import { cost, weight } from '../../../core/base/format.js';
import { parameterNamed } from '../../../core/network/address.js';
import { parameterIndex } from '../../../core/network/parameters.js';
import { bowlScales, drawBowl } from '../../../draw/bowl.js';
import type { Scale } from '../../../draw/scale.js';
import type { Theme } from '../../../draw/theme.js';
import type { ParameterAddress } from '../../../engine/types.js';
import type { Frame } from '../../../session/session.js';
import { CanvasView } from '../../base/canvas-view.js';
import type { Span } from './bowl-domain.js';
import { BowlGround, edge } from './bowl-ground.js';
import { Trail } from './trail.js';

/** Where a bowl has what, in CSS pixels of its plot. */
export interface BowlPlaces {
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
  /** Where the network stands, in the two parameters' own numbers. */
  readonly here: readonly [number, number];
}

/** How often the network was put somewhere: both its numbers are one step of undo. */
let puts = 0;

export class GlassboxBowl extends CanvasView {
  static override properties = {
    ...CanvasView.properties,
    first: { type: String },
    second: { type: String },
    firstName: { type: String, attribute: 'first-name' },
    secondName: { type: String, attribute: 'second-name' },
  };
  static override styles = [
    CanvasView.styles,
    css`
    :host { display: flex; flex-direction: column; gap: 6px; max-width: 460px; }
    .plot { position: relative; width: 100%; aspect-ratio: 1; min-height: 200px; touch-action: pan-y; cursor: crosshair; }
    .plot:focus-visible { outline-offset: 3px; }
    canvas { position: absolute; inset: 0; }
    .readout { min-height: 36px; }
  `,
  ];

  /** What lies along the axes: "w 1 2 1" is the weight into layer 1's second neuron from its first input, "b 1 2" its bias. */
  declare first: string | undefined;
  declare second: string | undefined;
  /** What the axes are called, instead of their usual names. */
  declare firstName: string | undefined;
  declare secondName: string | undefined;

  readonly #ground = new BowlGround(
    () => {
      this.requestPaint();
      this.requestDescription();
    },
    () => this.experiment?.frame && this.frameArrived(this.experiment.frame),
  );
  readonly #trail = new Trail();
  #pointer: readonly [number, number] | null = null;

  protected override render() {
    return html`
      <div class="plot" part="plot" tabindex="0" role="group"
        aria-label="Cost over two parameters; arrow keys read it, Enter puts the network there"
        @pointermove=${this.#point} @pointerleave=${this.#leave} @click=${this.#click} @keydown=${this.#key}>
        <canvas role="img" aria-label="Cost over two parameters"></canvas><slot name="over"></slot>
      </div>
      <div class="readout caption" part="readout"></div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ground.leave();
  }

  protected override updated(): void {
    this.#forget();
    if (this.experiment?.frame) this.receive(this.experiment.frame);
  }

  override sceneChanged(): void {
    this.#forget();
    this.requestPaint();
  }

  #forget(): void {
    this.#ground.forget();
    this.#trail.forget();
    this.#pointer = null;
  }

  /** The two that are moved; by default a weight and the bias of the output layer's first neuron. Null where there are none. */
  get #axes(): readonly [ParameterAddress, ParameterAddress] | null {
    const layers = this.experiment?.scene?.layers;
    if (!layers) return null;
    const last = layers.length - 2;
    const first = this.first ? parameterNamed(this.first) : { layer: last, neuron: 0, input: 0 };
    const second = this.second ? parameterNamed(this.second) : { layer: last, neuron: 0 };
    if (!first || !second) return null;
    try {
      return parameterIndex(layers, first) === parameterIndex(layers, second) ? null : [first, second];
    } catch {
      return null; // another network, without them
    }
  }

  #name(address: ParameterAddress, given: string | undefined): string {
    if (given) return given;
    const { layer, neuron, input } = address;
    return input === undefined
      ? `bias b[${layer + 1}] ${neuron + 1}`
      : `weight W[${layer + 1}] ${neuron + 1},${input + 1}`;
  }

  #here(frame: Frame): [number, number] | null {
    const axes = this.#axes;
    const layers = this.experiment?.scene?.layers;
    if (!axes || !layers) return null;
    const [x, y] = axes.map((address) => frame.parameters[parameterIndex(layers, address)]);
    return x === undefined || y === undefined ? null : [x, y];
  }

  /** For what is laid over the plot, in the slot `over`; null before there is a ground. `glassbox-ground` says that it was painted anew. */
  get places(): BowlPlaces | null {
    const { width, height } = this;
    const { surface } = this.#ground;
    const here = this.experiment?.frame && this.#here(this.experiment.frame);
    return surface && here ? { width, height, ...bowlScales({ width, height, surface }), here } : null;
  }

  override frameArrived(frame: Frame): void {
    const here = this.#here(frame);
    if (!here) return;
    this.#trail.goTo(here, frame.tick.step, this.#ground.width / 400);
    this.requestPaint();
    this.requestDescription();
  }

  override numbersArrived(_frame: Frame): void {
    this.#read();
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const frame = this.experiment?.frame;
    const here = frame && this.#here(frame);
    const axes = this.#axes;
    // Asked for at each painting: what changed while it was out of sight is found when it comes into sight.
    if (frame && here && axes && this.active && this.experiment)
      this.#ground.refresh(this.experiment, axes, frame, here);
    if (!here || !axes || !this.#ground.surface) {
      context.clearRect(0, 0, this.width, this.height);
      if (this.experiment?.scene && !axes) this.#read();
      return;
    }
    drawBowl(
      context,
      {
        width: this.width,
        height: this.height,
        surface: this.#ground.surface,
        xName: this.#name(axes[0], this.firstName),
        yName: this.#name(axes[1], this.secondName),
        path: this.#trail.path,
        here,
        pointer: this.#pointer,
      },
      theme,
    );
    this.dispatchEvent(new Event('glassbox-ground'));
  }

  #place(at: readonly [number, number]): string {
    const axes = this.#axes;
    if (!axes) return '';
    const [x, y] = [this.#name(axes[0], this.firstName), this.#name(axes[1], this.secondName)];
    return `${x} ${weight(at[0])}, ${y} ${weight(at[1])}`;
  }

  #read(spoken = false): void {
    const out = this.renderRoot?.querySelector('.readout');
    const frame = this.experiment?.frame;
    if (!out || !frame) return;
    const here = this.#here(frame);
    const text = !here
      ? 'This network does not have the two parameters that are asked for.'
      : this.#pointer
        ? `${this.#place(this.#pointer)}: cost about ${cost(this.#ground.costAt(this.#pointer))}`
        : `The network: ${this.#place(here)}, cost ${cost(frame.tick.loss)}. A press on the map moves it there; undo brings it back.`;
    if (out.textContent !== text) out.textContent = text;
    const live = this.renderRoot.querySelector('[aria-live]');
    if (spoken && live) live.textContent = text;
  }

  protected override describe(): string {
    const frame = this.experiment?.frame;
    const here = frame && this.#here(frame);
    if (!frame || !here || !this.#ground.surface) return 'Cost over two parameters: nothing yet.';
    const lowest = this.#ground.lowest;
    const [x, y] = this.#trail.path;
    const from = x === undefined || y === undefined ? '' : ` Its trail begins at ${this.#place([x, y])}.`;
    return `Cost over two parameters. The network stands at ${this.#place(here)}, with a cost of ${cost(frame.tick.loss)}.${from} The lowest on this map is about ${cost(lowest.cost)}, at ${this.#place(lowest.at)}.`;
  }

  #under(event: MouseEvent): readonly [number, number] | null {
    const at = this.placeOf(event);
    const { surface } = this.#ground;
    if (!at || !surface) return null;
    const { x, y } = bowlScales({ width: this.width, height: this.height, surface });
    const inside = (value: number, [low, high]: Span) => Math.max(low, Math.min(high, value));
    return [
      inside(invert(x.at, surface.xDomain, at.x), surface.xDomain),
      inside(invert(y.at, surface.yDomain, at.y), surface.yDomain),
    ];
  }

  readonly #point = (event: PointerEvent): void => {
    this.#pointer = this.#under(event);
    this.#read();
    this.requestPaint();
  };

  readonly #leave = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#pointer = null;
    this.#read();
    this.requestPaint();
  };

  readonly #click = (event: MouseEvent): void => {
    const at = this.#under(event);
    if (at) void this.#put(at);
  };

  async #put([x, y]: readonly [number, number]): Promise<void> {
    const axes = this.#axes;
    if (!axes || !this.experiment) return;
    const key = `bowl ${++puts}`;
    await this.experiment.edit((edits) => edits.setParameter(axes[0], Number(x.toPrecision(4)), key));
    await this.experiment.edit((edits) => edits.setParameter(axes[1], Number(y.toPrecision(4)), key));
    this.#pointer = null;
    this.#read(true);
    this.requestPaint();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { surface } = this.#ground;
    const frame = this.experiment?.frame;
    const from = this.#pointer ?? (frame && this.#here(frame));
    if (!surface || !from) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void this.#put(from);
      return;
    }
    if (event.key === 'Escape') {
      this.#pointer = null;
      this.#read(true);
      this.requestPaint();
      return;
    }
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!by) return;
    event.preventDefault();
    const stride = event.shiftKey ? 5 : 1;
    const move = (value: number, [low, high]: Span, steps: number) =>
      Math.max(low, Math.min(high, value + ((high - low) / (edge - 1)) * steps * stride));
    this.#pointer = [move(from[0], surface.xDomain, by[0] ?? 0), move(from[1], surface.yDomain, by[1] ?? 0)];
    this.#read(true);
    this.requestPaint();
  };
}

/** Where a straight scale has a pixel. */
function invert(at: (value: number) => number, [low, high]: Span, pixel: number): number {
  const [a, b] = [at(low), at(high)];
  return low + ((pixel - a) / (b - a)) * (high - low);
}
