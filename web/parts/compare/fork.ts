// <glassbox-fork>: the run, split in two that differ in one setting. Both train in lockstep: where they part, what that does, and the way to
// keep either.
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../core/base/format.js';
import type { Parsed } from '../../core/base/parsed.js';
import { choicesOf } from '../../core/settings/choices.js';
import { formatSetting, type SettingName, settingOfAttribute, settingsTable } from '../../core/settings/settings.js';
import { drawTwoRuns } from '../../draw/compare/two-runs.js';
import { Fork, type ForkMap } from '../../experiment/compare/fork.js';
import { forkFindingOf, mapFindingOf } from '../../experiment/compare/fork-finding.js';
import { type ForkChange, forkableNames, proposedValue, readFork } from '../../experiment/compare/fork-plan.js';
import type { Side } from '../../experiment/compare/lockstep.js';
import { compareLimits, plannedEpochs, within } from '../../experiment/compare/plan.js';
import { fields } from '../base/field-style.js';
import { NumbersView } from '../base/numbers-view.js';
import { many } from '../words/layer-words.js';
import { drawingOf } from './apart-map.js';
import { numberField, startButton } from './ask.js';
import type { Draw } from './picture.js';
import { findingWords } from './said.js';
import { compareStyle } from './style.js';

export class GlassboxFork extends NumbersView {
  static override properties = {
    ...NumbersView.properties,
    setting: { type: String },
    value: { type: String },
    epochs: { type: Number },
  };
  static override styles = [NumbersView.styles, fields, compareStyle];

  /** In which one the halves differ: learningRate, batchSize, shuffle, optimizer, regularization and what belongs to those. */
  declare setting: string;
  /** What the second half has; without one, the next that is proposed. */
  declare value: string;
  /** Both are trained for so many more; 0 takes what the settings stop at, or else 300. */
  declare epochs: number;
  #fork: Fork | null = null;
  #drawn: { readonly map: ForkMap; readonly draw: Draw } | null = null;
  /** As it was last told. */
  #kept: Side | null = null;

  constructor() {
    super();
    this.setting = 'learningRate';
    this.value = '';
    this.epochs = 0;
  }

  protected override modelLeft(): void {
    this.#fork?.clear();
    this.#fork = this.#drawn = null;
  }

  /** What was split stays until it is split anew; only whether a half is the run follows the run. */
  override frameArrived(): void {
    if (this.#fork && this.#fork.kept !== this.#kept) this.refresh();
  }

  get #names(): readonly SettingName[] {
    return this.experiment ? forkableNames(this.experiment.settings) : [];
  }
  get #name(): SettingName {
    const asked = settingOfAttribute(this.setting);
    return asked && this.#names.includes(asked) ? asked : 'learningRate';
  }
  get #value(): string {
    return this.value || (this.experiment ? proposedValue(this.#name, this.experiment.settings) : '');
  }
  get #epochs(): number {
    const planned = this.experiment ? plannedEpochs(this.experiment.settings) : 300;
    return within(this.epochs || planned, 1, compareLimits.epochs, planned);
  }

  /** Splits the run where it stands and trains both halves; an earlier fork is forgotten. Resolves when they are done or stopped. */
  async run(): Promise<void> {
    const { experiment } = this;
    if (!experiment?.scene) return;
    const read = readFork(this.#name, this.#value, experiment.settings);
    if (!read.ok) return;
    this.#fork ??= new Fork(experiment, () => this.refresh());
    await this.#fork.start(read.value, this.#epochs);
  }

  /** What was trained stays. */
  stop(): void {
    this.#fork?.stop();
  }

  /** That half becomes the run: 0 as it was, 1 the other way. Undo brings back what was there. */
  async keep(side: Side): Promise<void> {
    await this.#fork?.keep(side);
    // What was kept is the present value now.
    this.value = '';
  }

  protected override render() {
    const { experiment } = this;
    if (!experiment?.scene) return nothing;
    const fork = this.#fork;
    const running = fork?.phase === 'running';
    const read = readFork(this.#name, this.#value, experiment.settings);
    const finding = fork && forkFindingOf(fork);
    this.#kept = fork?.kept ?? null;
    return html`
      <div class="ask" part="ask">
        ${startButton(
          'Split the run',
          running,
          () => void this.run(),
          () => this.stop(),
        )}
        <label>setting <select @change=${this.#choose}>${this.#names.map((name) => html`<option value=${name} .selected=${name === this.#name}>${settingsTable[name].label}</option>`)}</select></label>
        ${this.#valueField(read)}
        ${numberField('epochs', this.#epochs, compareLimits.epochs, (value) => {
          this.epochs = value;
        })}
        ${fork ? progressOf(fork) : nothing}
      </div>
      ${read.ok ? nothing : html`<p class="error" role="alert">${read.error}</p>`}
      ${fork?.error ? html`<p class="error" role="alert">${fork.error}</p>` : nothing}
      <div class="finding" part="finding" aria-live=${running ? 'off' : 'polite'}>${
        finding
          ? findingWords(finding)
          : html`<p class="soft">Splits the run where it stands. One half goes on as it was, now with ${settingsTable[this.#name].label.toLowerCase()} ${formatSetting(this.#name, experiment.settings[this.#name])}, the other with another value; both have the same weights, batches and seed. The run above rests meanwhile.</p>`
      }</div>
      ${fork?.scene && finding ? this.#pictures(fork, `${finding.headline} ${finding.detail}`) : nothing}
    `;
  }

  #valueField(read: Parsed<ForkChange>): TemplateResult {
    const setting = settingsTable[this.#name];
    const typed = ({ target }: Event) => {
      this.value = (target as HTMLInputElement | HTMLSelectElement).value;
    };
    const values =
      setting.kind === 'boolean'
        ? [
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]
        : choicesOf(this.#name);
    return html`<label>other value ${
      values.length > 0
        ? html`<select @change=${typed}>${values.map(({ value, label }) => html`<option value=${value} .selected=${value === this.#value}>${label}</option>`)}</select>`
        : html`<input class="one" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-invalid=${read.ok ? 'false' : 'true'} .value=${this.#value} @change=${typed}>`
    }</label>`;
  }

  #pictures(fork: Fork, said: string): TemplateResult {
    const { scene, at, histories, end, words } = fork;
    const map = fork.map();
    if (scene && map && this.#drawn?.map !== map) this.#drawn = { map, draw: drawingOf(scene, map) };
    const mapSaid = scene && map ? mapFindingOf(scene, map) : '';
    const numbers = scene?.problem.task === 'regression';
    const held = (scene?.problem.test.rows ?? 0) > 0;
    const curves: Draw = (context, theme, width, height) => {
      if (histories && at) drawTwoRuns(context, { width, height, runs: histories, split: at.epoch, end }, theme);
    };
    return html`<div class="pictures ${map ? 'mapped' : ''}">
      ${
        scene && map
          ? html`<figure class="map ${map.plan.kind === 'line' ? 'curve' : ''}"><glassbox-picture part="map" .draw=${this.#drawn?.draw} words=${`Where the two halves differ. ${mapSaid}`}></glassbox-picture>
        <figcaption>${mapSaid} ${mapWords(numbers, map.plan.kind === 'line', words)}</figcaption></figure>`
          : nothing
      }
      <div class="plots">
        <figure class="costs"><glassbox-picture part="curves" .draw=${curves} words=${`The cost of both halves over the epochs. ${said}`}></glassbox-picture>
          <figcaption><span class="line">as it was</span> <span class="line other">with ${words}</span>${held ? ' Solid is the training cost, dashed the test cost.' : ''}</figcaption></figure>
        <div class="told" part="chosen">${([0, 1] as const).map((side) => (fork.kept === side ? nothing : html`<button part="keep" @click=${() => void this.keep(side)}>${side === 0 ? 'Keep it as it was' : `Keep ${words}`}</button>`))}
          ${fork.phase === 'running' ? nothing : html`<button part="more" @click=${() => void fork.goOn(this.#epochs)}>${many(this.#epochs, 'epoch')} more</button>`}
          <span aria-live="polite">${this.#keptWords(fork)}</span></div>
      </div>
    </div>`;
  }

  #keptWords({ kept, ticks, words }: Fork): string {
    if (kept === null) return '';
    const who = kept === 0 ? 'The half that is as it was' : `The half with ${words}`;
    return `${who} is the run now, at epoch ${count(ticks?.[kept].epoch ?? 0)}; undo brings back what was there.`;
  }

  readonly #choose = (event: Event): void => {
    this.setting = (event.target as HTMLSelectElement).value;
    this.value = '';
  };
}

function progressOf({ phase, at, end, ticks }: Fork): TemplateResult | typeof nothing {
  if (!at || phase === 'failed') return nothing;
  const done = Math.max(0, ...(ticks ?? []).map(({ epoch }) => epoch - at.epoch));
  const all = end - at.epoch;
  const from = `split at epoch ${count(at.epoch)}`;
  if (phase === 'running')
    return html`<progress max=${all} value=${done} aria-label="Epochs trained"></progress><span class="soft" part="cost">${count(done)} of ${many(all, 'epoch')}, ${from}</span>`;
  return html`<span class="soft" part="cost">${phase === 'stopped' ? `stopped after ${count(done)} of ${many(all, 'epoch')}` : `${many(done, 'epoch')} each`}, ${from}</span>`;
}

function mapWords(numbers: boolean, line: boolean, words: string): string {
  if (line) return `The solid line is the one as it was, the dashed that with ${words}.`;
  if (numbers) return `Below zero the one with ${words} answers less, above it more.`;
  return `Pale and dotted is where they do not say the same. The solid line is the one as it was, the hollow that with ${words}.`;
}
