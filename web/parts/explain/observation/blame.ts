// <glassbox-blame>: the followed observation step by step, forward and then its error backward, layer by layer; at each step a
// sentence with its numbers, each neuron's delta and its ledgers; then how much each weight is to change, and the step that does it.
import { css, html, nothing, type TemplateResult } from 'lit';
import { cost } from '../../../core/base/format.js';
import { largestOf } from '../../../core/network/blame.js';
import { divergingColour, layerColour, textStrength } from '../../../draw/colour.js';
import type { ExplainStep } from '../../../experiment/attention.js';
import type { Need } from '../../../experiment/needs.js';
import { type Observation, observedIn } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { NumbersView } from '../../base/numbers-view.js';
import { layerTab, many, neuronName, shortName } from '../../words/layer-words.js';
import { ruleWords, stepTitle, stepWords } from './blame-words.js';
import { changeLedger, handedLedger, type LedgerContext, receivedLedger, stepLedger } from './ledgers.js';
import { allSteps, stepAfter, stepIndex } from './steps.js';

/** Most neurons whose delta is listed. */
const most = 8;

const signs = { forward: '\u2192', backward: '\u2190', change: '\u0394' } as const;
const stepNames = { forward: 'Forward into', backward: 'Back from', change: 'Change of' } as const;
const stepHelp = {
  forward: 'What this layer makes of what it is given',
  backward: 'What of the error comes back to this layer',
  change: 'How much the weights into this layer are to change',
} as const;

/** A step that was taken from here: updates done after it, and the cost over the training rows on both sides of it. */
interface Taken {
  readonly step: number;
  readonly before: number;
  readonly after: number;
}

export class GlassboxBlame extends NumbersView {
  static override styles = [
    NumbersView.styles,
    css`
    :host { container-type: inline-size; }
    .whole { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; align-content: start; }
    .bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .bar .main { background: var(--_ink); color: var(--_panel); border-color: var(--_ink); min-width: 84px; }
    .bar .main:active:not(:disabled) { background: var(--_soft); }
    .count { margin-left: auto; white-space: nowrap; }
    .way { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0; list-style: none; }
    .way button { position: relative; display: inline-flex; align-items: center; gap: 6px; min-height: 30px; padding: 0 8px; font-size: 12px; border-color: transparent; background: none; color: var(--_soft); white-space: nowrap; }
    .way button[aria-current] { background: var(--_wash); color: var(--_ink); font-weight: 600; }
    .way i { flex: none; width: 9px; height: 9px; border: 2px solid; border-radius: 50%; }
    .words { min-height: 116px; max-width: 62ch; }
    @container (max-width: 460px) { .words { min-height: 158px; } }
    .words h3 { margin: 0 0 2px; font-size: 14px; font-weight: 600; }
    .words p { margin: 0 0 4px; overflow-wrap: anywhere; }
    h4 { margin: 0; font-size: 12px; font-weight: 600; color: var(--_soft); }
    .deltas { display: flex; flex-wrap: wrap; gap: 4px; }
    .deltas button { display: grid; justify-items: center; padding: 3px 8px; min-height: 40px; min-width: 62px; line-height: 1.25; border-color: transparent; }
    .deltas button[aria-pressed='true'] { border-color: var(--_ink); }
    .deltas b { font-weight: 400; font-size: 11px; color: var(--_ink); }
    .deltas span { font-size: 13px; white-space: nowrap; }
    .ledger { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    th, td { padding: 6px 0 6px 12px; text-align: right; border-bottom: 1px solid var(--_line); font-weight: 400; white-space: nowrap; }
    th:first-child { padding-left: 0; text-align: left; white-space: normal; min-width: 9ch; overflow-wrap: anywhere; }
    thead th { color: var(--_soft); font-size: 12px; padding-top: 0; }
    .rank { display: flex; justify-content: flex-end; align-items: center; gap: 8px; }
    .track { flex: none; display: flex; justify-content: flex-end; width: 64px; }
    .track i { min-width: 2px; height: 8px; border-radius: 4px; }
    .rank .share { min-width: 4.6ch; }
    .more { padding-top: 4px; }
    .rule { display: grid; gap: 8px; }
    .rule p { margin: 0; max-width: 62ch; }
    tr.over { background: var(--_wash); }
    @media (pointer: coarse), (max-width: 640px) { .way button { min-height: 44px; } .deltas button { min-height: 44px; } }
    @container (max-width: 400px) { th, td { padding-left: 8px; font-size: 12px; } .rank { gap: 5px; } .track { width: 34px; } }
    @container (max-width: 360px) { .track { display: none; } }
  `,
  ];

  /** Whose ledger is open, if someone chose; else that of the largest delta. */
  #chosen: number | null = null;
  #taken: Taken | null = null;
  #phase: ExplainStep['phase'] | null = null;

  protected override get needs(): readonly Need[] {
    return this.experiment?.attention.explain?.phase === 'change' ? ['trace', 'gradient'] : ['trace'];
  }

  override stateChanged(): void {
    const phase = this.experiment?.attention.explain?.phase ?? null;
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.experiment?.needsChanged();
    }
    super.stateChanged();
  }

  override disconnectedCallback(): void {
    if (this.experiment) this.experiment.attention.explain = null;
    super.disconnectedCallback();
  }

  override sceneChanged(): void {
    this.#chosen = this.#taken = null;
    super.sceneChanged();
  }

  override pointChanged(): void {
    const pointed = this.experiment?.attention.pointed;
    const step = this.experiment?.attention.explain;
    // A neuron of the layer that is explained: its own ledger.
    if (pointed?.held && pointed.kind === 'neuron' && step && pointed.layer === step.layer + 1) {
      this.#chosen = pointed.neuron;
    }
    this.refresh();
  }

  protected override render() {
    const { experiment } = this;
    const scene = experiment?.scene;
    if (!experiment || !scene) return nothing;
    const count = scene.layers.length - 1;
    const at = stepIndex(experiment.attention.explain, count);
    const seen = observedIn(experiment);
    return html`<div class="whole">
      <div class="bar" @keydown=${this.#key}>
        <button type="button" title="One step back on the way" @click=${() => this.#go(-1)} aria-disabled=${at < 0}>Back</button>
        <button type="button" class="main" title="One step on: forward to the output, back with the error, then what is to change" @click=${() => this.#go(1)} aria-disabled=${at === 3 * count - 1}>${at < 0 ? 'Start' : 'Next'}</button>
        <button type="button" title="Leaves the way, and shows the whole network again" @click=${() => this.#show(null)} aria-disabled=${at < 0}>Stop</button>
        <span class="count caption">${at < 0 ? many(3 * count, 'step') : `step ${at + 1} of ${3 * count}`}</span>
      </div>
      <div role="group" aria-label="Steps; left and right arrows go back and on" @keydown=${this.#key}>${this.#way(scene, at)}</div>
      <div class="words" part="words" aria-live=${experiment.playing ? 'off' : 'polite'}>${this.#words(scene, seen, experiment.attention.explain)}</div>
      ${experiment.attention.explain && experiment.attention.explain.phase !== 'forward' && seen ? this.#ledgers(scene, seen, experiment.attention.explain) : nothing}
    </div>`;
  }

  #way(scene: Scene, at: number): TemplateResult {
    const last = scene.layers.length - 1;
    return html`<ol class="way">${allSteps(last).map((step, i) => {
      return html`<li><button type="button" title=${stepHelp[step.phase]} aria-current=${i === at ? 'step' : nothing} @click=${() => this.#show(step)}>
        <span aria-hidden="true">${signs[step.phase]}</span><span class="hidden">${stepNames[step.phase]}</span><i .style=${`border-color:${layerColour(this.theme, step.layer + 1, last)}`}></i>${layerTab(scene, step.layer)}</button></li>`;
    })}</ol>`;
  }

  #words(scene: Scene, seen: Observation | null, step: ExplainStep | null): TemplateResult {
    if (!step || !seen) {
      const name = this.experiment?.attention.followed?.name ?? 'an observation';
      return html`<h3>One observation, there and back</h3>
        <p>Follow ${name}: forward through every layer to its answer, then its error back along the same lines, and what that asks of each weight.</p>`;
    }
    const sentences = stepWords(scene, seen, step, this.#neuron(seen, step.layer));
    return html`<h3>${stepTitle(scene, step)}</h3>${sentences.map((text) => html`<p>${text}</p>`)}`;
  }

  #neuron(seen: Observation, layer: number): number {
    const deltas = seen.delta[layer] ?? [];
    return this.#chosen !== null && this.#chosen < deltas.length ? this.#chosen : largestOf(deltas);
  }

  #ledgers(scene: Scene, seen: Observation, { phase, layer }: ExplainStep): TemplateResult {
    const neuron = this.#neuron(seen, layer);
    const name = neuronName(scene, layer + 1, neuron);
    const over = this.#overInput(layer, neuron);
    const context = { scene, seen, theme: this.theme, layer, neuron, over };
    const title =
      phase === 'change'
        ? `How much each connection into ${name} is to change`
        : `How much of its error ${name} hands to each ${layer === 0 ? 'input' : 'neuron upstream'}`;
    return html`
      <h4>Delta of each neuron: press one to follow it</h4>
      <div class="deltas" part="deltas" role="group" aria-label="Delta of each neuron">${this.#deltas(scene, seen, layer, neuron)}</div>
      ${phase === 'backward' ? receivedLedger(context) : nothing}
      <h4>${title}</h4>
      <div class="ledger" part="ledger" tabindex="0" role="group" aria-label=${title} @pointerover=${this.#over} @pointerleave=${this.#out}>
        ${phase === 'change' ? changeLedger(context) : handedLedger(context)}
      </div>
      ${phase === 'change' ? this.#rule(context) : nothing}
    `;
  }

  #rule(context: LedgerContext): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment?.frame) return nothing;
    const { frame, settings } = experiment;
    const words = ruleWords(settings, context.scene.problem.train.rows, experiment.attention.followedRow?.set === 0);
    const taken = this.#taken && this.#taken.step === frame.tick.step ? this.#taken : null;
    const went = taken
      ? `The cost over all training rows went from ${cost(taken.before)} to ${cost(taken.after)}.`
      : 'Press to let all weights change, and see the cost that follows.';
    return html`<h4>What all training rows together ask</h4>
      <div class="rule">${words.map((text) => html`<p>${text}</p>`)}${stepLedger(context, frame, settings.learningRate)}
      <div class="bar"><button type="button" class="take" @click=${this.#take}>Take one step</button><span class="took" aria-live="polite">${went}</span></div></div>`;
  }

  readonly #take = async (): Promise<void> => {
    const { experiment } = this;
    const scene = experiment?.scene;
    if (!experiment) return;
    // At rest first, or the cost before would be that of another moment.
    await experiment.pause();
    const before = experiment.frame?.tick.loss;
    await experiment.advance('step');
    const tick = experiment.frame?.tick;
    if (tick && before !== undefined && scene === experiment.scene)
      this.#taken = { step: tick.step, before, after: tick.loss };
    this.refresh();
  };

  #deltas(scene: Scene, seen: Observation, layer: number, neuron: number): TemplateResult[] {
    const deltas = Array.from(seen.delta[layer] ?? []);
    const largest = Math.abs(deltas[largestOf(deltas)] ?? 0) || 1;
    const order = deltas.map((_, n) => n);
    const shown =
      order.length <= most
        ? order
        : [...new Set([neuron, ...order.sort((p, q) => Math.abs(deltas[q] ?? 0) - Math.abs(deltas[p] ?? 0))])].slice(
            0,
            most,
          );
    return shown.map((n) => {
      const value = deltas[n] ?? 0;
      const label = shortName(scene, layer + 1, n);
      const ground = divergingColour(this.theme, value / largest, textStrength);
      return html`<button type="button" title="The error that comes back to this neuron; press to see from where" aria-pressed=${n === neuron ? 'true' : 'false'} .style=${`background:${ground}`}
        @click=${() => this.#open(layer, n)}><b>${label}</b><span>${cost(value)}</span></button>`;
    });
  }

  #overInput(layer: number, neuron: number): number | null {
    const at = this.experiment?.attention.pointed;
    return at?.kind === 'weight' && at.layer === layer && at.neuron === neuron ? at.input : null;
  }

  #show(step: ExplainStep | null): void {
    if (!this.experiment) return;
    this.#chosen = null;
    this.experiment.attention.explain = step;
    this.refresh();
  }

  #go(by: 1 | -1): void {
    const count = (this.experiment?.scene?.layers.length ?? 1) - 1;
    this.#show(stepAfter(this.experiment?.attention.explain ?? null, by, count));
  }

  /** The neuron whose ledger is open is pointed at, so that the network shows whom it blames. */
  #open(layer: number, neuron: number): void {
    this.#chosen = neuron;
    this.experiment?.attention.point({ kind: 'neuron', layer: layer + 1, neuron }, true);
    this.refresh();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.experiment?.attention.explain) {
      event.stopPropagation();
      this.#show(null);
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    this.#go(event.key === 'ArrowRight' ? 1 : -1);
  };

  readonly #over = (event: PointerEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('tr[data-input]');
    const seen = observedIn(this.experiment);
    const layer = this.experiment?.attention.explain?.layer;
    if (!row || !seen || layer === undefined || event.pointerType === 'touch') return;
    this.experiment?.attention.point({
      kind: 'weight',
      layer,
      neuron: this.#neuron(seen, layer),
      input: Number(row.dataset.input),
    });
  };

  readonly #out = (): void => {
    this.experiment?.attention.point(null);
  };
}
