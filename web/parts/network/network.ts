// <glassbox-network>: the network with its numbers. Pausing on a neuron or a line, by mouse, finger or arrow keys, reads it out. What
// hands do with it, and what only some networks show, is loaded when it is first of use.

import { css, html, nothing } from 'lit';
import { layoutNetwork, type NetworkLayout } from '../../draw/network/layout.js';
import { drawFaces, drawNetwork, type NetworkView } from '../../draw/network/network.js';
import { font, type Theme } from '../../draw/theme.js';
import type { Need } from '../../experiment/needs.js';
import type { Frame } from '../../session/session.js';
import { booleanAttribute } from '../base/boolean-attribute.js';
import { CanvasView, wantsLessMotion } from '../base/canvas-view.js';
import { define } from '../base/define.js';
import { notFetched } from '../base/not-fetched.js';
import { networkWords } from '../words/view-words.js';
import { Eased } from './eased.js';
import type { NetworkExtras } from './extras.js';
import { Faces, spreadNeeds } from './faces.js';
import type { NetworkInteraction } from './interaction.js';
import type { GlassboxLayers } from './layers.js';

const hint = () =>
  `${matchMedia('(any-hover: none)').matches ? 'Tap' : 'Pause on'} a neuron or a line to read its numbers.`;

export class GlassboxNetwork extends CanvasView {
  static override properties = { ...CanvasView.properties, readonly: booleanAttribute };
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
    .key { font-size: 12px; color: var(--_soft); }
    .title:not(.quiet) ~ .key { display: none; }
    .key i { display: inline-block; width: 18px; height: 4px; vertical-align: middle; background: var(--_positive); }
    .key i.below { background: var(--_negative); }
    .key span { white-space: nowrap; }
    /* A field stands below what is read out: beside it there is no room for words. */
    @container (max-width: 480px) { .readout { flex-direction: column; gap: 4px; height: 132px; overflow-y: auto; } .read { flex: none; } }
    .wrap { container-type: inline-size; }
    @media print { .wrap, glassbox-enlarged { display: none; } }
  `,
  ];

  /** Shown only: no layer, weight or bias can be changed. */
  declare readonly: boolean;
  /** As much as the others together. */
  protected override readonly effort = 1;
  #layout: NetworkLayout | null = null;
  readonly #faces = new Faces();
  readonly #parameters = new Eased();
  /** The theme of the lines and letters on the canvas; null when they are to be painted anew. */
  #drawn: Theme | null = null;
  /** While training goes on they follow the numbers to read, in the picture after them: one with both would take twice as long. */
  #due = false;
  #extras: NetworkExtras | null = null;
  #interaction: NetworkInteraction | null = null;
  /** What happened while it was fetched: every key, and where the pointer was last. */
  #missed: Event[] = [];
  readonly #coming = new Set<string>();
  /** Asks again for what could not be fetched. */
  #lost: (() => void) | null = null;

  protected override get needs(): readonly Need[] {
    return ['maps', 'trace', ...spreadNeeds(this.experiment?.scene, this.experiment?.playing ?? false)];
  }

  protected override render() {
    return html`
      <div class="board"><div class="stage" part="stage" tabindex="0" role="application" aria-roledescription="network diagram"
        aria-label="Network. Arrow keys walk through neurons and connections and read them out, resting on a neuron shows it large${this.readonly ? '' : '; plus and minus give a hidden layer more or fewer neurons; F freezes the weight or bias that is chosen'}; Escape leaves."
        @pointerdown=${this.#event} @pointerup=${this.#event} @pointercancel=${this.#event} @contextmenu=${this.#event}
        @pointermove=${this.#event} @pointerleave=${this.#event} @click=${this.#event} @keydown=${this.#event} @focus=${this.#event} @blur=${this.#event}>
        <canvas role="img" aria-label="Network"></canvas>
      </div>${this.readonly ? nothing : html`<glassbox-layers .for=${this.for}></glassbox-layers>`}<glassbox-enlarged .for=${this.for}></glassbox-enlarged></div>
      ${this.experiment?.attention.explain ? html`<glassbox-flow-key .for=${this.for} .readonly=${this.readonly}></glassbox-flow-key>` : nothing}
      ${this.#lost ? notFetched(this.#lost) : nothing}
      <div class="wrap"><div class="readout" part="readout"><div class="read"><div class="title quiet">${hint()}</div><div class="detail"></div>
        <div class="key"><i></i> weight above 0 <i class="below"></i> below 0, wider further from 0; <span><em>b</em> bias</span></div></div>
        ${this.readonly ? nothing : html`<glassbox-parameter .for=${this.for}></glassbox-parameter>`}</div></div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  override sceneChanged(): void {
    this.#interaction?.sceneChanged();
    this.#layout = null;
    this.#faces.clear();
    this.#parameters.forget();
    this.requestPaint();
  }

  override stateChanged(): void {
    this.requestUpdate();
    this.#read();
    this.requestPaint();
  }

  override frameArrived(frame: Frame): void {
    this.#parameters.aim(frame.parameters, performance.now(), !frame.playing && !wantsLessMotion());
    const drawn = frame.playing && !this.#due ? this.#drawn : null;
    super.frameArrived(frame);
    this.#drawn = drawn;
    this.#due = false;
  }

  override numbersArrived(_frame: Frame): void {
    this.#read();
    this.#due = true;
  }

  protected override requestPaint(): void {
    this.#drawn = null;
    super.requestPaint();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#interaction?.leave();
  }

  protected override sized(): void {
    this.#layout = null;
    this.#faces.relaid();
  }

  #ensureLayout(context?: CanvasRenderingContext2D): NetworkLayout | null {
    const scene = this.experiment?.scene;
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
    const layers = this.renderRoot.querySelector<GlassboxLayers>('glassbox-layers');
    if (layers) layers.layout = this.#layout;
    return this.#layout;
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme, empty: boolean): void {
    const view = this.#view(context, theme);
    if (!view) context.clearRect(0, 0, this.width, this.height);
    else if (this.#drawn === theme && !empty) drawFaces(context, view, theme);
    else drawNetwork(context, view, theme);
    this.#drawn = view && theme;
    if (this.#parameters.moving || this.#extras?.flow.moving) this.requestPaint();
  }

  #view(context: CanvasRenderingContext2D, theme: Theme): NetworkView | null {
    const { experiment } = this;
    const layout = this.#ensureLayout(context);
    if (!experiment?.scene || !experiment.frame || !layout) return null;
    const { scene, frame } = experiment;
    const trace = frame.trace;
    const followed = experiment.attention.followed;
    const digits = scene.problem.table.dataset === 'digits';
    // Until what this network needs is there, its neurons are blank.
    const waits = !this.#extras && (digits || scene.domain.length === 0);
    if (waits || experiment.attention.explain) this.#bringExtras();
    const ribbons = this.#extras?.flow.ribbons(experiment, performance.now(), wantsLessMotion());
    const pictures = digits && this.#extras?.pictures.of(scene, frame, theme);
    return {
      ...(ribbons && { ribbons }),
      layout,
      layers: scene.layers,
      activations: scene.activations,
      chosen: this.#interaction?.chosen ?? this.experiment?.attention.pointed ?? null,
      ...(pictures && { pictures }),
      ...(frame.frozen && { frozen: new Set(frame.frozen) }),
      parameters: this.#parameters.at(performance.now()) ?? frame.parameters,
      inputNames: scene.inputNames,
      outputNames: scene.problem.outputs.map(({ label }) => label),
      faces: this.#faces.of(scene, frame, frame.maps && experiment.plan(frame.maps.id), layout, theme),
      ...(trace && followed && !waits ? { values: [followed.input, ...trace.a] } : {}),
    };
  }

  protected override describe(): string {
    const { scene, frame } = this.experiment ?? {};
    if (!scene || !frame) return 'Network: not loaded yet.';
    return networkWords(scene, frame);
  }

  /** Another view points. */
  override pointChanged(): void {
    if (this.#interaction) this.#interaction.pointChanged();
    else if (this.experiment?.attention.pointed) this.#bringInteraction();
    this.requestPaint();
  }

  #read(): void {
    const title = this.renderRoot?.querySelector('.title');
    const detail = this.renderRoot?.querySelector('.detail');
    if (!title || !detail || !this.experiment?.scene) return;
    const words = this.#interaction?.words();
    const following = this.experiment.attention.followed?.name;
    const rest = { title: hint(), detail: following ? `Followed through the network: ${following}.` : '' };
    title.classList.toggle('quiet', !words);
    const texts = words ?? rest;
    if (title.textContent !== texts.title) title.textContent = texts.title;
    if (detail.textContent !== texts.detail) detail.textContent = texts.detail;
  }

  readonly #event = (event: Event): void => {
    if (this.#interaction) {
      this.#interaction.handle(event);
      return;
    }
    // Or the page would scroll meanwhile.
    if (/^(Arrow|Home|End)/.test((event as KeyboardEvent).key)) event.preventDefault();
    this.#missed = [...this.#missed.filter(({ type }) => type === 'keydown'), event];
    this.#bringInteraction();
  };

  #bringInteraction(): void {
    this.#bring('interaction', async () => {
      const { NetworkInteraction, interactionElements } = await import('./interaction.js');
      define(interactionElements);
      this.#interaction = new NetworkInteraction({
        part: this,
        experiment: () => this.experiment,
        layout: () => this.#ensureLayout(),
        place: (event) => this.placeOf(event),
        changed: () => {
          this.#read();
          this.requestPaint();
        },
      });
      if (this.experiment?.attention.pointed) this.#interaction.pointChanged();
      for (const event of this.#missed.splice(0)) await this.#interaction.catchUp(event);
    });
  }

  #bringExtras(): void {
    this.#bring('extras', async () => {
      const { flowElements, NetworkExtras } = await import('./extras.js');
      define(flowElements);
      this.#extras = new NetworkExtras();
      this.#faces.spreads = this.#extras.spreads;
      this.requestPaint();
    });
  }

  /** Once; what could not be fetched is asked for again the next time. */
  #bring(what: string, fetch: () => Promise<void>): void {
    if (this.#coming.has(what)) return;
    this.#coming.add(what);
    if (this.#lost) this.requestUpdate();
    this.#lost = null;
    fetch().catch((error: unknown) => {
      this.#coming.delete(what);
      console.error('Glassbox: a piece of <glassbox-network> could not be loaded.', error);
      this.#lost = () => this.#bring(what, fetch);
      this.requestUpdate();
    });
  }
}
