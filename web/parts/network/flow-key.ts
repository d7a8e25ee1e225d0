// What lines and letters of the network mean while an observation is explained, on the picture itself, with the way back.
import { css, html, nothing } from 'lit';
import type { ExplainStep } from '../../experiment/attention.js';
import { NumbersView } from '../base/numbers-view.js';

const meanings: Readonly<Record<ExplainStep['phase'], readonly [lines: string, letter: string, number: string]>> = {
  forward: ['weight × what comes in', 'a', 'the activation'],
  backward: ['weight × δ, the error handed on', 'δ', 'how much the cost rises if z rises by 1'],
  change: ['activation × δ, the gradient', 'δ', 'how much the cost rises if z rises by 1'],
};

export class GlassboxFlowKey extends NumbersView {
  static override properties = { ...NumbersView.properties, readonly: { type: Boolean } };
  static override styles = [
    NumbersView.styles,
    css`
    :host { display: block; }
    .key { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; color: var(--_soft); font-size: 12px; }
    b { color: var(--_ink); font-weight: 600; }
  `,
  ];

  /** Beside the words that have a Stop of their own. */
  declare readonly: boolean;

  constructor() {
    super();
    this.readonly = false;
  }

  protected override render() {
    const step = this.experiment?.attention.explain;
    if (!step) return nothing;
    const [lines, letter, number] = meanings[step.phase];
    return html`<div class="key"><span><b>Lines</b> ${lines}</span><span><b>${letter}</b> ${number}</span>
      ${this.readonly ? nothing : html`<button type="button" title="Shows weights and biases again" @click=${this.#stop}>Stop</button>`}</div>`;
  }

  readonly #stop = (): void => {
    if (this.experiment) this.experiment.attention.explain = null;
  };
}

export const flowElements = { 'glassbox-flow-key': GlassboxFlowKey } as const;
