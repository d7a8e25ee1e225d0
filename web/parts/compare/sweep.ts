// <glassbox-sweep>: one setting along an axis, many seeds at each of its values: is it the setting, or luck?
import { html, nothing, type TemplateResult } from 'lit';
import type { Parsed } from '../../core/base/parsed.js';
import { Comparison } from '../../experiment/compare/comparison.js';
import { comparisonCsv } from '../../experiment/compare/csv.js';
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
import { cannotVary, labelOf, proposedValues, readValues } from '../../experiment/compare/values.js';
import type { Recipe } from '../../experiment/recipe.js';
import { download } from '../base/download.js';
import { fields } from '../base/field-style.js';
import { NumbersView } from '../base/numbers-view.js';
import { frozenNote, numberField, progressOf, startButton } from './ask.js';
import { dotted } from './dotted.js';
import { Pointing } from './pointing.js';
import { findingWords } from './said.js';
import { compareStyle } from './style.js';
import { type SweepPicture, sweepPicture } from './sweep-picture.js';

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

  protected override modelLeft(): void {
    this.#comparison?.clear();
    this.#comparison = this.#pointing = null;
  }

  /** What was compared stays until it is compared anew; only whether one of them is the run follows the run. */
  override frameArrived(): void {
    this.#pointing?.runMoved();
  }

  get #name(): VariedName {
    return variedNames.find((name) => name === this.setting) ?? 'learningRate';
  }
  get #proposed(): string {
    return proposedValues(this.#name, this.experiment?.scene?.problem.train.rows ?? 1).join(' ');
  }
  get #values(): Parsed<readonly VariedValue[]> {
    const { scene } = this.experiment ?? {};
    const error = scene ? cannotVary(this.#name, scene.layers) : '';
    return error ? { ok: false, error } : readValues(this.#name, this.values || this.#proposed);
  }
  get #epochs(): number {
    const planned = this.experiment ? plannedEpochs(this.experiment.settings) : 300;
    return within(this.epochs || planned, 1, compareLimits.epochs, planned);
  }
  get #seeds(): number {
    return within(this.seeds, 1, compareLimits.seedsEach, 10);
  }

  /** Trains them; what was compared before is forgotten. Resolves when they are done or stopped. */
  async run(): Promise<void> {
    const read = this.#values;
    if (!read.ok) return;
    const values = read.value;
    // As many as leave the whole within its limit.
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
    this.#pointing = new Pointing(this.#comparison, () => this.refresh());
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
    const picture = comparison && sweepPicture(comparison, this.#pointing?.chosen ?? null);
    const finding = picture?.finding;
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
        ${numberField('seeds at each', this.#seeds, compareLimits.seedsEach, (value) => {
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
        ${readySweeps.map((ready) => html`<button part="ready" aria-pressed=${this.#ready === ready} title=${ready.about} @click=${() => void this.#startReady(ready)}>${ready.name}</button>`)}</div>
      <div class="finding" part="finding" aria-live=${running ? 'off' : 'polite'}>${finding ? findingWords(finding) : html`<p class="soft">Trains the network as it is set up at each of these values, many times, and leaves the one above alone.</p>`}
        ${this.#ready ? html`<p class="soft">${this.#ready.about}</p>` : nothing}</div>
      ${comparison && this.#pointing && picture?.finding ? this.#plot(comparison, this.#pointing, picture) : nothing}
    `;
  }

  #plot({ networks, plan }: Comparison, pointing: Pointing, { finding, ...picture }: SweepPicture): TemplateResult {
    return html`<div class="tall">${dotted({
      pointing,
      ...picture,
      words: finding ? `${finding.headline} ${finding.detail}` : '',
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
