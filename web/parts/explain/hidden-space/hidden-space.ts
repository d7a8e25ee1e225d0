// <glassbox-hidden-space layer="2" x="1" y="2">: any two neurons of a layer as axes; the observations, and the plane they came
// from, where these neurons put them.
import { css, html, nothing, type TemplateResult } from 'lit';
import { capital, fixed } from '../../../core/base/format.js';
import { drawHiddenSpace, type HiddenView, hiddenScales, pickHidden } from '../../../draw/hidden-space.js';
import type { Theme } from '../../../draw/theme.js';
import type { Need } from '../../../experiment/needs.js';
import { type RowAddress, rowName } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';
import { CanvasView } from '../../base/canvas-view.js';
import { fields } from '../../base/field-style.js';
import { classKey } from '../../base/legend.js';
import { readTheme } from '../../base/theme-reader.js';
import { layerTitle, neuronName, shortName } from '../../words/layer-words.js';
import { layerTabs, layerTabsStyle } from '../layer-tabs.js';
import { type Axes, firstLayer, groupRows, liveliest, placeHidden, type RowGroup } from './view.js';

export class GlassboxHiddenSpace extends CanvasView {
  static override properties = {
    ...CanvasView.properties,
    layer: { type: Number },
    x: { type: Number },
    y: { type: Number },
  };
  static override styles = [
    CanvasView.styles,
    fields,
    layerTabsStyle,
    css`
    :host { display: block; container-type: inline-size; }
    .whole { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px 40px; }
    .words { display: grid; gap: 12px; align-content: start; }
    .words p { margin: 0; max-width: 52ch; }
    @container (min-width: 760px) { .whole { grid-template-columns: minmax(0, 480px) minmax(0, 1fr); } }
    .stage { position: relative; width: 100%; max-width: 480px; aspect-ratio: 1; touch-action: pan-y; cursor: crosshair; }
    .stage:focus-visible { outline-offset: 3px; }
    canvas { position: absolute; inset: 0; }
    .axes { display: flex; flex-wrap: wrap; gap: 8px 16px; }
    .axes span { display: flex; align-items: center; gap: 8px; font-size: 12px; color: var(--_soft); }
    .axes select { font-size: 14px; max-width: 200px; }
    .key { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; }
    .key span { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
    .readout { min-height: 36px; }
  `,
  ];

  /** 1 is the first layer after the inputs; left out: the last hidden layer with two neurons. */
  declare layer: number | undefined;
  /** The neurons along the axes, from 1; left out: the two whose answers differ most when the layer is opened. */
  declare x: number | undefined;
  declare y: number | undefined;
  #groups: RowGroup[] = [];
  #view: HiddenView | null = null;
  /** Counted from 1. */
  #liveliest: readonly [number, number] | null = null;
  #pointer: { x: number; y: number } | null = null;

  protected override get needs(): readonly Need[] {
    return [`answers of ${this.#axes.layer}`, 'maps'];
  }

  /** Within the network that is there. */
  get #axes(): Axes {
    const scene = this.experiment?.scene;
    if (!scene) return { layer: 0, x: 0, y: null };
    const held = (value: number, count: number) => Math.max(0, Math.min(count - 1, Math.round(value || 1) - 1));
    const [first, second] = this.#liveliest ?? [1, 2];
    const layer = this.layer === undefined ? firstLayer(scene) : held(this.layer, scene.layers.length - 1);
    const size = scene.layers[layer + 1] ?? 1;
    return { layer, x: held(this.x ?? first, size), y: size > 1 ? held(this.y ?? second, size) : null };
  }

  protected override render() {
    const scene = this.experiment?.scene;
    const axes = this.#axes;
    return html`<div class="whole">
      <div class="stage" part="stage" tabindex="0" role="group" aria-label="Hidden space; up and down arrows follow one observation after another"
        @pointermove=${this.#over} @pointerdown=${this.#over} @pointerleave=${this.#out} @click=${this.#click} @keydown=${this.#key}>
        <canvas role="img" aria-label="Hidden space"></canvas>
      </div>
      <div class="words">${scene ? this.#words(scene, axes) : nothing}<div class="hidden" aria-live="polite"></div></div>
    </div>`;
  }

  #words(scene: Scene, axes: Axes): TemplateResult {
    this.theme ??= readTheme(this);
    const { theme } = this;
    const { problem } = scene;
    const choose = (layer: number) => {
      this.layer = layer + 1;
      this.x = this.y = undefined;
      this.#liveliest = null;
    };
    const select = (
      axis: 'x' | 'y',
      present: number,
    ) => html`<span><label for=${axis}>${axis === 'x' ? 'across' : 'up'}</label>
      <select id=${axis} @change=${(event: Event) => {
        this[axis] = Number((event.target as HTMLSelectElement).value) + 1;
      }}>
        ${Array.from({ length: scene.layers[axes.layer + 1] ?? 0 }, (_, n) => html`<option value=${n} .selected=${n === present}>${shortName(scene, axes.layer + 1, n)}</option>`)}
      </select></span>`;
    return html`
      ${layerTabs(scene, theme, axes.layer, choose)}
      ${axes.y === null ? nothing : html`<div class="axes">${select('x', axes.x)}${select('y', axes.y)}</div>`}
      <p>${this.#explanation(scene, axes)}</p>
      ${problem.task === 'regression' ? nothing : html`<div class="key caption" part="key">${classKey(problem, theme, true)}</div>`}
      <div class="readout caption" part="readout"></div>`;
  }

  #explanation(scene: Scene, axes: Axes): string {
    const one = axes.y === null;
    const place = `Each mark is an observation, where ${one ? 'the one neuron' : 'these two neurons'} of ${layerTitle(scene, axes.layer)} put${one ? 's' : ''} it.`;
    if (one) return `${place} Up and down means nothing here.`;
    const source = ['', 'line is the axis of the input', 'grid is the plane of the inputs'][scene.domain.length];
    const bent = source ? ` The ${source}, bent by the layers so far.` : '';
    const divide = this.#view?.divide
      ? ' The output can only part this space by a straight line, the dashed one: what looks curved outside is straight in here.'
      : '';
    return place + bent + divide;
  }

  protected override updated(): void {
    this.experiment?.needsChanged();
    this.requestPaint();
  }

  override sceneChanged(): void {
    this.#groups = [];
    this.#view = this.#liveliest = null;
    this.#pointer = null;
    this.requestUpdate();
    this.requestPaint();
  }

  override stateChanged(): void {
    this.requestPaint();
  }

  override readonly themeChanged = (): void => {
    this.#groups = [];
    this.theme = null;
    this.requestUpdate();
    this.requestPaint();
  };

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const had = this.#view?.divide;
    this.#view = this.#viewOf(theme);
    if (this.#view) drawHiddenSpace(context, this.#view, theme);
    else context.clearRect(0, 0, this.width, this.height);
    if (!had !== !this.#view?.divide) this.requestUpdate();
    this.#read();
  }

  #viewOf(theme: Theme): HiddenView | null {
    const { experiment } = this;
    const { scene, frame } = experiment ?? {};
    const followedRow = experiment?.attention.followedRow;
    if (!experiment || !scene || !frame) return null;
    if (this.#groups.length === 0) this.#groups = groupRows(scene, theme);
    if (!this.#liveliest) {
      this.#liveliest = liveliest(frame, this.#axes.layer, scene.layers[this.#axes.layer + 1] ?? 0);
      if (this.#liveliest) this.requestUpdate();
    }
    const axes = this.#axes;
    const plan = frame.maps ? experiment.plan(frame.maps.id) : null;
    const placed = placeHidden({ scene, frame, plan, groups: this.#groups, axes }, theme);
    // Until the answers of a newly chosen layer are there, the last picture stays.
    if (!placed) return this.#view;
    return {
      ...placed,
      width: this.width,
      height: this.height,
      xName: neuronName(scene, axes.layer + 1, axes.x),
      yName: axes.y === null ? '' : neuronName(scene, axes.layer + 1, axes.y),
      chosen: followedRow ? { test: followedRow.set === 1, row: followedRow.row } : null,
    };
  }

  #under(x: number, y: number, reach: number): RowAddress | null {
    const found = this.#view && pickHidden(this.#view, x, y, reach);
    return found ? { set: found.test ? 1 : 0, row: found.row } : null;
  }

  #read(): void {
    const out = this.renderRoot.querySelector('.readout');
    if (!out) return;
    const scene = this.experiment?.scene;
    const followed = this.experiment?.attention.followed;
    const view = this.#view;
    let text = followed ? `Followed: ${followed.name}. Choose another by a click.` : '';
    if (scene && view && this.#pointer) {
      const { x, y } = hiddenScales(view);
      const row = this.#under(this.#pointer.x, this.#pointer.y, 10);
      const place = `${fixed(x.invert(this.#pointer.x))}${view.yName ? `, ${fixed(y.invert(this.#pointer.y))}` : ''}`;
      text = row ? `${capital(rowName(scene.problem, row))} lands at ${place}.` : place;
    }
    if (out.textContent !== text) out.textContent = text;
  }

  protected override describe(): string {
    const { scene } = this.experiment ?? {};
    const view = this.#view;
    if (!scene || !view) return 'Hidden space: nothing yet.';
    const axes = view.yName ? `${view.xName} across, ${view.yName} up` : `${view.xName} across`;
    const kinds = scene.problem.task === 'regression' ? '' : ` ${capital(middles(this.#groups, view))}`;
    return `Hidden space: ${axes}.${kinds}`;
  }

  readonly #over = (event: PointerEvent): void => {
    this.#pointer = this.placeOf(event);
    this.#read();
  };

  readonly #out = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#pointer = null;
    this.#read();
  };

  readonly #click = (event: MouseEvent): void => {
    const at = this.placeOf(event);
    const touch = (event as PointerEvent).pointerType === 'touch';
    const found = at && this.#under(at.x, at.y, touch ? 22 : 10);
    if (found) this.experiment?.attention.follow(found);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by || !this.experiment) return;
    event.preventDefault();
    event.stopPropagation();
    this.#pointer = null;
    this.experiment.attention.followNext(by);
    const live = this.renderRoot.querySelector('[aria-live]');
    if (live) live.textContent = `Following ${this.experiment.attention.followed?.name ?? ''}`;
  };
}

/** "inside around (0.91, -0.42), outside around (-0.88, 0.37)." */
function middles(groups: readonly RowGroup[], view: HiddenView): string {
  const words = view.points.flatMap(({ positions, test }, i) => {
    if (test) return [];
    const many = positions.length / 2 || 1;
    let [x, y] = [0, 0];
    for (let k = 0; k + 1 < positions.length; k += 2) {
      x += (positions[k] ?? 0) / many;
      y += (positions[k + 1] ?? 0) / many;
    }
    return [`${groups[i]?.name ?? ''} around ${view.yName ? `(${fixed(x)}, ${fixed(y)})` : fixed(x)}`];
  });
  return `${words.join(', ')}.`;
}
