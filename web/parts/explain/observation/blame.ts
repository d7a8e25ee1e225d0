// <glassbox-blame>: the followed observation step by step, forward and then its error backward, layer by layer; at each step a
// sentence with its numbers, each neuron's delta and its ledgers; then how much each weight is to change, and the step that does it.
import { html, nothing, type TemplateResult } from 'lit';
import { capital, cost } from '../../../core/base/format.js';
import { sentence } from '../../../core/base/parsed.js';
import { largestOf } from '../../../core/network/blame.js';
import { divergingColour, layerColour, textStrength } from '../../../draw/colour.js';
import type { ExplainStep } from '../../../experiment/attention.js';
import type { Need } from '../../../experiment/needs.js';
import { type Observation, observedIn } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { NumbersView } from '../../base/numbers-view.js';
import { Tallest } from '../../base/tallest.js';
import { layerTab, many, neuronName, shortName } from '../../words/layer-words.js';
import { blameStyle } from './blame-style.js';
import type { LedgerContext } from './ledgers.js';
import { rowLedger } from './row-ledger.js';
import type * as Pages from './step-pages.js';
import { allSteps, stepAfter, stepIndex } from './steps.js';

/** Most neurons whose delta is listed. */
const most = 8;

const signs = { forward: '\u2192', backward: '\u2190', change: '\u0394' } as const;
/** What the signs stand for, said before the first step. */
const phaseWords = {
  forward: 'forward: each neuron adds up what comes in, and answers',
  backward: 'back: each is handed its part of the error, and its slope makes a delta of it',
  change: 'change: activity × delta is each weight’s gradient; the learning rate makes a step of it',
} as const;
const stepNames = { forward: 'Forward into', backward: 'Back from', change: 'Change of' } as const;
const stepHelp = {
  forward: 'What this layer makes of what it is given',
  backward: 'What of the error comes back to this layer',
  change: 'How much the weights into this layer are to change',
} as const;

/** What a step is about: what the neurons answer, or their errors. */
const numbersOf = (seen: Observation, phase: ExplainStep['phase'], layer: number): ArrayLike<number> =>
  (phase === 'forward' ? seen.a : seen.delta)[layer] ?? [];

/** A step that was taken from here: updates done after it, and the cost over the training rows on both sides of it. */
interface Taken {
  readonly step: number;
  readonly before: number;
  readonly after: number;
}

export class GlassboxBlame extends NumbersView {
  static override styles = [NumbersView.styles, blameStyle];

  /** Whose ledger is open, if someone chose; else that of the largest delta. */
  #chosen: number | null = null;
  #taken: Taken | null = null;
  #phase: ExplainStep['phase'] | null = null;
  readonly #tallest = new Tallest();
  /** What the steps say and show: fetched with the first of them. */
  #pages: typeof Pages | null = null;
  #error = '';

  protected override get needs(): readonly Need[] {
    return this.experiment?.attention.explain?.phase === 'change' ? ['trace', 'gradient'] : ['trace'];
  }

  override stateChanged(): void {
    const phase = this.experiment?.attention.explain?.phase ?? null;
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.experiment?.needsChanged();
    }
    void this.#bringPages();
    super.stateChanged();
  }

  protected override modelLeft(): void {
    if (this.experiment) this.experiment.attention.explain = null;
  }

  override sceneChanged(): void {
    this.#chosen = this.#taken = null;
    void this.#bringPages();
    super.sceneChanged();
  }

  /** What could not be fetched is asked for again with the next step. */
  async #bringPages(): Promise<void> {
    if (this.#pages || !this.experiment?.attention.explain) return;
    this.#error = '';
    try {
      this.#pages = await import('./step-pages.js');
    } catch (error) {
      this.#error = sentence(error);
    }
    this.refresh();
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
    const step = experiment.attention.explain;
    const count = scene.layers.length - 1;
    const at = stepIndex(step, count);
    const seen = observedIn(experiment);
    const pages = step && this.#pages;
    return html`<div class="whole">
      <div class="bar" @keydown=${this.#key}>
        <button type="button" title="One step back on the way" @click=${() => this.#go(-1)} aria-disabled=${at < 0}>Back</button>
        <button type="button" class="main" title="One step on: forward to the output, back with the error, then what is to change" @click=${() => this.#go(1)} aria-disabled=${at === 3 * count - 1}>${at < 0 ? 'Start' : 'Next'}</button>
        <button type="button" title="Leaves the way, and shows the whole network again" @click=${() => this.#show(null)} aria-disabled=${at < 0}>Stop</button>
        <span class="count caption">${at < 0 ? many(3 * count, 'step') : `step ${at + 1} of ${3 * count}`}</span>
      </div>
      <div role="group" aria-label="Steps; left and right arrows go back and on" @keydown=${this.#key}>${this.#way(scene, at)}</div>
      <div class="words" part="words" aria-live=${experiment.playing ? 'off' : 'polite'}>${pages && seen ? this.#words(pages, scene, seen, step) : this.#start()}</div>
      ${step && this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}
      ${seen && !step ? rowLedger(scene, seen) : nothing}
      ${seen && pages ? this.#ledgers(pages, scene, seen, step) : nothing}
    </div>`;
  }

  /** Steps are of different heights. */
  protected override updated(): void {
    const { scene, attention } = this.experiment ?? {};
    this.#tallest.keep(this.renderRoot.querySelector<HTMLElement>('.whole'), attention?.explain ? scene : null);
  }

  #way(scene: Scene, at: number): TemplateResult {
    const last = scene.layers.length - 1;
    return html`<ol class="way">${allSteps(last).map((step, i) => {
      return html`<li><button type="button" title=${stepHelp[step.phase]} aria-current=${i === at ? 'step' : nothing} @click=${() => this.#show(step)}>
        <span aria-hidden="true">${signs[step.phase]}</span><span class="hidden">${stepNames[step.phase]}</span><i .style=${`border-color:${layerColour(this.theme, step.layer + 1, last)}`}></i>${layerTab(scene, step.layer)}</button></li>`;
    })}</ol>`;
  }

  #start(): TemplateResult {
    const name = this.experiment?.attention.followed?.name ?? 'an observation';
    return html`<h3>One observation, there and back</h3>
      <p>Follow ${name}: forward through every layer to its answer, then its error back along the same lines, and what that asks of each weight.</p>
      <dl class="signs">${(['forward', 'backward', 'change'] as const).map((phase) => html`<div><dt>${signs[phase]}</dt><dd>${phaseWords[phase]}</dd></div>`)}</dl>`;
  }

  #words({ stepTitle, stepWords }: typeof Pages, scene: Scene, seen: Observation, step: ExplainStep): TemplateResult {
    const sentences = stepWords(scene, seen, step, this.#neuron(seen, step));
    return html`<h3>${stepTitle(scene, step)}</h3>${sentences.map((text) => html`<p>${text}</p>`)}`;
  }

  #neuron(seen: Observation, { phase, layer }: ExplainStep): number {
    const values = numbersOf(seen, phase, layer);
    return this.#chosen !== null && this.#chosen < values.length ? this.#chosen : largestOf(values);
  }

  #ledgers(pages: typeof Pages, scene: Scene, seen: Observation, { phase, layer }: ExplainStep): TemplateResult {
    const neuron = this.#neuron(seen, { phase, layer });
    const name = neuronName(scene, layer + 1, neuron);
    const over = this.#overInput(layer, neuron);
    const letter = phase === 'forward' ? 'activation' : 'delta';
    const context = { scene, seen, theme: this.theme, layer, neuron, over };
    const title =
      phase === 'forward'
        ? `What ${name} makes of what comes in`
        : phase === 'change'
          ? `How much each connection into ${name} is to change`
          : `How much of its error ${name} hands to each ${layer === 0 ? 'input' : 'neuron upstream'}`;
    return html`
      <h4>${capital(letter)} of each neuron: press one to follow it</h4>
      <div class="deltas" part="deltas" role="group" aria-label="${capital(letter)} of each neuron">${this.#each(scene, seen, { phase, layer }, neuron)}</div>
      ${phase === 'backward' ? pages.receivedLedger(context) : nothing}
      <h4>${title}</h4>
      <div class="ledger" part="ledger" tabindex="0" role="group" aria-label=${title} @pointerover=${this.#over} @pointerleave=${this.#out}>
        ${phase === 'forward' ? pages.sumLedger(context) : phase === 'change' ? pages.changeLedger(context) : pages.handedLedger(context)}
      </div>
      ${phase === 'change' ? this.#rule(pages, context) : nothing}
    `;
  }

  #rule({ ruleWords, stepLedger }: typeof Pages, context: LedgerContext): TemplateResult | typeof nothing {
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

  /** The neurons of a layer with their activations, or deltas. */
  #each(scene: Scene, seen: Observation, { phase, layer }: ExplainStep, neuron: number): TemplateResult[] {
    const deltas = Array.from(numbersOf(seen, phase, layer));
    const help =
      phase === 'forward'
        ? 'What this neuron answers; press to see of what'
        : 'The error that comes back to this neuron; press to see from where';
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
      return html`<button type="button" title=${help} aria-pressed=${n === neuron ? 'true' : 'false'} .style=${`background:${ground}`}
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
    const step = this.experiment?.attention.explain;
    if (!row || !seen || !step || event.pointerType === 'touch') return;
    this.experiment?.attention.point({
      kind: 'weight',
      layer: step.layer,
      neuron: this.#neuron(seen, step),
      input: Number(row.dataset.input),
    });
  };

  readonly #out = (): void => {
    this.experiment?.attention.point(null);
  };
}
