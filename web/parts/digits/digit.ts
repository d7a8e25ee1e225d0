// <glassbox-digit>: a pad to draw a digit on with mouse, finger or keyboard; the network reads it at once, and again with every
// frame while it learns. Beside it the first layer's weights, as pictures. Nothing where the data are not the digits.
import { css, html, nothing } from 'lit';
import { count, percent } from '../../core/base/format.js';
import { asksForDigits, digitInput, digitOfStrokes } from '../../core/data/digit.js';
import { forward } from '../../core/network/forward.js';
import { drawDots, drawPad } from '../../draw/digit.js';
import type { Theme } from '../../draw/theme.js';
import { actualClass, rowNumber } from '../../experiment/rows.js';
import type { Frame } from '../../session/session.js';
import { CanvasView } from '../base/canvas-view.js';
import { define } from '../base/define.js';
import { GlassboxThumbnail } from '../base/thumbnail.js';
import { DigitPen } from './pen.js';
import { digitPicture } from './picture.js';
import { GlassboxDigitWeights } from './weights.js';

/** A drawing smaller than this share of the pad keeps its size. */
const smallest = 0.35;

export class GlassboxDigit extends CanvasView {
  static override styles = [
    CanvasView.styles,
    css`
    .whole { display: grid; grid-template-columns: 216px 104px minmax(150px, 1fr) minmax(0, 1.9fr); gap: 8px 24px; align-items: start; }
    .pad { position: relative; width: 100%; max-width: 260px; aspect-ratio: 1; overflow: hidden; border: 1px solid var(--_soft); border-radius: 8px; touch-action: none; cursor: crosshair; }
    .acts { display: flex; gap: 8px; margin-top: 8px; }
    .acts button { flex: 1; padding: 0 8px; }
    h3 { margin: 0 0 6px; font-size: 12px; font-weight: 400; color: var(--_soft); }
    .small { width: 96px; margin-bottom: 12px; }
    .small glassbox-thumbnail, .seen { display: block; width: 96px; height: 96px; border: 1px solid var(--_line); border-radius: 6px; overflow: hidden; }
    .small p { margin: 4px 0 0; font-size: 12px; color: var(--_soft); }
    ol { margin: 0; padding: 0; list-style: none; display: grid; gap: 3px; }
    li { display: grid; grid-template-columns: 14px 1fr 44px; gap: 8px; align-items: center; font-size: 13px; line-height: 19px; color: var(--_soft); }
    li.best { color: var(--_ink); font-weight: 600; }
    .bar { height: 11px; border-radius: 3px; background: var(--_wash); overflow: hidden; }
    .bar i { display: block; height: 100%; width: 100%; transform-origin: left; transform: scaleX(0); background: var(--_soft); }
    li.best .bar i { background: var(--_output); }
    li span:last-child { text-align: right; }
    .verdict { min-height: 40px; margin: 0 0 6px; font-size: 13px; }
    .verdict b { font-size: 20px; line-height: 22px; }
    @container (max-width: 760px) {
      .whole { grid-template-columns: minmax(0, 216px) minmax(150px, 1fr); }
      .seens { display: flex; gap: 16px; }
      .weights, .seens { grid-column: 1 / -1; }
      .seens { order: 3; } .weights { order: 4; }
    }
    @container (max-width: 420px) { .whole { grid-template-columns: minmax(0, 1fr); } .pad { margin: 0 auto; } }
    .box { container-type: inline-size; }
    .box[hidden] { display: none; }
    @media print { .acts { display: none; } }
  `,
  ];

  readonly #pen = new DigitPen(() => this.#drawn());
  #counts: Float64Array = new Float64Array(64);
  #shares: ArrayLike<number> | null = null;
  #said = 0;
  #sayTimer: ReturnType<typeof setTimeout> | undefined;

  /** The 64 grey values of what is drawn, 0 to 16; for whoever listens to glassbox-digit. */
  get counts(): Float64Array {
    return this.#counts.slice();
  }

  override connectedCallback(): void {
    define({ 'glassbox-digit-weights': GlassboxDigitWeights, 'glassbox-thumbnail': GlassboxThumbnail });
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#sayTimer);
    this.#sayTimer = undefined;
  }

  override sceneChanged(): void {
    this.#read();
    this.requestUpdate();
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  /** The pad is drawn when the pen moves. */
  override frameArrived(): void {}

  override numbersArrived(_frame: Frame): void {
    this.#read();
  }

  get #isDigits(): boolean {
    const { scene } = this.experiment ?? {};
    return scene !== undefined && scene !== null && asksForDigits(scene.problem);
  }

  protected override render() {
    const pen = this.#pen;
    const empty = pen.strokes.length === 0;
    return html`<div class="box" ?hidden=${!this.#isDigits}><div class="whole">
      <div>
        <div class="pad" part="pad" tabindex="0" role="application" aria-label="Pad to draw a digit on. The arrow keys move the pen, Space sets it down and lifts it, Backspace takes back a stroke, Delete clears."
          @pointerdown=${pen.pressed} @pointermove=${pen.moved} @pointerup=${pen.lifted} @pointercancel=${pen.lifted} @keydown=${pen.key} @focus=${pen.focused} @blur=${pen.blurred}>
          <canvas role="img" aria-label="Pad"></canvas></div>
        <div class="acts"><button type="button" aria-disabled=${empty} @click=${() => pen.undo()}>Undo stroke</button>
          <button type="button" aria-disabled=${empty} @click=${() => pen.clear()}>Clear</button></div>
      </div>
      <div class="seens"><div class="small"><h3>As it is given</h3><canvas class="seen" width="192" height="192" role="img" aria-label="The drawing as eight by eight grey dots"></canvas></div>
        ${this.#followed()}</div>
      <div><h3 id="reads">The network reads</h3><p class="verdict"></p>
        <ol aria-labelledby="reads">${Array.from({ length: 10 }, (_, digit) => html`<li><span>${digit}</span><span class="bar"><i></i></span><span></span></li>`)}</ol></div>
      <div class="weights"><glassbox-digit-weights .for=${this.for}></glassbox-digit-weights></div>
    </div><div class="hidden" role="status" aria-live="polite"></div></div>`;
  }

  /** The row that is followed through the network, as a picture. */
  #followed() {
    const scene = this.experiment?.scene;
    const followedRow = this.experiment?.attention.followedRow;
    const picture = scene && followedRow ? digitPicture(scene.problem, followedRow) : null;
    if (!scene || !followedRow || !picture) return nothing;
    const name = scene.problem.classNames[actualClass(scene.problem, followedRow)];
    return html`<div class="small"><h3>Followed row</h3><glassbox-thumbnail .picture=${picture}></glassbox-thumbnail>
      <p>${followedRow.set === 0 ? 'training' : 'test'} row ${count(rowNumber(scene.problem, followedRow))}, a ${name}</p></div>`;
  }

  #drawn(): void {
    this.#counts = digitOfStrokes(this.#pen.strokes, smallest);
    this.#read();
    this.requestUpdate();
    this.requestPaint();
    this.requestDescription();
    this.dispatchEvent(new CustomEvent('glassbox-digit', { detail: this.counts, bubbles: true, composed: true }));
  }

  /** What the network makes of it now. */
  #read(): void {
    const { scene, frame } = this.experiment ?? {};
    if (!scene || !frame || !this.#isDigits || this.#pen.strokes.length === 0) this.#shares = null;
    else {
      const input = digitInput(scene.problem.inputs, this.#counts);
      this.#shares = forward({ ...scene, parameters: frame.parameters }, input).a.at(-1) ?? null;
    }
    this.#write();
  }

  /** Straight to the elements: this happens ten times a second. */
  #write(): void {
    const shares = this.#shares;
    const best = shares ? bestOf(shares) : -1;
    const verdict = this.renderRoot?.querySelector('.verdict');
    if (!verdict) return;
    const text = shares ? `${best}` : '';
    const rest = shares ? `, ${percent(shares[best] ?? 0)} sure` : 'Draw a digit, and it is read while you draw.';
    if (verdict.textContent !== text + rest) {
      verdict.replaceChildren();
      if (text) verdict.append(Object.assign(document.createElement('b'), { textContent: text }));
      verdict.append(rest);
    }
    this.renderRoot.querySelectorAll('li').forEach((item, digit) => {
      const share = shares?.[digit] ?? 0;
      item.classList.toggle('best', digit === best);
      const bar = item.querySelector<HTMLElement>('i');
      const number = item.lastElementChild;
      if (bar) bar.style.transform = `scaleX(${share.toFixed(4)})`;
      const words = shares ? percent(share) : '–';
      if (number && number.textContent !== words) number.textContent = words;
    });
    if (text) this.#say(`Read as ${text}${rest}.`);
  }

  /** Not with every dot of a stroke: once it is quiet. */
  #say(words: string): void {
    const live = this.renderRoot.querySelector('[role=status]');
    clearTimeout(this.#sayTimer);
    if (!live || live.textContent === words) return;
    const wait = Math.max(700, 4000 - (performance.now() - this.#said));
    this.#sayTimer = setTimeout(() => {
      this.#said = performance.now();
      live.textContent = words;
    }, wait);
  }

  protected override updated(): void {
    this.#write();
    this.requestPaint();
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    drawPad(context, this.#pen, this.width, theme);
    const seen = this.renderRoot.querySelector<HTMLCanvasElement>('.seen')?.getContext('2d');
    if (!seen) return;
    drawDots(
      seen,
      this.#counts.map((ink) => ink / 16),
      seen.canvas.width,
      theme,
    );
  }

  protected override describe(): string {
    const strokes = this.#pen.strokes.length;
    if (strokes === 0) return 'Pad: nothing is drawn yet.';
    const best = this.#shares ? bestOf(this.#shares) : null;
    return `Pad with ${strokes} ${strokes === 1 ? 'stroke' : 'strokes'}${best === null ? '' : `, read as ${best}`}.`;
  }
}

const bestOf = (shares: ArrayLike<number>): number =>
  Array.from(shares).reduce((best, share, i, all) => (share > (all[best] ?? 0) ? i : best), 0);
