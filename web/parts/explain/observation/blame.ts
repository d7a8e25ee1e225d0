// <glassbox-blame>: the followed observation step by step, forward and then its error backward, layer by layer; at each step a
// sentence with its numbers, each neuron's delta and its ledgers; then how much each weight is to change, and the step that does it.
// A page may put the network and the equation into it: with room for two columns they share one place with what belongs to them.
import { html, nothing, type TemplateResult } from 'lit';
import { capital, cost } from '../../../core/base/format.js';
import { largestOf } from '../../../core/network/blame.js';
import { layerColour } from '../../../draw/colour.js';
import type { ExplainStep } from '../../../experiment/attention.js';
import type { Need } from '../../../experiment/needs.js';
import { type Observation, observedIn } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { notFetched } from '../../base/not-fetched.js';
import { NumbersView } from '../../base/numbers-view.js';
import { Tallest } from '../../base/tallest.js';
import { layerTab, many, neuronName } from '../../words/layer-words.js';
import { blameStyle } from './blame-style.js';
import type { LedgerContext } from './ledgers.js';
import { rowLedger } from './row-ledger.js';
import type * as Pages from './step-pages.js';
import { allSteps, stepAfter, stepIndex } from './steps.js';

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
  readonly #tallest = { whole: new Tallest(), told: new Tallest(), foot: new Tallest() };
  /** What the steps say and show: fetched with the first of them. */
  #pages: typeof Pages | null = null;
  #lost = false;

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
    this.#lost = false;
    try {
      this.#pages = await import('./step-pages.js');
    } catch {
      this.#lost = true;
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
      <div class="steps">
        <div class="bar" @keydown=${this.#key}>
          <button type="button" title="One step back on the way" @click=${() => this.#go(-1)} aria-disabled=${at < 0}>Back</button>
          <button type="button" class="main" title="One step on: forward to the output, back with the error, then what is to change" @click=${() => this.#go(1)} aria-disabled=${at === 3 * count - 1}>${at < 0 ? 'Start' : 'Next'}</button>
          <button type="button" title="Leaves the way, and shows the whole network again" @click=${() => this.#show(null)} aria-disabled=${at < 0}>Stop</button>
          <span class="count caption">${at < 0 ? many(3 * count, 'step') : `step ${at + 1} of ${3 * count}`}</span>
        </div>
        <div role="group" aria-label="Steps; left and right arrows go back and on" @keydown=${this.#key}>${this.#way(scene, at)}</div>
      </div>
      <slot name="picture"></slot>
      <div class="told">${pages && seen ? this.#told(pages, scene, seen, step) : this.#start(scene, seen, step)}</div>
      <div class="foot">
        ${seen && pages && step.phase === 'change' ? this.#rule(pages, scene, seen, step) : html`<slot name="equation"></slot>`}
      </div>
    </div>`;
  }

  /** Steps are of different heights. In two columns there is room for the tallest of them from the first on; in one, what is below gives way once. */
  protected override updated(): void {
    const { scene, attention } = this.experiment ?? {};
    const box = (name: string) => this.renderRoot.querySelector<HTMLElement>(name);
    const { whole, told, foot } = this.#tallest;
    const toldBox = box('.told');
    const pages = attention?.explain ? this.#pages : null;
    const seen = observedIn(this.experiment);
    const of = pages && seen && scene ? scene : null;
    const isTwo = toldBox !== null && getComputedStyle(toldBox).gridColumnStart === 'told';
    const steps = allSteps((scene?.layers.length ?? 1) - 1);
    whole.keep(box('.whole'), isTwo ? null : of);
    told.keep(toldBox, isTwo ? of : null, () =>
      pages && seen && scene ? steps.map((step) => this.#told(pages, scene, seen, step)) : [],
    );
    foot.keep(box('.foot'), isTwo ? of : null, () =>
      pages && seen && scene
        ? steps.filter(({ phase }) => phase === 'change').map((step) => this.#rule(pages, scene, seen, step))
        : [],
    );
  }

  #way(scene: Scene, at: number): TemplateResult {
    const last = scene.layers.length - 1;
    return html`<ol class="way">${allSteps(last).map((step, i) => {
      return html`<li><button type="button" title=${stepHelp[step.phase]} aria-current=${i === at ? 'step' : nothing} @click=${() => this.#show(step)}>
        <span aria-hidden="true">${signs[step.phase]}</span><span class="hidden">${stepNames[step.phase]}</span><i .style=${`border-color:${layerColour(this.theme, step.layer + 1, last)}`}></i>${layerTab(scene, step.layer)}</button></li>`;
    })}</ol>`;
  }

  /** Before the first step, and while what the steps say is fetched. */
  #start(scene: Scene, seen: Observation | null, step: ExplainStep | null): TemplateResult {
    const name = this.experiment?.attention.followed?.name ?? 'an observation';
    return this.#page(
      html`<h3>One observation, there and back</h3>
      <p>Follow ${name}: forward through every layer to its answer, then its error back along the same lines, and what that asks of each weight.</p>
      <dl class="signs">${(['forward', 'backward', 'change'] as const).map((phase) => html`<div><dt>${signs[phase]}</dt><dd>${phaseWords[phase]}</dd></div>`)}</dl>`,
      html`${step && this.#lost ? notFetched(() => void this.#bringPages()) : nothing}
      ${seen && !step ? rowLedger(scene, seen) : nothing}`,
    );
  }

  /** One template for all, so that the words stay one element, and what becomes of them is announced. */
  #page(words: TemplateResult, tables: TemplateResult): TemplateResult {
    return html`<div class="words" part="words" aria-live=${this.experiment?.playing ? 'off' : 'polite'}>${words}</div>${tables}`;
  }

  #told(pages: typeof Pages, scene: Scene, seen: Observation, step: ExplainStep): TemplateResult {
    const { stepTitle, stepWords } = pages;
    const sentences = stepWords(scene, seen, step, this.#neuron(seen, step));
    return this.#page(
      html`<h3>${stepTitle(scene, step)}</h3>${sentences.map((text) => html`<p>${text}</p>`)}`,
      this.#ledgers(pages, scene, seen, step),
    );
  }

  #neuron(seen: Observation, { phase, layer }: ExplainStep): number {
    const values = (phase === 'forward' ? seen.a : seen.delta)[layer] ?? [];
    return this.#chosen !== null && this.#chosen < values.length ? this.#chosen : largestOf(values);
  }

  #ledgers(pages: typeof Pages, scene: Scene, seen: Observation, step: ExplainStep): TemplateResult {
    const { phase, layer } = step;
    const context = this.#context(scene, seen, step);
    const { neuron } = context;
    const name = neuronName(scene, layer + 1, neuron);
    const letter = phase === 'forward' ? 'activation' : 'delta';
    const title =
      phase === 'forward'
        ? `What ${name} makes of what comes in`
        : phase === 'change'
          ? `How much each connection into ${name} is to change`
          : `How much of its error ${name} hands to each ${layer === 0 ? 'input' : 'neuron upstream'}`;
    return html`
      <h4>${capital(letter)} of each neuron: press one to follow it</h4>
      <div class="deltas" part="deltas" role="group" aria-label="${capital(letter)} of each neuron">${pages.neuronButtons(context, phase, (n) => this.#open(layer, n))}</div>
      ${phase === 'backward' ? pages.receivedLedger(context) : nothing}
      <h4>${title}</h4>
      <div class="ledger" part="ledger" tabindex="0" role="group" aria-label=${title} @pointerover=${this.#over} @pointerleave=${this.#out}>
        ${phase === 'forward' ? pages.sumLedger(context) : phase === 'change' ? pages.changeLedger(context) : pages.handedLedger(context)}
      </div>
    `;
  }

  #context(scene: Scene, seen: Observation, step: ExplainStep): LedgerContext {
    const { layer } = step;
    const neuron = this.#neuron(seen, step);
    return { scene, seen, theme: this.theme, layer, neuron, over: this.#overInput(layer, neuron) };
  }

  #rule(
    { ruleWords, stepLedger }: typeof Pages,
    scene: Scene,
    seen: Observation,
    step: ExplainStep,
  ): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment?.frame) return nothing;
    const { frame, settings } = experiment;
    const words = ruleWords(settings, scene.problem.train.rows, experiment.attention.followedRow?.set === 0);
    const taken = this.#taken && this.#taken.step === frame.tick.step ? this.#taken : null;
    const went = taken
      ? `The cost over all training rows went from ${cost(taken.before)} to ${cost(taken.after)}.`
      : 'Press to let all weights change, and see the cost that follows.';
    return html`<h4>What all training rows together ask</h4>
      <div class="rule"><div class="says">${words.map((text) => html`<p>${text}</p>`)}</div>${stepLedger(this.#context(scene, seen, step), frame, settings.learningRate)}
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
