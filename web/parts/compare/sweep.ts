// <glassbox-sweep>: one setting along an axis, many seeds at each of its values: is it the setting, or luck?
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../core/base/format.js';
import type { Parsed } from '../../core/base/parsed.js';
import { drawSweep, pickSweep, type SweepView } from '../../draw/compare/sweep.js';
import { type Compared, Comparison } from '../../experiment/compare/comparison.js';
import { comparisonCsv } from '../../experiment/compare/csv.js';
import { isWide } from '../../experiment/compare/curves.js';
import type { Finding } from '../../experiment/compare/finding.js';
import {
  type ComparePlan,
  compareLimits,
  plannedEpochs,
  type VariedName,
  type VariedValue,
  variedNames,
  within,
} from '../../experiment/compare/plan.js';
import { type ReadySweep, readySweeps } from '../../experiment/compare/ready.js';
import { type Step, stepsOf, sweepFindingOf } from '../../experiment/compare/sweep-finding.js';
import { labelOf, proposedValues, readValues } from '../../experiment/compare/values.js';
import type { Recipe } from '../../experiment/recipe.js';
import { download } from '../base/download.js';
import { fields } from '../base/field-style.js';
import { NumbersView } from '../base/numbers-view.js';
import { frozenNote, numberField, progressOf, startButton } from './ask.js';
import { dotted } from './dotted.js';
import { Pointing } from './pointing.js';
import { findingWords } from './said.js';
import { compareStyle } from './style.js';

/** Each value has as many seeds as leave the whole within its limit. */
const mostSeeds = 100;

export class GlassboxSweep extends NumbersView {
  static override properties = {
    ...NumbersView.properties,
    setting: { type: String },
    values: { type: String },
    seeds: { type: Number },
    epochs: { type: Number },
  };
  static override styles = [NumbersView.styles, fields, compareStyle];

  /** Which one: learningRate, width, regularizationRate, noise, testShare, batchSize, optimizer, activation or initializer. */
  declare setting: string;
  /** Its values, with spaces or commas between; without any, those that are proposed. */
  declare values: string;
  /** At each value. */
  declare seeds: number;
  /** Each network is trained for so many; 0 takes what the settings stop at, or else 300. */
  declare epochs: number;
  #comparison: Comparison | null = null;
  #pointing: Pointing | null = null;
  #ready: ReadySweep | null = null;

  constructor() {
    super();
    this.setting = 'learningRate';
    this.values = '';
    this.seeds = 10;
    this.epochs = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#comparison?.clear();
  }

  /** Nothing here follows the run: what was compared stays until it is compared anew. */
  override frameArrived(): void {}

  get #name(): VariedName {
    return variedNames.find((name) => name === this.setting) ?? 'learningRate';
  }
  get #proposed(): string {
    return proposedValues(this.#name, this.experiment?.scene?.problem.train.rows ?? 1).join(' ');
  }
  get #values(): Parsed<readonly VariedValue[]> {
    const read = readValues(this.#name, this.values || this.#proposed);
    const hidden = (this.experiment?.scene?.layers.length ?? 3) > 2;
    if (!hidden && (this.#name === 'width' || this.#name === 'activation'))
      return { ok: false, error: 'This network has no hidden layer, whose width or activation could be another.' };
    return read;
  }
  get #epochs(): number {
    const planned = this.experiment ? plannedEpochs(this.experiment.settings) : 300;
    return within(this.epochs || planned, 1, compareLimits.epochs, planned);
  }
  get #seeds(): number {
    return within(this.seeds, 1, mostSeeds, 10);
  }

  /** Trains them; what was compared before is forgotten. Resolves when they are done or stopped. */
  async run(): Promise<void> {
    const read = this.#values;
    if (!read.ok) return;
    const values = read.value;
    const seeds = Math.min(this.#seeds, Math.floor(compareLimits.networks / values.length));
    this.#ready = null;
    await this.#start({ seeds, epochs: this.#epochs, varied: { name: this.#name, values } });
  }

  stop(): void {
    this.#comparison?.stop();
  }

  async #start(plan: ComparePlan, recipe?: Recipe): Promise<void> {
    const { experiment } = this;
    if (!experiment?.scene) return;
    this.#comparison?.stop();
    this.#comparison = new Comparison(experiment, () => this.refresh());
    this.#pointing = new Pointing(
      this.#comparison,
      () => this.refresh(),
      () => experiment.error,
    );
    await this.#comparison.start(plan, recipe);
  }

  async #startReady(ready: ReadySweep): Promise<void> {
    this.#ready = ready;
    await this.#start(ready.plan, ready.recipe);
  }

  protected override render() {
    if (!this.experiment?.scene) return nothing;
    const comparison = this.#comparison;
    const running = comparison?.phase === 'running';
    const read = this.#values;
    const varied = comparison?.plan?.varied;
    const steps = comparison && varied ? stepsOf(comparison.networks, varied) : [];
    const finding = varied ? sweepFindingOf(steps, labelOf(varied.name)) : null;
    return html`
      <div class="ask" part="ask">
        ${startButton(
          'Sweep',
          running,
          () => void this.run(),
          () => this.stop(),
        )}
        <label>setting <select @change=${this.#choose}>${variedNames.map((name) => html`<option value=${name} .selected=${name === this.#name}>${labelOf(name)}</option>`)}</select></label>
        <label class="values">values <input type="text" autocomplete="off" spellcheck="false" aria-invalid=${read.ok ? 'false' : 'true'}
          .value=${this.values || this.#proposed} @change=${this.#typed}></label>
        ${numberField('seeds at each', this.#seeds, mostSeeds, (value) => {
          this.seeds = value;
        })}
        ${numberField('epochs each', this.#epochs, compareLimits.epochs, (value) => {
          this.epochs = value;
        })}
        ${progressOf(comparison)}
      </div>
      ${read.ok ? nothing : html`<p class="error" role="alert">${read.error}</p>`}
      ${frozenNote(this.experiment.frame?.frozen)}
      ${comparison?.error ? html`<p class="error" role="alert">${comparison.error}</p>` : nothing}
      <div class="ask"><span class="soft">Ready ones, with networks of their own:</span>
        ${readySweeps.map((ready) => html`<button part="ready" aria-pressed=${this.#ready === ready ? 'true' : 'false'} title=${ready.about} @click=${() => void this.#startReady(ready)}>${ready.name}</button>`)}</div>
      <div class="finding" part="finding" aria-live=${running ? 'off' : 'polite'}>${finding ? findingWords(finding) : html`<p class="soft">Trains the network as it is set up at each of these values, many times, and leaves the one above alone.</p>`}
        ${this.#ready ? html`<p class="soft">${this.#ready.about}</p>` : nothing}</div>
      ${comparison && this.#pointing && comparison.networks.length > 0 ? this.#plot(comparison, this.#pointing, steps, finding) : nothing}
    `;
  }

  #plot(comparison: Comparison, pointing: Pointing, steps: readonly Step[], finding: Finding | null): TemplateResult {
    const { networks, plan } = comparison;
    const order = steps.flatMap((step) => [...step.networks].sort((a, b) => a.cost - b.cost));
    const name = plan?.varied ? labelOf(plan.varied.name) : '';
    const log = isWide(networks);
    const held = networks.some(({ final }) => final.testLoss !== undefined);
    const shape = viewOf(steps, order, { name: name.toLowerCase(), log, chosen: pointing.chosen });
    return html`<div class="tall">${dotted({
      pointing,
      order,
      draw: (context, theme, width, height) => drawSweep(context, { ...shape, width, height }, theme),
      at: (x, y, width, height) => order[pickSweep({ ...shape, width, height }, x, y) ?? -1] ?? null,
      label: `Networks by ${name.toLowerCase()} and cost`,
      words: finding ? `${finding.headline} ${finding.detail}` : '',
      caption: `${count(networks.length)} networks: filled dots and the line are training costs${held ? ', hollow dots and the dashed line test costs' : ''}; lines go through the medians${log ? ', on a logarithmic scale' : ''}.${networks.some(({ diverged }) => diverged) ? ' Crosses at the top ran away.' : ''}`,
      save: () => plan && download('sweep.csv', comparisonCsv(networks, plan)),
    })}</div>`;
  }

  readonly #choose = (event: Event): void => {
    this.setting = (event.target as HTMLSelectElement).value;
    this.values = '';
  };

  readonly #typed = (event: Event): void => {
    this.values = (event.target as HTMLInputElement).value;
  };
}

function viewOf(
  steps: readonly Step[],
  order: readonly Compared[],
  { name, log, chosen }: { name: string; log: boolean; chosen: Compared | null },
): Omit<SweepView, 'width' | 'height'> {
  const dots = steps.flatMap(({ networks }, step) => {
    const own = order.filter((one) => networks.includes(one));
    const seeds = own.map(({ seed }) => seed);
    const [first, last] = [Math.min(...seeds), Math.max(...seeds)];
    // Each seed has its own place in the room of a value, so that one can be followed along.
    return own.map(({ seed, final, diverged }) => ({
      step,
      across: last > first ? (seed - first) / (last - first) : 0.5,
      loss: final.loss,
      testLoss: final.testLoss ?? Number.NaN,
      away: diverged,
    }));
  });
  return {
    values: steps.map(({ value }) => String(value)),
    name,
    dots,
    loss: steps.map(({ loss }) => loss),
    testLoss: steps.map(({ testLoss }) => testLoss),
    log,
    chosen: chosen && order.indexOf(chosen),
  };
}
