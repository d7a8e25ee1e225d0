// <glassbox-seeds>: is it the network, or luck? Many seeds of the network as it is set up, trained beside the one that runs: where they
// agree, how they got there, where they ended, and the way into each.
import { html, nothing, type TemplateResult } from 'lit';
import { cost, count, fixed } from '../../core/base/format.js';
import { type DotsView, drawDots, pickDot } from '../../draw/dots.js';
import { drawManyCurves } from '../../draw/many-curves.js';
import { type Compared, Comparison } from '../../experiment/compare/comparison.js';
import { comparisonCsv } from '../../experiment/compare/csv.js';
import { costAt, spreadOverEpochs } from '../../experiment/compare/curves.js';
import { type Finding, findingOf, groupsOf } from '../../experiment/compare/finding.js';
import { compareLimits, plannedEpochs, within } from '../../experiment/compare/plan.js';
import { download } from '../base/download.js';
import { fields } from '../base/field-style.js';
import { NumbersView } from '../base/numbers-view.js';
import { Agreed } from './agreed.js';
import { byKey, inOrder } from './choose.js';
import type { Draw } from './picture.js';
import { compareStyle } from './style.js';

/** Beyond this many times between the lowest and the highest cost, the axes are logarithmic. */
const wide = 30;

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
  #chosen: Compared | null = null;
  #opened = '';

  constructor() {
    super();
    this.seeds = 100;
    this.epochs = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#comparison?.clear();
  }

  /** Nothing here follows the run: what was compared stays until it is compared anew. */
  override frameArrived(): void {}

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
    this.#chosen = null;
    this.#opened = '';
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
    const finding = comparison && findingOf(comparison.networks, this.#which(comparison));
    return html`
      <div class="ask" part="ask">
        <button class="primary" part="start" @click=${running ? () => this.stop() : () => void this.run()}>${running ? 'Stop' : `Train ${count(this.#seeds)} ${this.#seeds === 1 ? 'seed' : 'seeds'}`}</button>
        <label>seeds <input type="number" min="1" max=${compareLimits.seeds} step="1" .value=${String(this.#seeds)} @change=${this.#setSeeds}></label>
        <label>epochs each <input type="number" min="1" max=${compareLimits.epochs} step="1" .value=${String(this.#epochs)} @change=${this.#setEpochs}></label>
        ${running ? html`<progress max=${comparison.planned} value=${done} aria-label="Seeds trained"></progress>` : nothing}
        <span class="soft" part="cost">${this.#costWords(comparison)}</span>
      </div>
      ${comparison?.error ? html`<p class="error" role="alert">${comparison.error}</p>` : nothing}
      <div class="finding" part="finding" aria-live=${running ? 'off' : 'polite'}>${finding ? findingWords(finding) : html`<p class="soft">One run may be luck. This trains the network as it is set up again and again, each time from other first weights, and leaves the one above alone.</p>`}</div>
      ${comparison && done > 0 ? this.#pictures(comparison, finding) : nothing}
    `;
  }

  #which({ networks }: Comparison): string {
    return networks[0]?.final.testLoss === undefined ? 'training cost' : 'test cost';
  }

  #costWords(comparison: Comparison | null): string {
    if (!comparison || comparison.phase === 'empty') return '';
    const { networks, planned, milliseconds, plan, phase } = comparison;
    const epochs = `${count(plan?.epochs ?? 0)} epochs each`;
    if (phase === 'running') return `${count(networks.length)} of ${count(planned)}, ${epochs}`;
    const time = `${fixed(milliseconds / 1000, milliseconds < 10_000 ? 1 : 0)}\u00a0s`;
    return `${phase === 'done' ? '' : `stopped after ${count(networks.length)} of ${count(planned)}, `}${epochs}, ${time}`;
  }

  #pictures(comparison: Comparison, finding: Finding | null): TemplateResult {
    const { scene, networks } = comparison;
    const { stayed } = groupsOf(networks);
    const behind = new Set(stayed);
    const log = isWide(networks);
    const map = this.#agreed?.drawing(this.#chosen) ?? null;
    const line = comparison.agreement?.plan.kind === 'line';
    const which = this.#which(comparison);
    const said = finding ? `${finding.headline} ${finding.detail}` : '';
    return html`<div class="pictures ${map ? 'mapped' : ''}">
      ${
        map
          ? html`<figure class="map ${line ? 'curve' : ''}"><glassbox-picture part="map" .draw=${map} words=${`Where ${networks.length} networks agree. ${said}`}></glassbox-picture>
        <figcaption>${mapWords(scene?.problem.task === 'regression', line, this.#chosen)}</figcaption></figure>`
          : nothing
      }
      <div class="plots">
        <figure class="costs"><glassbox-picture part="curves" .draw=${this.#curves(comparison, behind, log)} words=${`The ${which} of each seed over the epochs. ${said}`}></glassbox-picture>
          <figcaption>The ${which} of each seed${log ? ', on a logarithmic scale' : ''}; the thick line is the median, the band holds half of them.</figcaption></figure>
        ${this.#dots(comparison, behind, log, which, said)}
      </div>
    </div>`;
  }

  #curves({ networks, plan }: Comparison, behind: ReadonlySet<Compared>, log: boolean): Draw {
    const { epochs, spread } = spreadOverEpochs(networks);
    const curves = networks.map((one) => ({
      values: one.curve.map((tick, at) => costAt(tick, one.diverged && at === one.curve.length - 1)),
      behind: behind.has(one),
    }));
    const chosen = this.#chosen ? networks.indexOf(this.#chosen) : null;
    const end = plan?.epochs ?? 0;
    return (context, theme, width, height) =>
      drawManyCurves(context, { width, height, epochs, curves, spread, log, chosen, end }, theme);
  }

  #dots(
    comparison: Comparison,
    behind: ReadonlySet<Compared>,
    log: boolean,
    which: string,
    said: string,
  ): TemplateResult {
    const order = inOrder(comparison.networks);
    const view = (width: number, height: number): DotsView => ({
      width,
      height,
      dots: order.map((one) => ({ value: one.cost, behind: behind.has(one), away: one.diverged })),
      log,
      name: which,
      chosen: this.#chosen ? order.indexOf(this.#chosen) : null,
    });
    const at = (event: PointerEvent | MouseEvent): Compared | null => {
      const box = (event.currentTarget as Element).querySelector('glassbox-picture')?.getBoundingClientRect();
      const found = box && pickDot(view(box.width, box.height), event.clientX - box.left, event.clientY - box.top);
      return found === null || found === undefined ? null : (order[found] ?? null);
    };
    const draw: Draw = (context, theme, width, height) => drawDots(context, view(width, height), theme);
    const chosen = this.#chosen;
    return html`<figure><div class="dots" part="dots" tabindex="0" role="group" aria-label="Seeds by the ${which} they end at; arrows go from one to the next, Enter opens it"
        @pointermove=${(event: PointerEvent) => event.pointerType !== 'touch' && this.#choose(at(event) ?? this.#chosen)}
        @click=${(event: MouseEvent) => this.#press(at(event), (event as PointerEvent).pointerType === 'touch')}
        @keydown=${(event: KeyboardEvent) => this.#key(event, order)}>
        <glassbox-picture .draw=${draw} words=${said}></glassbox-picture></div>
      <figcaption>Each dot is a seed, by the ${which} it ends at${behind.size > 0 ? '; diamonds stay behind' : ''}. Press one to open that very network.</figcaption>
      <div class="told" part="chosen"><span aria-live="polite">${this.#opened || (chosen ? toldOf(chosen) : '')}</span>
        ${chosen && !this.#opened ? html`<button part="open" @click=${() => void this.#open(chosen)}>Open seed ${chosen.seed}</button>` : nothing}
        <button part="save" @click=${() => this.#save(comparison)}>Save as CSV</button></div></figure>`;
  }

  #choose(chosen: Compared | null): void {
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.#opened = '';
    this.refresh();
  }

  /** A finger points with its first press, and opens with the second. */
  #press(found: Compared | null, finger: boolean): void {
    if (!found) return;
    if (finger && found !== this.#chosen) this.#choose(found);
    else void this.#open(found);
  }

  #key(event: KeyboardEvent, order: readonly Compared[]): void {
    const to = byKey(event.key, order, this.#chosen);
    if (to) this.#choose(to);
    else if (event.key === 'Enter' && this.#chosen) void this.#open(this.#chosen);
    else if (event.key === 'Escape') this.#choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async #open(one: Compared): Promise<void> {
    this.#chosen = one;
    await this.#comparison?.open(one);
    this.#opened = this.experiment?.error
      ? ''
      : `Seed ${one.seed} is open now, at epoch ${count(one.final.epoch)}; undo brings back what was there.`;
    this.refresh();
  }

  #save({ networks, plan }: Comparison): void {
    if (plan) download('seeds.csv', comparisonCsv(networks, plan));
  }

  readonly #setSeeds = (event: Event): void => {
    this.seeds = within((event.target as HTMLInputElement).valueAsNumber, 1, compareLimits.seeds, 100);
    this.requestUpdate();
  };

  readonly #setEpochs = (event: Event): void => {
    this.epochs = within((event.target as HTMLInputElement).valueAsNumber, 1, compareLimits.epochs, 0);
    this.requestUpdate();
  };
}

const findingWords = ({ headline, detail }: Finding) =>
  html`<p class="headline">${headline}</p>${detail ? html`<p class="soft">${detail}</p>` : nothing}`;

const toldOf = ({ seed, cost: ended, diverged, final }: Compared) =>
  diverged
    ? `Seed ${seed} ran away in epoch ${count(final.diverged?.epoch ?? final.epoch)}.`
    : `Seed ${seed} ends at ${cost(ended)}.`;

function mapWords(numbers: boolean, line: boolean, chosen: Compared | null): string {
  const one = chosen ? ` The dark line is that of seed ${chosen.seed}.` : '';
  if (line) return `The line is the median of all seeds, the band holds half of them.${one}`;
  if (numbers) return 'The mean of what all seeds say.';
  return `Where they agree: in full colour all say the same, where it is pale half of them do.${one}`;
}

function isWide(networks: readonly Compared[]): boolean {
  const costs = networks.filter(({ diverged, cost: value }) => !diverged && value > 0).map(({ cost: value }) => value);
  return Math.max(...costs) > wide * Math.min(...costs);
}
