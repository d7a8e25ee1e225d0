// <glassbox-enlarged>: one neuron drawn large, with axes: its map over two inputs, its curve along one, or how its answers to the
// training rows are spread; and what it is, with its numbers. Stands inside the network and is never over what is pointed at.
import { css, html } from 'lit';
import { fromScaled } from '../../core/network/units.js';
import { divergingTable } from '../../draw/colour.js';
import { histogram } from '../../draw/distribution.js';
import { drawAnswerCurve, drawAnswerMap, drawDistribution } from '../../draw/neuron-plot.js';
import { createRaster, paintTile, type Raster, showTiles } from '../../draw/raster.js';
import { activationDomain } from '../../draw/scale.js';
import type { Theme } from '../../draw/theme.js';
import { bySign, unitOf, unitUpTo } from '../../draw/value-range.js';
import type { MapPlan } from '../../experiment/map-plan.js';
import type { Need } from '../../experiment/needs.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { CanvasView } from '../base/canvas-view.js';
import { describeAddress } from '../words/network-words.js';
import { outputsOf, outputWords, type Subject, spanOf } from './neuron-outputs.js';

const bins = 24;

/** left and right: a card in that corner; under: below the network; below: the same, and below the two lines that are read out of a neuron, too. */
export type Side = 'left' | 'right' | 'under' | 'below';

export class GlassboxEnlarged extends CanvasView {
  static override styles = [
    CanvasView.styles,
    css`
    :host {
      position: absolute; z-index: 2; bottom: 0; width: var(--_card, 216px); padding: 8px; pointer-events: none; visibility: hidden;
      background: var(--_panel); border: 1px solid var(--_line); border-radius: 8px; box-shadow: 0 6px 24px rgb(0 0 0 / 14%);
    }
    :host([side]) { visibility: visible; }
    :host([side='left']) { left: 0; }
    :host([side='right']) { right: 0; }
    :host(:is([side='under'], [side='below'])) { left: 0; right: 0; top: calc(100% + 8px); bottom: auto; width: auto; display: flex; gap: 10px; }
    :host([side='below']) { top: calc(100% + 76px); }
    .picture { position: relative; height: 176px; }
    :host(:is([side='under'], [side='below'])) .picture { flex: none; width: 158px; height: 150px; }
    canvas { position: absolute; inset: 0; }
    .words { margin-top: 6px; min-height: 74px; font-size: 12px; }
    p { margin: 0; color: var(--_soft); }
    b { display: block; font-weight: 600; }
  `,
  ];

  #subject: Subject | null = null;
  #raster: Raster | null = null;

  /** What is shown large; null when nothing is. */
  get subject(): Subject | null {
    return this.#subject;
  }

  protected override get needs(): readonly Need[] {
    const scene = this.experiment?.scene;
    if (!this.#subject || !scene) return [];
    if (scene.domain.length > 0) return ['maps', 'trace'];
    return this.#subject.layer > 0 ? [`answers of ${this.#subject.layer - 1}`, 'trace'] : ['trace'];
  }

  protected override render() {
    return html`<div class="picture"><canvas role="img" aria-label="A neuron, large"></canvas></div><div class="words" part="words"><b></b><p></p></div>`;
  }

  /** width: of the card, in CSS pixels; it has no say under the network. */
  show(subject: Subject, side: Side, width: number): void {
    this.#subject = subject;
    this.style.setProperty('--_card', `${Math.round(width)}px`);
    this.setAttribute('side', side);
    this.experiment?.needsChanged();
    this.requestPaint();
    this.requestDescription();
  }

  hide(): void {
    if (!this.#subject) return;
    this.#subject = null;
    this.removeAttribute('side');
    this.experiment?.needsChanged();
  }

  override sceneChanged(): void {
    this.hide();
  }

  override stateChanged(): void {
    if (this.#subject) this.requestPaint();
  }

  override frameArrived(frame: Frame): void {
    if (this.#subject) super.frameArrived(frame);
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const { scene, frame } = this.experiment ?? {};
    const followed = this.experiment?.attention.followed;
    const subject = this.#subject;
    if (!subject || !scene || !frame) return;
    const plan = this.#plan(frame);
    const values = outputsOf(scene, frame, plan, subject);
    if (!values) {
      context.clearRect(0, 0, this.width, this.height);
      return;
    }
    const activation = subject.layer === 0 ? 'linear' : (scene.activations[subject.layer - 1] ?? 'linear');
    const size = { width: this.width, height: this.height };
    const axis = (input: number) => axisOf(scene, input);
    // Made inputs are not coordinates: where the observation lies is known only of the two columns themselves.
    const row = this.experiment?.attention.followedRow;
    const rows = row && (row.set === 0 ? scene.problem.train : scene.problem.test);
    const place = (input: number) =>
      rows && row ? axis(input).real(rows.inputs[row.row * scene.domain.length + input] ?? 0) : 0;
    if (plan?.kind === 'grid') {
      const raster = this.#paintRaster(theme, plan, values, activation, subject.layer === 0);
      const marker = followed ? ([place(0), place(1)] as const) : null;
      const name = axis(0).name;
      drawAnswerMap(context, { ...size, name, x: axis(0).span, y: axis(1).span, raster, marker }, theme);
    } else if (plan?.kind === 'line') {
      const y = activationDomain(activation, [values]);
      const marker = followed ? place(0) : null;
      drawAnswerCurve(context, { ...size, name: axis(0).name, x: axis(0).span, y, values, marker }, theme);
    } else {
      const domain = activationDomain(activation, [values]);
      const counts = histogram(values, domain, bins);
      const own = subject.layer === 0 ? followed?.input : frame.trace?.a[subject.layer - 1];
      const name = subject.layer === 0 ? 'what comes in' : 'activation';
      const marker = own?.[subject.neuron] ?? null;
      drawDistribution(context, { ...size, name, domain, counts, unit: bySign(activation), marker }, theme);
    }
    this.#say(values);
  }

  #plan(frame: Frame): MapPlan | null {
    return frame.maps ? (this.experiment?.plan(frame.maps.id) ?? null) : null;
  }

  #paintRaster(theme: Theme, plan: MapPlan, values: ArrayLike<number>, activation: string, isInput: boolean): Raster {
    if (this.#raster?.columns !== plan.columns) this.#raster = createRaster(plan.columns, plan.rows, 1);
    // Inputs have no bounds of their own: the furthest wears the full colour.
    const [low, high] = isInput ? spanOf(values) : [0, 1];
    const unit = isInput ? unitUpTo(Math.max(-low, high)) : unitOf(activation);
    paintTile(this.#raster, 0, values, 0, unit, divergingTable(theme));
    showTiles(this.#raster);
    return this.#raster;
  }

  #words(values: ArrayLike<number>): { title: string; text: string } {
    const { scene, frame } = this.experiment ?? {};
    const followed = this.experiment?.attention.followed;
    if (!scene || !frame || !this.#subject) return { title: '', text: '' };
    const numbers = { parameters: frame.parameters, followed: followed ?? null, trace: frame.trace ?? null };
    const { title } = describeAddress(scene, numbers, { kind: 'neuron', ...this.#subject });
    return { title, text: outputWords(scene, this.#subject, values) };
  }

  #say(values: ArrayLike<number>): void {
    const words = this.#words(values);
    for (const [tag, text] of [
      ['b', words.title],
      ['p', words.text],
    ] as const) {
      const out = this.renderRoot.querySelector(tag);
      if (out && out.textContent !== text) out.textContent = text;
    }
  }

  protected override describe(): string {
    const { scene, frame } = this.experiment ?? {};
    const values = scene && frame && this.#subject ? outputsOf(scene, frame, this.#plan(frame), this.#subject) : null;
    return values ? `Large: ${this.#words(values).title}` : 'A neuron, large';
  }
}

/** An axis of the map in the units people know. */
function axisOf(
  scene: Scene,
  input: number,
): { span: readonly [number, number]; name: string; real: (value: number) => number } {
  const column = scene.problem.inputs[input];
  const [low, high] = scene.domain[input] ?? [0, 1];
  const real = (value: number) => (column ? fromScaled(column.scale, value) : value);
  const name = column?.unit ? `${column.label}, ${column.unit}` : (column?.label ?? '');
  return { span: [real(low), real(high)], name, real };
}
