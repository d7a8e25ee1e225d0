// <glassbox-network>: the network with its numbers. Pausing on a neuron or a line, by mouse, finger or arrow keys, reads it out.
import { css, html, nothing } from 'lit';
import { asksForDigits } from '../core/digit.js';
import { weightColours, weightPictures } from '../draw/digit.js';
import { drawNetwork, type NetworkView } from '../draw/network.js';
import { type Address, layoutNetwork, type NetworkLayout } from '../draw/network-layout.js';
import { type ArrowKey, moveInNetwork, pickNetwork, sameAddress } from '../draw/network-pick.js';
import { font, type Theme } from '../draw/theme.js';
import type { Frame } from '../session/session.js';
import { spreadNeeds } from './answers.js';
import { parameterOf } from './attention.js';
import { CanvasView, wantsLessMotion } from './canvas-view.js';
import { Enlarging } from './enlarging.js';
import { Faces } from './faces.js';
import { Flow } from './flow.js';
import type { GlassboxLayers } from './layers.js';
import type { Need } from './model-view.js';
import { describeAddress, type Numbers } from './network-words.js';
import { networkWords } from './view-words.js';

/** Milliseconds a weight takes to ease to where one step has brought it. */
const easing = 240;
const hint = 'Pause on a neuron or a line to read its numbers.';

export class GlassboxNetwork extends CanvasView {
  static override properties = { ...CanvasView.properties, readonly: { type: Boolean } };
  static override styles = [
    CanvasView.styles,
    css`
    :host { display: flex; flex-direction: column; gap: 8px; }
    .board { flex: 1; position: relative; display: flex; }
    .stage { flex: 1; position: relative; min-height: var(--glassbox-network-height, 380px); touch-action: pan-y; cursor: default; }
    .stage:focus-visible { outline-offset: 4px; border-radius: 4px; }
    .stage.over { cursor: pointer; }
    canvas { position: absolute; inset: 0; }
    .readout { display: flex; gap: 12px; height: 76px; padding-top: 8px; border-top: 1px solid var(--_line); overflow: hidden; }
    .read { flex: 1; min-width: 0; }
    .title { font-weight: 600; font-size: 13px; min-height: 20px; }
    .title.quiet { font-weight: 400; color: var(--_soft); }
    .detail { font-size: 12px; color: var(--_soft); min-height: 18px; }
    @container (max-width: 480px) { .readout { height: 104px; overflow-y: auto; } }
    .wrap { container-type: inline-size; }
    @media print { .wrap, glassbox-enlarged { display: none; } }
  `,
  ];

  /** Shown only: no layer, weight or bias can be changed. */
  declare readonly: boolean;
  #layout: NetworkLayout | null = null;
  #chosen: Address | null = null;
  /** Chosen by a click or a key: stays until another one or Escape. */
  #held = false;
  /** What the mouse rests on. */
  #resting: Address | null = null;
  #cameFrom: 'left' | 'right' = 'left';
  readonly #faces = new Faces();
  #colours: { theme: Theme; list: readonly string[] } | null = null;
  #shown: Float32Array | null = null;
  #from: Float32Array | null = null;
  #started = 0;
  readonly #flow = new Flow();
  readonly #enlarging = new Enlarging(
    () => this.renderRoot.querySelector('glassbox-enlarged'),
    () => this.#ensureLayout(),
  );

  protected override get needs(): readonly Need[] {
    return ['maps', 'trace', ...spreadNeeds(this.model?.scene, this.model?.playing ?? false)];
  }

  protected override render() {
    return html`
      <div class="board"><div class="stage" part="stage" tabindex="0" role="application" aria-roledescription="network diagram"
        aria-label="Network. Arrow keys walk through neurons and connections and read them out, resting on a neuron shows it large; plus and minus give a hidden layer more or fewer neurons; F freezes the weight or bias that is chosen; Escape leaves."
        @pointerdown=${this.#down} @pointerup=${this.#up} @pointercancel=${this.#up} @contextmenu=${this.#menu}
        @pointermove=${this.#over} @pointerleave=${this.#out} @click=${this.#click} @keydown=${this.#key} @blur=${this.#blur}>
        <canvas role="img" aria-label="Network"></canvas>
      </div>${this.readonly ? nothing : html`<glassbox-layers .for=${this.for}></glassbox-layers>`}<glassbox-enlarged .for=${this.for}></glassbox-enlarged></div>
      <div class="wrap"><div class="readout" part="readout"><div class="read"><div class="title quiet">${hint}</div><div class="detail"></div></div>
        ${this.readonly ? nothing : html`<glassbox-parameter .for=${this.for}></glassbox-parameter>`}</div></div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  override sceneChanged(): void {
    this.#enlarging.hide();
    this.#resting = null;
    this.#choose(null, false);
    this.#layout = null;
    this.#faces.clear();
    this.#shown = this.#from = null;
    this.requestPaint();
  }

  override stateChanged(): void {
    this.#read();
    this.requestPaint();
  }

  override frameArrived(frame: Frame): void {
    const before = this.#shown;
    if (!before || before.length !== frame.parameters.length || frame.playing || wantsLessMotion()) {
      this.#shown = frame.parameters;
      this.#from = null;
    } else {
      this.#from = before.slice();
      this.#shown = frame.parameters;
      this.#started = performance.now();
    }
    this.#read();
    this.requestPaint();
    this.requestDescription();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#enlarging.hide();
  }

  protected override sized(): void {
    this.#layout = null;
    this.#faces.relaid();
  }

  /** Colours of weights that are drawn as pictures. */
  #picturing(theme: Theme): readonly string[] {
    if (this.#colours?.theme !== theme) this.#colours = { theme, list: weightColours(theme) };
    return this.#colours.list;
  }

  #ensureLayout(context?: CanvasRenderingContext2D): NetworkLayout | null {
    const scene = this.model?.scene;
    if (!scene || this.width === 0) return null;
    if (this.#layout) return this.#layout;
    const measure = context ?? this.canvas?.getContext('2d');
    if (!measure) return null;
    measure.font = font(12);
    const widest = (names: readonly string[]) =>
      Math.ceil(Math.max(0, ...names.map((name) => measure.measureText(name).width)));
    this.#layout = layoutNetwork(scene.layers, {
      width: this.width,
      height: this.height,
      nameWidth: [widest(scene.inputNames), widest(scene.problem.outputs.map(({ label }) => label))],
    });
    const layers = this.#layers;
    if (layers) layers.layout = this.#layout;
    return this.#layout;
  }

  get #layers(): GlassboxLayers | null {
    return this.renderRoot.querySelector<GlassboxLayers>('glassbox-layers');
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const view = this.#view(context, theme);
    if (view) drawNetwork(context, view, theme);
    else context.clearRect(0, 0, this.width, this.height);
    if (this.#from || this.#flow.moving) this.requestPaint();
  }

  #view(context: CanvasRenderingContext2D, theme: Theme): NetworkView | null {
    const { model } = this;
    const layout = this.#ensureLayout(context);
    if (!model?.scene || !model.frame || !layout) return null;
    const { scene, frame } = model;
    const trace = frame.trace;
    const followed = model.followed;
    const ribbons = this.#flow.ribbons(model, performance.now(), wantsLessMotion());
    return {
      ...(ribbons && { ribbons }),
      layout,
      layers: scene.layers,
      activations: scene.activations,
      chosen: this.#chosen,
      ...(asksForDigits(scene.problem) && {
        pictures: weightPictures(frame.parameters, scene.layers[1] ?? 0, this.#picturing(theme)),
      }),
      ...(frame.frozen && { frozen: new Set(frame.frozen) }),
      parameters: this.#eased(frame.parameters),
      inputNames: scene.inputNames,
      outputNames: scene.problem.outputs.map(({ label }) => label),
      faces: this.#faces.of(scene, frame, frame.maps && model.plan(frame.maps.id), layout, theme),
      ...(trace && followed ? { values: [followed.input, ...trace.a] } : {}),
    };
  }

  /** Between the last numbers and these, for a moment after a single step. */
  #eased(target: Float32Array): Float32Array {
    if (!this.#from) return target;
    const t = (performance.now() - this.#started) / easing;
    if (t >= 1) {
      this.#from = null;
      return target;
    }
    const share = 1 - (1 - t) ** 3;
    const from = this.#from;
    return target.map((value, i) => (from[i] ?? value) + (value - (from[i] ?? value)) * share);
  }

  #numbers(): Numbers | null {
    const frame = this.model?.frame;
    if (!frame || !this.model) return null;
    const { parameters, frozen, trace } = frame;
    return { parameters, ...(frozen && { frozen }), followed: this.model.followed, trace: trace ?? null };
  }

  protected override describe(): string {
    const { scene, frame } = this.model ?? {};
    if (!scene || !frame) return 'Network: not loaded yet.';
    return networkWords(scene, frame);
  }

  #choose(address: Address | null, held: boolean): void {
    const same = sameAddress(address, this.#chosen);
    this.#held = held && address !== null;
    if (!same) this.#chosen = address;
    this.model?.point(address, this.#held);
    if (same) return;
    this.#read();
    this.requestPaint();
  }

  /** Another view points. */
  override pointChanged(): void {
    const pointed = this.model?.pointed ?? null;
    if (sameAddress(pointed, this.#chosen)) return;
    this.#held = pointed?.held ?? false;
    this.#chosen = pointed;
    this.#read();
    this.requestPaint();
  }

  #read(): void {
    const title = this.renderRoot?.querySelector('.title');
    const detail = this.renderRoot?.querySelector('.detail');
    const { scene } = this.model ?? {};
    const numbers = this.#numbers();
    if (!title || !detail) return;
    const words = this.#chosen && scene && numbers ? describeAddress(scene, numbers, this.#chosen) : null;
    const following = this.model?.followed?.name;
    const rest = { title: hint, detail: following ? `Followed through the network: ${following}.` : '' };
    title.classList.toggle('quiet', !words);
    const texts = words ?? rest;
    if (title.textContent !== texts.title) title.textContent = texts.title;
    if (detail.textContent !== texts.detail) detail.textContent = texts.detail;
  }

  /** Said once when the keys move, not with every frame. */
  #say(): void {
    const { scene } = this.model ?? {};
    const numbers = this.#numbers();
    const live = this.renderRoot.querySelector('[aria-live]');
    if (!live || !scene || !numbers || !this.#chosen) return;
    const { title, detail } = describeAddress(scene, numbers, this.#chosen);
    live.textContent = detail ? `${title}. ${detail}` : title;
  }

  #under(event: MouseEvent, reach: number): Address | null {
    const box = this.canvas?.getBoundingClientRect();
    const layout = this.#ensureLayout();
    if (!box || !layout) return null;
    return pickNetwork(layout, event.clientX - box.left, event.clientY - box.top, reach);
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    const found = this.#under(event, 16);
    this.#enlarging.press(event, found, () => this.#choose(found, true));
  };

  readonly #up = (): void => this.#enlarging.release();

  /** A long press means to look, not to ask the browser for its menu. */
  readonly #menu = (event: Event): void => {
    if (this.#enlarging.isShown && (event as PointerEvent).pointerType === 'touch') event.preventDefault();
  };

  readonly #over = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') {
      this.#enlarging.move(event);
      return;
    }
    const found = this.#under(event, 7);
    if (!sameAddress(found, this.#resting)) {
      this.#resting = found;
      this.#enlarging.on(found);
    }
    this.renderRoot.querySelector('.stage')?.classList.toggle('over', found !== null);
    if (!this.#held) this.#choose(found, false);
  };

  readonly #out = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#resting = null;
    this.#enlarging.on(null);
    if (!this.#held) this.#choose(null, false);
  };

  readonly #click = (event: MouseEvent): void => {
    if (this.#enlarging.takesClick()) return;
    const touch = (event as PointerEvent).pointerType === 'touch';
    const found = this.#under(event, touch ? 16 : 7);
    // Under the network stands what a click reads out and edits: the card gives way.
    if (this.#layout?.narrow) this.#enlarging.hide();
    const again = this.#held && sameAddress(found, this.#chosen);
    this.#choose(again ? null : found, true);
    this.#say();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const layout = this.#ensureLayout();
    if (event.key === 'Escape' && this.#chosen) {
      event.stopPropagation();
      this.#choose(null, false);
    }
    if (/^[+=-]$/.test(event.key) && !this.readonly) this.#resize(event.key === '-' ? -1 : 1);
    if (/^f$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) this.#freeze();
    if (!layout || !/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return;
    event.preventDefault();
    if (event.key === 'ArrowRight') this.#cameFrom = 'left';
    if (event.key === 'ArrowLeft') this.#cameFrom = 'right';
    this.#choose(moveInNetwork(layout, this.#chosen, event.key as ArrowKey, this.#cameFrom), true);
    this.#enlarging.on(this.#chosen);
    this.#say();
  };

  #freeze(): void {
    const { model } = this;
    const address = model?.pointed && parameterOf(model.pointed);
    if (model && address && !this.readonly) void model.freeze(address, !model.isFrozen(address));
  }

  /** The layer of what is chosen, else the first hidden one. */
  #resize(by: number): void {
    const at = this.#chosen;
    const layer = at?.kind === 'neuron' && at.layer > 0 ? at.layer : at?.kind === 'weight' ? at.layer + 1 : 1;
    this.#layers?.resize(layer, by);
  }

  readonly #blur = (event: FocusEvent): void => {
    this.#enlarging.hide();
    // Into the number field: what is chosen is what is edited.
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    if (this.#held) this.#choose(null, false);
  };
}
