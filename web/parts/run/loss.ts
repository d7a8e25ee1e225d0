// <glassbox-loss>: the cost over the epochs, with a logarithmic switch and a read-out.

import { css, html } from 'lit';
import { cost, count } from '../../core/base/format.js';
import { drawLoss, type LossView, pickLoss } from '../../draw/loss.js';
import type { Theme } from '../../draw/theme.js';
import type { Frame } from '../../session/session.js';
import { booleanAttribute } from '../base/boolean-attribute.js';
import { CanvasView } from '../base/canvas-view.js';
import { lossWords } from '../words/view-words.js';
import { laterOf, lowestOf } from './loss-points.js';

export class GlassboxLoss extends CanvasView {
  static override properties = {
    ...CanvasView.properties,
    log: { ...booleanAttribute, reflect: true },
    logEpochs: { ...booleanAttribute, attribute: 'log-epochs', reflect: true },
  };
  static override styles = [
    CanvasView.styles,
    css`
    :host { display: flex; flex-direction: column; gap: 6px; }
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; min-height: 32px; }
    .key { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
    .key::before { content: ''; width: 16px; border-top: 2px solid var(--_ink); }
    .key.test::before { border-top: 2px dashed var(--_soft); }
    .key[hidden] { display: none; }
    .key.test.lowest::before { width: 0; border: 4px solid transparent; border-top: 7px solid var(--_soft); border-bottom: 0; }
    .push { margin-left: auto; }
    .log[hidden] { display: none; }
    .log { display: inline-flex; align-items: center; gap: 6px; cursor: pointer; white-space: nowrap; min-height: 32px; }
    input { accent-color: var(--_ink); width: 16px; height: 16px; margin: 0; }
    .plot { flex: 1; min-height: var(--glassbox-loss-height, 150px); position: relative; touch-action: pan-y; }
    .plot:focus-visible { outline-offset: 4px; border-radius: 4px; }
    canvas { position: absolute; inset: 0; }
    .readout { min-height: 18px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    @media (pointer: coarse), (max-width: 640px) { .log { min-height: 44px; } }
    @media print { .log, .readout { display: none; } }
  `,
  ];

  declare log: boolean;
  /** The epochs are logarithmic, too: for what happens early and what happens late in one picture. */
  declare logEpochs: boolean;
  #pointer: number | null = null;

  constructor() {
    super();
    this.log = this.logEpochs = false;
  }

  protected override render() {
    return html`
      <div class="row caption" part="legend">
        <span class="key">training</span><span class="key test">test</span><span class="key test lowest">lowest</span>
        <label class="log push" title="A curve that falls tenfold falls as far again for the next tenfold"><input type="checkbox" .checked=${this.log} @change=${this.#switch}> log scale</label>
        <label class="log" ?hidden=${!this.log && !this.logEpochs} title="A tenfold of epochs is as far again as the tenfold before"><input type="checkbox" name="epochs" .checked=${this.logEpochs} @change=${this.#switch}> epochs too</label>
      </div>
      <div class="plot" part="plot" tabindex="0" role="group" aria-label="Cost; left and right arrows read it out"
        @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#leave} @keydown=${this.#key} @blur=${this.#leave}>
        <canvas role="img" aria-label="Cost"></canvas>
      </div>
      <div class="readout caption" part="readout"></div>
      <div class="hidden" aria-live="polite"></div>
    `;
  }

  /** A curve is read: while training goes on it grows with the numbers. */
  override frameArrived(frame: Frame): void {
    if (!frame.playing) super.frameArrived(frame);
  }

  override numbersArrived(_frame: Frame): void {
    this.#read();
    this.requestPaint();
    this.requestDescription();
  }

  override sceneChanged(): void {
    this.#pointer = null;
    this.updateComplete.then(() => {
      for (const key of this.renderRoot.querySelectorAll<HTMLElement>('.key.test'))
        key.hidden = !this.experiment?.scene?.problem.test.rows;
    });
    this.requestPaint();
  }

  #view(): LossView | null {
    const history = this.experiment?.frame?.history;
    if (!history) return null;
    const { frame, tape } = this.experiment ?? {};
    const later = frame && tape ? laterOf(frame.tick, tape.entries) : null;
    // The start alone is the lowest of nothing.
    const lowest = later || history.length > 1 ? lowestOf(later ? [history, later] : [history]) : null;
    const size = { width: this.width, height: this.height };
    return {
      ...history,
      ...size,
      log: this.log,
      logEpochs: this.logEpochs,
      pointer: this.#pointer,
      lowest,
      ...(later && { later }),
    };
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    const view = this.#view();
    if (view) drawLoss(context, view, theme);
    else context.clearRect(0, 0, this.width, this.height);
  }

  protected override describe(): string {
    const history = this.experiment?.frame?.history;
    return history ? lossWords(history) : 'Cost over the epochs: nothing trained yet.';
  }

  #read(spoken = false): void {
    const view = this.#view();
    const at = this.#pointer;
    const out = this.renderRoot.querySelector('.readout');
    if (!out) return;
    if (!view || at === null || at >= view.length) {
      if (out.textContent) out.textContent = '';
      return;
    }
    const test = view.testLoss[at] ?? NaN;
    const text = `epoch ${count(view.epochs[at] ?? 0)}: training ${cost(view.loss[at] ?? 0)}${Number.isFinite(test) ? `, test ${cost(test)}` : ''}`;
    if (out.textContent !== text) out.textContent = text;
    const live = this.renderRoot.querySelector('[aria-live]');
    if (spoken && live) live.textContent = text;
  }

  readonly #switch = (event: Event): void => {
    const { checked, name } = event.target as HTMLInputElement;
    if (name === 'epochs') this.logEpochs = checked;
    else this.log = checked;
    this.requestPaint();
  };

  readonly #point = (event: PointerEvent): void => {
    const view = this.#view();
    const at = this.placeOf(event);
    if (!view || !at) return;
    this.#pointer = pickLoss(view, at.x);
    this.#read();
    this.requestPaint();
  };

  readonly #leave = (): void => {
    this.#pointer = null;
    this.#read();
    this.requestPaint();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const view = this.#view();
    if (event.key === 'Escape') this.#leave();
    if (!view || view.length === 0) return;
    const last = view.length - 1;
    const stride = event.shiftKey ? Math.max(1, Math.round(last / 10)) : 1;
    const from = this.#pointer ?? last;
    const to = { ArrowLeft: from - stride, ArrowRight: from + stride, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#pointer = Math.max(0, Math.min(last, to));
    this.#read(true);
    this.requestPaint();
  };
}
