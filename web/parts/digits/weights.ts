// <glassbox-digit-weights>: what each neuron of the first layer looks for, its 64 weights as a picture. Pausing on one, by mouse,
// finger or arrow keys, enlarges it and says its numbers; the network shows the same neuron.

import { css, html } from 'lit';
import { weight } from '../../core/base/format.js';
import { digitEdge } from '../../core/data/digit.js';
import { drawWeights, layoutTiles, type WeightTile, weightColours, weightPictures } from '../../draw/digit.js';
import type { Theme } from '../../draw/theme.js';
import { CanvasView } from '../base/canvas-view.js';
import { neuronName } from '../words/layer-words.js';

const gap = 6;
const large = 132;

export class GlassboxDigitWeights extends CanvasView {
  static override styles = [
    CanvasView.styles,
    css`
    h3 { margin: 0 0 6px; font-size: 12px; font-weight: 400; color: var(--_soft); }
    .row { display: flex; flex-wrap: wrap; gap: 8px 16px; }
    .stage { flex: 1 1 180px; min-width: 0; position: relative; height: var(--_tiles, 132px); touch-action: pan-y; cursor: default; }
    .stage:focus-visible { outline-offset: 4px; border-radius: 4px; }
    canvas { position: absolute; inset: 0; }
    .one { display: grid; grid-template-columns: ${large}px minmax(96px, 1fr); gap: 12px; flex: 0 1 270px; min-width: 0; }
    .one canvas { position: static; width: ${large}px; height: ${large}px; border-radius: 6px; }
    p { margin: 0; font-size: 12px; color: var(--_soft); }
    b { display: block; color: var(--_ink); font-weight: 600; }
  `,
  ];

  /** Pointed at here, else in the network, else the first. */
  #at = 0;
  #tiles: WeightTile[] = [];
  #colours: { theme: Theme; list: readonly string[] } | null = null;

  protected override render() {
    return html`<h3>What each neuron of the first layer looks for: teal wants ink, orange wants none</h3>
      <div class="row"><div class="stage" tabindex="0" role="application" aria-label="The first layer’s weights as pictures. Arrow keys go from neuron to neuron."
        @pointermove=${this.#over} @click=${this.#over} @keydown=${this.#key}><canvas role="img" aria-label="Weights"></canvas></div>
      <div class="one"><canvas class="large" width=${2 * large} height=${2 * large} aria-hidden="true"></canvas><p><b></b><span></span></p></div></div>
      <div class="hidden" aria-live="polite"></div>`;
  }

  override sceneChanged(): void {
    this.#at = 0;
    this.#lay();
    this.requestPaint();
  }

  override pointChanged(): void {
    const at = this.experiment?.attention.pointed;
    const neuron =
      at?.kind === 'neuron' && at.layer === 1 ? at.neuron : at?.kind === 'weight' && at.layer === 0 ? at.neuron : null;
    if (neuron !== null && neuron < this.#count) this.#at = neuron;
    this.requestPaint();
  }

  protected override sized(): void {
    this.#lay();
  }

  get #count(): number {
    return this.experiment?.scene?.layers[1] ?? 0;
  }

  #lay(): void {
    const stage = this.renderRoot?.querySelector<HTMLElement>('.stage');
    if (!stage || this.width === 0) return;
    const { tiles, height } = layoutTiles(this.#count, this.width, 48, gap);
    this.#tiles = tiles;
    stage.style.setProperty('--_tiles', `${Math.ceil(height)}px`);
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const { scene, frame } = this.experiment ?? {};
    context.clearRect(0, 0, this.width, this.height);
    if (!scene || !frame || scene.layers[0] !== digitEdge * digitEdge) return;
    if (this.#colours?.theme !== theme) this.#colours = { theme, list: weightColours(theme) };
    const colours = this.#colours.list;
    const { parameters } = frame;
    const { reach } = weightPictures(parameters, this.#count, colours);
    this.#tiles.forEach((tile, neuron) => {
      drawWeights(context, parameters, neuron * 64, reach, tile, colours);
      if (neuron !== this.#at) return;
      context.strokeStyle = theme.ink;
      context.lineWidth = 2;
      context.strokeRect(tile.left + 1, tile.top + 1, tile.edge - 2, tile.edge - 2);
    });
    const largeOne = this.renderRoot.querySelector<HTMLCanvasElement>('.large')?.getContext('2d');
    if (largeOne) {
      const tile = { left: 0, top: 0, edge: 2 * large };
      drawWeights(largeOne, parameters, this.#at * 64, reach, tile, colours);
    }
    this.#tell();
  }

  /** Its largest weights either way, with their places. */
  #words(): { title: string; detail: string } | null {
    const { scene, frame } = this.experiment ?? {};
    if (!scene || !frame) return null;
    const own = frame.parameters.subarray(this.#at * 64, this.#at * 64 + 64);
    const place = (i: number) => `row ${Math.floor(i / digitEdge) + 1}, dot ${(i % digitEdge) + 1}`;
    const most = own.reduce((best, value, i) => (value > (own[best] ?? 0) ? i : best), 0);
    const least = own.reduce((best, value, i) => (value < (own[best] ?? 0) ? i : best), 0);
    const bias = frame.parameters[this.#count * 64 + this.#at] ?? 0;
    const name = neuronName(scene, 1, this.#at);
    return {
      title: name.charAt(0).toUpperCase() + name.slice(1),
      detail: `wants ink most in ${place(most)} (${weight(own[most] ?? 0)}), least in ${place(least)} (${weight(own[least] ?? 0)}); bias ${weight(bias)}.`,
    };
  }

  #tell(): void {
    const words = this.#words();
    const [title, detail] = [this.renderRoot.querySelector('.one b'), this.renderRoot.querySelector('.one span')];
    if (!words || !title || !detail) return;
    if (title.textContent !== words.title) title.textContent = words.title;
    if (detail.textContent !== words.detail) detail.textContent = words.detail;
  }

  protected override describe(): string {
    const words = this.#words();
    return words
      ? `The weights of ${this.#count} neurons as pictures. ${words.title} ${words.detail}`
      : 'Weights: not loaded yet.';
  }

  #choose(neuron: number): void {
    if (neuron === this.#at || neuron < 0 || neuron >= this.#count) return;
    this.#at = neuron;
    this.requestPaint();
  }

  readonly #over = (event: PointerEvent | MouseEvent): void => {
    const { x, y } = this.placeOf(event) ?? { x: -1, y: -1 };
    const found = this.#tiles.findIndex(
      ({ left, top, edge }) => x >= left && x < left + edge + gap && y >= top && y < top + edge + gap,
    );
    if (found >= 0) this.#choose(found);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const columns = Math.max(1, this.#tiles.filter(({ top }) => top === 0).length);
    const to = {
      ArrowRight: this.#at + 1,
      ArrowLeft: this.#at - 1,
      ArrowDown: this.#at + columns,
      ArrowUp: this.#at - columns,
      Home: 0,
      End: this.#count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#choose(to);
    const words = this.#words();
    const live = this.renderRoot.querySelector('[aria-live]');
    if (live && words) live.textContent = `${words.title} ${words.detail}`;
  };
}
