// <glassbox-seeds>: is it the network, or luck? Many seeds of the network as it is set up, trained beside the one that runs: where they
// agree, how they got there, where they ended, and the way into each.
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../core/base/format.js';
import { Comparison } from '../../experiment/compare/comparison.js';
import { comparisonCsv } from '../../experiment/compare/csv.js';
import { type Finding, findingOf } from '../../experiment/compare/finding.js';
import { compareLimits, plannedEpochs, within } from '../../experiment/compare/plan.js';
import { download } from '../base/download.js';
import { fields } from '../base/field-style.js';
import { NumbersView } from '../base/numbers-view.js';
import { Agreed } from './agreed.js';
import { frozenNote, numberField, progressOf, startButton } from './ask.js';
import { dotted } from './dotted.js';
import { Pointing } from './pointing.js';
import { findingWords } from './said.js';
import { costName, seedsPictures } from './seeds-pictures.js';
import { compareStyle } from './style.js';

export class GlassboxSeeds extends NumbersView {
  static override properties = {
    ...NumbersView.properties,
    seeds: { type: Number, reflect: true },
    epochs: { type: Number },
  };
  static override styles = [NumbersView.styles, fields, compareStyle];

  /** How many, 1 to 500. */
  declare seeds: number;
  /** Each is trained for so many; 0 takes what the settings stop at, or else 300. */
  declare epochs: number;
  #comparison: Comparison | null = null;
  #agreed: Agreed | null = null;
  #pointing: Pointing | null = null;

  constructor() {
    super();
    this.seeds = 100;
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

  get #epochs(): number {
    const planned = this.experiment ? plannedEpochs(this.experiment.settings) : 300;
    return within(this.epochs || planned, 1, compareLimits.epochs, planned);
  }
  get #seeds(): number {
    return within(this.seeds, 1, compareLimits.seeds, 100);
  }

  /** Trains them; what was compared before is forgotten. Resolves when they are done or stopped. */
  async run(): Promise<void> {
    const { experiment } = this;
    if (!experiment?.scene) return;
    this.#comparison?.stop();
    this.#comparison = new Comparison(experiment, () => this.refresh());
    this.#agreed = new Agreed(this.#comparison);
    this.#pointing = new Pointing(this.#comparison, () => this.refresh());
    await this.#comparison.start({ seeds: this.#seeds, epochs: this.#epochs });
  }

  stop(): void {
    this.#comparison?.stop();
  }

  protected override render() {
    if (!this.experiment?.scene) return nothing;
    const comparison = this.#comparison;
    const running = comparison?.phase === 'running';
    const done = comparison?.networks.length ?? 0;
    const finding = comparison && findingOf(comparison.networks, costName(comparison.networks));
    return html`
      <div class="ask" part="ask">
        ${startButton(
          `Train ${count(this.#seeds)} ${this.#seeds === 1 ? 'seed' : 'seeds'}`,
          running,
          () => void this.run(),
          () => this.stop(),
        )}
        ${numberField('seeds', this.#seeds, compareLimits.seeds, (value) => {
          this.seeds = value;
        })}
        ${numberField('epochs each', this.#epochs, compareLimits.epochs, (value) => {
          this.epochs = value;
        })}
        ${progressOf(comparison)}
      </div>
      ${frozenNote(this.experiment.frame?.frozen)}
      ${comparison?.error ? html`<p class="error" role="alert">${comparison.error}</p>` : nothing}
      <div class="finding" part="finding" aria-live=${running ? 'off' : 'polite'}>${finding ? findingWords(finding) : html`<p class="soft">One run may be luck. This trains the network as it is set up again and again, each time from other first weights, and leaves the one above alone.</p>`}</div>
      ${comparison && this.#pointing && done > 0 ? this.#pictures(comparison, this.#pointing, finding) : nothing}
    `;
  }

  #pictures(comparison: Comparison, pointing: Pointing, finding: Finding | null): TemplateResult {
    const { networks, plan } = comparison;
    const { chosen } = pointing;
    const map = this.#agreed?.drawing(chosen) ?? null;
    const line = comparison.agreement?.plan.kind === 'line';
    const { which, order, captions, ...pictures } = seedsPictures(comparison, chosen);
    const said = finding ? `${finding.headline} ${finding.detail}` : '';
    return html`<div class="pictures ${map ? 'mapped' : ''}">
      ${
        map
          ? html`<figure class="map ${line ? 'curve' : ''}"><glassbox-picture part="map" .draw=${map} words=${`Where ${networks.length} networks agree. ${said}`}></glassbox-picture>
        <figcaption>${captions.map}</figcaption></figure>`
          : nothing
      }
      <div class="plots">
        <figure class="costs"><glassbox-picture part="curves" .draw=${pictures.curves} words=${`The ${which} of each seed over the epochs. ${said}`}></glassbox-picture>
          <figcaption>${captions.curves}</figcaption></figure>
        ${dotted({
          pointing,
          order,
          draw: pictures.dots,
          at: pictures.at,
          label: `Seeds by the ${which} they end at`,
          words: said,
          caption: captions.dots,
          save: () => plan && download('seeds.csv', comparisonCsv(networks, plan)),
        })}
      </div>
    </div>`;
  }
}
