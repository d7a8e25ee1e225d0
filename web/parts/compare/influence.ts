// <glassbox-influence>: which rows does the network owe its answers to? Each training row is left out in turn and the network trained again
// from the same seed: what that does to the test cost is how much the row matters.
import { html, nothing, type TemplateResult } from 'lit';
import { capital, count, fixed } from '../../core/base/format.js';
import { drawInfluenceBars, type InfluenceBarsView, pickBar } from '../../draw/compare/influence.js';
import { type Influence, InfluenceOfRows } from '../../experiment/compare/influence.js';
import { influenceCsv } from '../../experiment/compare/influence-csv.js';
import {
  byInfluence,
  changeWords,
  influenceFindingOf,
  influenceName,
} from '../../experiment/compare/influence-finding.js';
import { compareLimits, plannedEpochs, within } from '../../experiment/compare/plan.js';
import { trainsTheSame } from '../../experiment/compare/same-training.js';
import { download } from '../base/download.js';
import { fields } from '../base/field-style.js';
import { NumbersView } from '../base/numbers-view.js';
import { many } from '../words/layer-words.js';
import { frozenNote, numberField, startButton } from './ask.js';
import { influenceStage, movedWords } from './influence-stage.js';
import { Moving } from './moving.js';
import type { Draw, GlassboxPicture, Place } from './picture.js';
import { byKey } from './pointing.js';
import { findingWords } from './said.js';
import { compareStyle } from './style.js';

/** Milliseconds between two times that other views are told, while rows are left out. */
const pace = 400;

export class GlassboxInfluence extends NumbersView {
  static override properties = { ...NumbersView.properties, epochs: { type: Number } };
  static override styles = [NumbersView.styles, fields, compareStyle];

  /** Each network is trained for so many; 0 takes what the settings stop at, or else 300. */
  declare epochs: number;
  #influence: InfluenceOfRows | null = null;
  /** The row that is pointed at. */
  #chosen: number | null = null;
  #moving: Moving | null = null;
  /** When other views were told what is known, and of how many rows. */
  #told = { at: 0, rows: 0 };

  constructor() {
    super();
    this.epochs = 0;
  }

  protected override modelLeft(): void {
    this.#forget();
    this.#influence?.clear();
    this.#influence = this.#moving = null;
  }

  #forget(): void {
    this.#moving?.clear();
    if (this.#told.rows > 0 && this.experiment) this.experiment.influence = null;
    this.#told = { at: 0, rows: 0 };
  }

  /** Whoever shows rows shows what is known of them, calmly while more comes. */
  #tell({ recipe, rows, epochs, phase }: InfluenceOfRows): void {
    const { experiment } = this;
    const now = performance.now();
    if (!experiment || !recipe || rows.length === this.#told.rows) return;
    if (phase === 'running' && now - this.#told.at < pace) return;
    this.#told = { at: now, rows: rows.length };
    const changes = new Map(rows.map(({ row, change }) => [row, change]));
    experiment.influence = { epochs, changes, holdsFor: (now) => trainsTheSame(recipe, now) };
  }

  /** Nothing here follows the run: what is known of the rows stays until it is asked anew. */
  override frameArrived(): void {}

  get #epochs(): number {
    const planned = this.experiment ? plannedEpochs(this.experiment.settings) : 300;
    return within(this.epochs || planned, 1, compareLimits.epochs, planned);
  }

  /** Trains without each row in turn; what was known before is forgotten. Resolves when all are done or stopped. */
  async run(): Promise<void> {
    const { experiment } = this;
    if (!experiment?.scene) return;
    this.#influence?.stop();
    this.#forget();
    const influence = new InfluenceOfRows(experiment, () => {
      this.refresh();
      if (this.#influence === influence) this.#tell(influence);
    });
    this.#influence = influence;
    this.#moving = new Moving(influence, () => this.refresh());
    this.#chosen = null;
    await influence.start(this.#epochs);
  }

  /** What is known stays. */
  stop(): void {
    this.#influence?.stop();
  }

  protected override render() {
    const { experiment } = this;
    if (!experiment?.scene) return nothing;
    const influence = this.#influence;
    const running = influence?.phase === 'running';
    const finding = influence && influenceFindingOf(influence);
    const { rows } = experiment.scene.problem.train;
    return html`
      <div class="ask" part="ask">
        ${startButton(
          'Leave each row out',
          running,
          () => void this.run(),
          () => this.stop(),
        )}
        ${numberField('epochs each', this.#epochs, compareLimits.epochs, (value) => {
          this.epochs = value;
        })}
        ${influence ? progressOf(influence) : nothing}
      </div>
      ${frozenNote(experiment.frame?.frozen, 'begins with the first weights of the seed')}
      ${influence?.error ? html`<p class="error" role="alert">${influence.error}</p>` : nothing}
      <div class="finding" part="finding" aria-live=${running ? 'off' : 'polite'}>${
        finding
          ? findingWords(finding)
          : html`<p class="soft">Which rows does the network owe its answers to? This leaves each of the ${count(rows)} training rows out in turn, trains again from the same seed, and sees what that does to the test cost. The run above is left alone.</p>`
      }</div>
      ${influence && finding && this.#moving ? this.#pictures(influence, this.#moving, `${finding.headline} ${finding.detail}`) : nothing}
    `;
  }

  #pictures(influence: InfluenceOfRows, moving: Moving, said: string): TemplateResult {
    const order = byInfluence(influence.rows);
    const chosen = order.find(({ row }) => row === this.#chosen) ?? null;
    const map = influenceStage({
      influence,
      moving,
      chosen,
      first: order[0] ?? null,
      said,
      choose: (row) => this.#choose(row),
      putBack: () => this.#putBack(),
    });
    const view = (width: number, height: number): InfluenceBarsView => ({
      width,
      height,
      changes: order.map(({ change }) => change),
      chosen: chosen && order.indexOf(chosen),
    });
    const bars: Draw = (context, theme, width, height) => drawInfluenceBars(context, view(width, height), theme);
    const onBars = this.#point(({ x, width, height }) => order[pickBar(view(width, height), x) ?? -1] ?? null);
    return html`<div class="pictures ${map ? 'mapped' : ''}">
      ${map ?? nothing}
      <div class="plots">
        <figure><div class="dots" part="bars" tabindex="0" role="group" aria-label="Training rows, from the one that helps most to the one that harms most; arrows go from one to the next"
          @keydown=${(event: KeyboardEvent) => this.#key(event, order, chosen)}>
          <glassbox-picture class="bars" .draw=${bars} words=${`What leaving each training row out does to the test cost. ${said}`}
            @pointermove=${onBars} @click=${onBars}></glassbox-picture></div>
          <figcaption>By how much the test cost is higher without each row: above zero the row helps, below it harms.${influence.isBatched ? ' A row less also changes which rows share a batch; that is part of the number.' : ''}</figcaption></figure>
        <div class="told" part="chosen"><span aria-live=${moving.holding ? 'off' : 'polite'}>${movedWords(influence, moving) || (chosen && influence.scene ? `${capital(influenceName(influence.scene, chosen.row))}: ${changeWords(chosen)}.` : '')}</span>
          ${moving.moved ? html`<button part="back" @click=${() => this.#putBack()}>Put it back</button>` : nothing}
          <button part="save" title="All results: a row a network, with the row left out, costs and accuracies" @click=${() => download('influence.csv', influenceCsv(influence))}>Save as CSV</button></div>
      </div>
    </div>`;
  }

  /** A finger points with its press, a mouse by being there; where there is no row, the last stays. */
  #point(found: (place: Place) => Influence | null): (event: PointerEvent) => void {
    return (event) => {
      if (event.type === 'pointermove' && event.pointerType === 'touch') return;
      const place = (event.currentTarget as GlassboxPicture).pointedAt(event);
      if (place) this.#choose(found(place)?.row);
    };
  }

  #key(event: KeyboardEvent, order: readonly Influence[], chosen: Influence | null): void {
    const to = byKey(event.key, order, chosen);
    if (to) this.#choose(to.row);
    else if (event.key === 'Escape') this.#choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(row: number | null | undefined): void {
    if (row === undefined || row === this.#chosen) return;
    this.#chosen = row;
    this.#putBack();
  }

  /** Every row is where it was. */
  #putBack(): void {
    this.#moving?.clear();
    this.refresh();
  }
}

/** How far it is while it runs, what it took when it is over. */
function progressOf({ phase, rows, planned, epochs, milliseconds }: InfluenceOfRows): TemplateResult | typeof nothing {
  if (planned === 0 || phase === 'failed') return nothing;
  const done = count(rows.length);
  const all = many(planned, 'row');
  const each = many(epochs, 'epoch');
  if (phase === 'running')
    return html`<progress max=${planned} value=${rows.length} aria-label="Rows left out"></progress><span class="soft" part="cost">${done} of ${all}, ${each} each</span>`;
  const time = `${fixed(milliseconds / 1000, milliseconds < 10_000 ? 1 : 0)}\u00a0s`;
  const what = phase === 'stopped' ? `stopped after ${done} of ${all}, ${each} each` : `${all} \u00d7 ${each}`;
  return html`<span class="soft" part="cost">${what}, ${time}</span>`;
}
