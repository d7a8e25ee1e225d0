// <glassbox-agreement>: two measurements of the same numbers on y = x; what <glassbox-shock> shows of its two gradients.
// Pausing on a mark says 'glassbox-pair' with which one it is.
import { css, html } from 'lit';
import { count, scientific } from '../../../core/base/format.js';
import { type AgreementView, drawAgreement, largestDifference, pickAgreement } from '../../../draw/agreement.js';
import type { Theme } from '../../../draw/theme.js';
import { CanvasView } from '../../base/canvas-view.js';

export type Pair = { group: number; index: number };

export class GlassboxAgreement extends CanvasView {
  static override properties = {
    ...CanvasView.properties,
    groups: { attribute: false },
    chosen: { attribute: false },
    xName: { attribute: 'x-name' },
    yName: { attribute: 'y-name' },
  };
  static override styles = [
    CanvasView.styles,
    css`
    .plot { position: relative; width: 100%; aspect-ratio: 1; }
    canvas { position: absolute; inset: 0; }
  `,
  ];

  declare groups: AgreementView['groups'];
  declare chosen: Pair | null;
  /** What the axis that goes right is called. */
  declare xName: string;
  /** What the axis that goes up is called. */
  declare yName: string;

  constructor() {
    super();
    this.groups = [];
    this.chosen = null;
    this.xName = '';
    this.yName = '';
  }

  protected override render() {
    return html`<div class="plot" part="plot" @pointermove=${this.#pick} @click=${this.#pick}><canvas role="img" aria-label="Agreement"></canvas></div>`;
  }

  protected override updated(): void {
    this.requestPaint();
    this.requestDescription();
  }

  /** It is drawn when its pairs are others. */
  override frameArrived(): void {}

  #view(): AgreementView {
    const { width, height, groups, chosen, xName, yName } = this;
    return { width, height, groups, chosen, xName, yName };
  }

  protected override paint(context: CanvasRenderingContext2D, theme: Theme): void {
    drawAgreement(context, this.#view(), theme);
  }

  protected override describe(): string {
    const pairs = this.groups.reduce((sum, { x }) => sum + x.length, 0);
    return `${count(pairs)} pairs, ${this.yName} against ${this.xName}; from the line y = x at most ${scientific(largestDifference(this))} away.`;
  }

  readonly #pick = (event: MouseEvent): void => {
    const at = this.placeOf(event);
    const found = at && pickAgreement(this.#view(), at.x, at.y);
    if (!found) return;
    const detail = { ...found, held: event.type === 'click' };
    this.dispatchEvent(new CustomEvent('glassbox-pair', { detail, bubbles: true, composed: true }));
  };
}
