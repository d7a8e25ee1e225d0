// <glassbox-equation layer="1">: the living equation. The followed observation on its way into a layer, [W] @ [X] + [Bias] = [Z]
// and f(Z) = [A] with their real numbers; each cell is linked to its line and neuron in the network.
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Address } from '../../../core/network/address.js';
import { layerPlaces } from '../../../core/network/parameters.js';
import type { Need } from '../../../experiment/needs.js';
import { observedIn } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { NumbersView } from '../../base/numbers-view.js';
import { Tallest } from '../../base/tallest.js';
import { layerOf, layerTitle } from '../../words/layer-words.js';
import type { describeAddress } from '../../words/network-words.js';
import { layerTabs, layerTabsStyle } from '../layer-tabs.js';
import { activationKey, costOfRow } from './activation-key.js';
import {
  addressOf,
  type Cell,
  isCellKey,
  lineOf,
  type MatrixName,
  mostShown,
  moveCell,
  shownOf,
} from './equation-cells.js';
import { matricesOf, shownDecimals } from './equation-matrices.js';
import { drawMatrix, matrixStyle } from './equation-matrix.js';

export class GlassboxEquation extends NumbersView {
  static override properties = { ...NumbersView.properties, layer: { type: Number, reflect: true } };
  static override styles = [
    NumbersView.styles,
    layerTabsStyle,
    matrixStyle,
    css`
    :host { display: block; }
    .whole { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; align-content: start; }
    .words { min-height: 78px; }
    .words p { margin: 0; max-width: 62ch; overflow-wrap: anywhere; }
    .words .soft { color: var(--_soft); font-size: 12px; }
    .scroll { overflow-x: auto; padding: 2px 2px 6px; margin: 0 -2px; }
    .sides { display: flex; flex-wrap: wrap; gap: 14px 8px; align-items: center; }
    .side { display: flex; align-items: center; gap: 8px; }
    .activation, .cost { margin: 0; min-height: 34px; max-width: 62ch; }
    /* Three lines where its numbers are long: what is below does not move when they get shorter. */
    .cost { min-height: 3lh; }
    .activation { display: flex; align-items: center; gap: 10px; }
    .activation svg { flex: none; }
    .soft { color: var(--_soft); font-size: 12px; }
    @media (max-width: 480px) { .words { min-height: 98px; } }
    @media (max-width: 340px) { .words { min-height: 136px; } }
    .sign { white-space: nowrap; padding-bottom: 18px; }
  `,
  ];

  /** Which layer's equation: 1 is the first after the inputs. */
  declare layer: number;
  readonly #tallest = new Tallest();
  /** Fetched when something is first pointed at. */
  #describe: typeof describeAddress | null = null;
  #at: Cell = { matrix: 'w', row: 0, column: 0 };
  #keep: { row: number | null; column: number | null } = { row: null, column: null };

  constructor() {
    super();
    this.layer = 1;
  }

  protected override get needs(): readonly Need[] {
    return ['trace'];
  }

  override sceneChanged(): void {
    this.#start(this.#layer);
    void this.#bringWords();
    super.sceneChanged();
  }

  override stateChanged(): void {
    const step = this.experiment?.attention.explain;
    if (step) this.#open(step.layer);
    super.stateChanged();
  }

  override pointChanged(): void {
    const pointed = this.experiment?.attention.pointed;
    if (pointed?.held) this.#open(layerOf(pointed), pointed);
    void this.#bringWords();
    this.refresh();
  }

  /** Without them the words for the whole equation stay; they are asked for again with the next that is pointed at. */
  async #bringWords(): Promise<void> {
    if (this.#describe || !this.experiment?.attention.pointed) return;
    this.#describe = (await import('../../words/network-words.js').catch(() => null))?.describeAddress ?? null;
    this.refresh();
  }

  /** Stays where it is when what is pointed at is in this layer's equation already. */
  #open(layer: number, pointed: Address | null = null): void {
    const line = lineOf(pointed, this.#layer);
    if (layer !== this.#layer && line.row === null && line.column === null) this.#start(layer);
  }

  #start(layer: number): void {
    this.layer = layer + 1;
    this.#at = { matrix: 'w', row: 0, column: 0 };
    this.#keep = { row: null, column: null };
  }

  /** Counted from 0, within the network that is there. */
  get #layer(): number {
    const last = (this.experiment?.scene?.layers.length ?? 2) - 2;
    return Math.max(0, Math.min(last, Math.round(this.layer || 1) - 1));
  }

  protected override render() {
    const scene = this.experiment?.scene;
    return scene ? html`<div class="whole">${this.#whole(scene, this.#layer)}</div>` : nothing;
  }

  #whole(scene: Scene, layer: number): TemplateResult {
    const choose = (l: number) => {
      this.#start(l);
      this.refresh();
    };
    return html`${layerTabs(scene, this.theme, layer, choose)}
      <div class="words" part="words">${this.#words(scene, layer)}</div>
      ${this.#equation(scene, layer)}
      ${activationKey(scene.activations[layer] ?? 'linear')}
      ${this.#cost(scene, layer)}`;
  }

  /** Layers are of different sizes: there is room for the largest. */
  protected override updated(): void {
    const { experiment } = this;
    const scene = observedIn(experiment) && experiment?.scene;
    const layers = () => (scene?.layers ?? []).slice(1).map((_, l) => scene && this.#whole(scene, l));
    this.#tallest.keep(this.renderRoot.querySelector<HTMLElement>('.whole'), scene || null, layers);
  }

  #words(scene: Scene, layer: number): TemplateResult {
    const { experiment } = this;
    const pointed = experiment?.attention.pointed ?? null;
    const line = lineOf(pointed, layer);
    const frame = experiment?.frame;
    const followed = experiment?.attention.followed;
    if (this.#describe && pointed && frame && (line.row !== null || line.column !== null)) {
      const numbers = { parameters: frame.parameters, followed: followed ?? null, trace: frame.trace ?? null };
      const { title, detail } = this.#describe(scene, numbers, pointed);
      return html`<p>${title}</p><p class="soft">${detail}</p>`;
    }
    const whole = `Each row is one neuron: its weights times what comes in, plus its bias.`;
    const start =
      layer === 0
        ? `${followed ? followed.name.charAt(0).toUpperCase() + followed.name.slice(1) : 'The observation'} enters ${layerTitle(scene, 0)}.`
        : `What ${layerTitle(scene, layer - 1)} answered goes on into ${layerTitle(scene, layer)}.`;
    return html`<p>${start} ${whole}</p><p class="soft">@ multiplies each row with what comes in and adds up. Point at a number, or tap it, to see its line or neuron.</p>`;
  }

  /** Where the answer comes out: what it costs. */
  #cost(scene: Scene, layer: number): TemplateResult | typeof nothing {
    const { frame, attention } = this.experiment ?? {};
    const seen = observedIn(this.experiment);
    const { followed } = attention ?? {};
    if (layer !== scene.layers.length - 2 || !frame || !seen || !followed) return nothing;
    const now = { cost: frame.tick.loss, rows: scene.problem.train.rows };
    return html`<p class="soft cost">${costOfRow(scene.loss, seen.a[layer] ?? [], followed.target, now)}</p>`;
  }

  #equation(scene: Scene, layer: number): TemplateResult | typeof nothing {
    const numbers = observedIn(this.experiment);
    const place = layerPlaces(scene.layers)[layer];
    if (!numbers || !place) return nothing;
    // Of the others only the height is wanted: what is pointed at in them moves nothing here.
    const line = lineOf((layer === this.#layer && this.experiment?.attention.pointed) || null, layer);
    // While training goes on digits neither come nor go.
    const decimals = shownDecimals(scene, numbers, layer, this.experiment?.playing);
    const shown = {
      rows: this.#window('row', place.n, mostShown.rows, line.row),
      columns: this.#window('column', place.m, mostShown.columns, line.column),
    };
    const matrices = matricesOf(scene, numbers, layer, shown, decimals);
    const sign = (isExact: boolean) => (isExact ? '=' : '\u2248');
    const context = { scene, layer, theme: this.theme, at: this.#at, line };
    const draw = (name: MatrixName) => drawMatrix(context, matrices[name]);
    return html`<div class="scroll" part="equation" role="group" aria-label="The equation of ${layerTitle(scene, layer)}; arrow keys walk through its numbers"
      @pointerover=${this.#over} @pointerleave=${this.#out} @focusin=${this.#focus} @focusout=${this.#blur} @keydown=${this.#key}>
      <div class="sides">
        ${draw('w')}
        <div class="side"><span class="sign">@</span>${draw('x')}</div>
        <div class="side"><span class="sign">+</span>${draw('b')}</div>
        <div class="side"><span class="sign">${sign(decimals.isExact.sums)}</span>${draw('z')}</div>
        <div class="side"><span class="sign">${scene.activations[layer]}(<i>Z</i>) ${sign(decimals.isExact.activations)}</span>${draw('a')}</div>
      </div>
    </div>`;
  }

  /** A line that is pointed at comes into view and stays there, so that nothing moves under the pointer. */
  #window(which: 'row' | 'column', count: number, most: number, pointed: number | null): (number | null)[] {
    const shown = shownOf(count, most, this.#keep[which]);
    if (pointed === null || shown.includes(pointed)) return shown;
    this.#keep = { ...this.#keep, [which]: pointed };
    return shownOf(count, most, pointed);
  }

  #cellOf(event: Event): Cell | null {
    const text = (event.target as Element).closest<HTMLElement>('td[data-cell]')?.dataset.cell;
    const [matrix, row, column] = text?.split(' ') ?? [];
    return matrix ? { matrix: matrix as MatrixName, row: Number(row), column: Number(column) } : null;
  }

  readonly #over = (event: PointerEvent): void => {
    const cell = this.#cellOf(event);
    if (cell && event.pointerType !== 'touch') this.experiment?.attention.point(addressOf(cell, this.#layer));
  };

  readonly #out = (): void => {
    const inside = this.renderRoot.querySelector('td:focus');
    this.experiment?.attention.point(inside ? addressOf(this.#at, this.#layer) : null, inside !== null);
  };

  readonly #focus = (event: FocusEvent): void => {
    const cell = this.#cellOf(event);
    if (!cell) return;
    this.#at = cell;
    this.experiment?.attention.point(addressOf(cell, this.#layer), true);
    this.refresh();
  };

  readonly #blur = (event: FocusEvent): void => {
    const to = event.relatedTarget as Element | null;
    if (!to?.matches('td[data-cell]')) this.experiment?.attention.point(null);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const place = layerPlaces(this.experiment?.scene?.layers ?? [])[this.#layer];
    const from = this.#cellOf(event);
    if (event.key === 'Escape' && this.experiment?.attention.pointed) {
      event.stopPropagation();
      this.experiment.attention.point(null);
    }
    if (!place || !from || !isCellKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#at = moveCell(place, from, event.key);
    // The cell may have been left out until now: it is drawn first, then focused.
    this.experiment?.attention.point(addressOf(this.#at, this.#layer), true);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const { matrix, row, column } = this.#at;
      this.renderRoot.querySelector<HTMLElement>(`td[data-cell="${matrix} ${row} ${column}"]`)?.focus();
    });
  };
}
