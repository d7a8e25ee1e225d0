// <glassbox-table>: every row with what the network predicts for it, a page at a time, in any order; a chosen row is
// followed through the network.
import { css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { count } from '../../core/base/format.js';
import type { Problem } from '../../core/data/problem.js';
import type { Need } from '../../experiment/needs.js';
import { type RowAddress, rowNumber } from '../../experiment/rows.js';
import type { Frame } from '../../session/session.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { digitPicture } from '../digits/picture.js';
import { many } from '../words/layer-words.js';
import { metricsOf } from './metrics.js';
import {
  actualText,
  changeOf,
  changeText,
  columnDecimals,
  errorOf,
  errorText,
  inputText,
  isRight,
  type Order,
  predictedText,
  type SortKey,
  sortRows,
} from './rows.js';

const pageRows = 12;
/** Columns of inputs that are shown, sideways of each other; of more the others are in the CSV. */
const mostInputs = 200;
/** While training, milliseconds between two versions of the numbers, and of the order, which must not run away. */
const pace = 400;
const orderPace = 2_000;

export class GlassboxTable extends ModelView {
  static override properties = { ...ModelView.properties, page: { state: true }, order: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    css`
    :host { display: flex; flex-direction: column; gap: 12px; }
    .scroll { overflow-x: auto; overscroll-behavior-x: contain; }
    table { border-collapse: collapse; white-space: nowrap; }
    .rows { width: 100%; }
    .rows th:first-child, .rows td:first-child { position: sticky; left: 0; z-index: 1; background: var(--_panel); }
    .rows tr:hover td:first-child, .rows tr.followed td:first-child { background: linear-gradient(var(--_wash), var(--_wash)), var(--_panel); }
    .rows tr.followed td:first-child { box-shadow: inset 3px 0 0 var(--_ink); }
    th, td { padding: 0 14px 0 0; text-align: right; font-weight: 400; height: 32px; border-bottom: 1px solid var(--_line); }
    .rows th:nth-child(-n + 3), .rows td:nth-child(-n + 3), .figures th:first-child { text-align: left; }
    .rows thead th { padding: 0; }
    .rows thead button { width: 100%; padding: 0 14px 0 0; border: 0; border-radius: 0; background: none; font-size: 12px; color: var(--_soft); text-align: inherit; }
    .rows thead th[aria-sort] button { color: var(--_ink); font-weight: 600; }
    .rows tbody tr { cursor: pointer; }
    .rows tbody tr:hover { background: var(--_wash); }
    .rows tr.followed { background: var(--_wash); }
    .rows td button { padding: 0 0 0 8px; min-height: 31px; border: 0; background: none; text-align: left; }
    .helps { color: color-mix(in srgb, var(--_positive) 78%, var(--_ink)); font-weight: 600; }
    .harms { color: color-mix(in srgb, var(--_negative) 78%, var(--_ink)); font-weight: 600; }
    .wrong { color: color-mix(in srgb, var(--_negative) 78%, var(--_ink)); font-weight: 600; }
    .metrics { display: flex; flex-wrap: wrap; gap: 14px 36px; align-items: flex-start; overflow-x: auto; }
    .figures caption { text-align: left; font-size: 12px; color: var(--_soft); white-space: normal; }
    .figures th, .figures td { height: 26px; font-size: 13px; }
    .figures td { min-width: 8ch; }
    .figures td.none { color: var(--_soft); }
    .figures td.right { font-weight: 600; }
    .figures thead th { font-size: 12px; color: var(--_soft); }
    glassbox-thumbnail { display: inline-block; width: 28px; margin: 2px 8px 2px 0; vertical-align: middle; border: 1px solid var(--_line); border-radius: 3px; }
    .pages { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
    .pages .caption { flex: 1 1 240px; }
    .pages div { display: flex; gap: 8px; }
    @media (max-width: 480px) {
      .rows { font-size: 12px; }
      .rows th, .rows td, .rows thead button { padding-right: 7px; }
      .rows td button { padding-left: 2px; }
    }
    @media (pointer: coarse), (max-width: 640px) {
      .rows tbody td, .rows td button { height: 44px; min-height: 44px; }
      .rows thead button, .rows td button { min-width: 44px; }
    }
  `,
  ];

  /** From 0. */
  declare page: number;
  declare order: Order;
  #rows: RowAddress[] = [];
  #decimals: readonly (number | undefined)[] = [];
  #sorted = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onScreen = new IntersectionObserver((entries) => {
    this.active = entries.some((entry) => entry.isIntersecting);
    if (this.active) this.requestUpdate();
  });

  constructor() {
    super();
    this.page = 0;
    this.order = { by: 'row', down: false };
    this.active = false;
  }

  protected override get needs(): readonly Need[] {
    return ['rows'];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#onScreen.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#onScreen.disconnect();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  override sceneChanged(): void {
    const problem = this.experiment?.scene?.problem;
    const inputs = problem?.inputs.length ?? 0;
    this.#decimals = problem ? columnDecimals(problem) : [];
    if (typeof this.order.by === 'number' && this.order.by >= inputs) this.order = { by: 'row', down: false };
    this.page = 0;
    this.#rows = [];
    this.requestUpdate();
  }

  override stateChanged(): void {
    if (this.order.by === 'influence') {
      if (this.experiment?.influence) this.#rows = [];
      else this.order = { by: 'row', down: false };
    }
    this.requestUpdate();
  }

  override frameArrived(frame: Frame): void {
    if (!this.active || !frame.predictions || this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.requestUpdate();
      },
      frame.playing ? pace : 0,
    );
  }

  #order(): void {
    const { scene, frame, playing } = this.experiment ?? {};
    if (!scene) return;
    const live = this.order.by === 'error' || this.order.by === 'predicted';
    const due = this.#rows.length === 0 || (live && (!playing || performance.now() - this.#sorted > orderPace));
    if (!due) return;
    this.#rows = sortRows(scene.problem, frame?.predictions, this.order, this.experiment?.influence?.changes);
    this.#sorted = performance.now();
  }

  protected override render() {
    const { scene, frame } = this.experiment ?? {};
    const followedRow = this.experiment?.attention.followedRow;
    if (!scene) return nothing;
    this.#order();
    const { problem } = scene;
    const influence = this.experiment?.influence;
    const predictions = frame?.predictions;
    const inputs = problem.inputs.slice(0, mostInputs);
    const hidden = problem.inputs.length - inputs.length;
    const pages = Math.max(1, Math.ceil(this.#rows.length / pageRows));
    const page = Math.min(this.page, pages - 1);
    const from = page * pageRows;
    const shown = this.#rows.slice(from, from + pageRows);
    const follow = (at: RowAddress) => this.experiment?.attention.follow(at);
    return html`
      ${metricsOf(problem, predictions)}
      <div class="scroll" part="scroll" tabindex="0" role="region" aria-label="Table of rows with ${inputs.length} ${inputs.length === 1 ? 'input' : 'inputs'}, scrolls sideways"><table class="rows">
        <thead><tr>
          ${this.#head('row', 'Row')}
          ${this.#head('actual', 'Is')}${this.#head('predicted', 'Predicted')}${this.#head('error', 'Off by', offBy(problem))}
          ${influence ? this.#head('influence', 'Influence', `By how much the test cost is higher without each row, trained again from the same seed for ${many(influence.epochs, 'epoch')}: above zero it helps, below it harms. Sort by this column`) : nothing}
          ${inputs.map(({ label, unit }, i) => this.#head(i, unit ? `${label}, ${unit}` : label))}
        </tr></thead>
        <tbody @keydown=${this.#key}>${shown.map((at) => {
          const followed = followedRow?.set === at.set && followedRow.row === at.row;
          const right = predictions ? isRight(problem, predictions, at) : null;
          return html`<tr class=${followed ? 'followed' : ''} @click=${() => follow(at)}>
            <td><button type="button" aria-pressed=${followed} title="Follow this row through the network">${count(rowNumber(problem, at))}${at.set === 1 ? ' test' : ''}</button></td>
            <td>${guard([problem, at], () => this.#picture(problem, at))}${actualText(problem, at)}</td>
            <td class=${right === false ? 'wrong' : ''}>${predictions ? predictedText(problem, predictions, at) : '–'}${right === false ? html`<span class="hidden">, wrong</span>` : nothing}</td>
            <td>${predictions ? errorText(errorOf(problem, predictions, at)) : '–'}</td>
            ${influence ? influenceCell(influence.changes, at) : nothing}
            ${guard([problem, at], () => inputs.map((_, i) => html`<td>${inputText(problem, at, i, this.#decimals[i])}</td>`))}
          </tr>`;
        })}</tbody>
      </table></div>
      <div class="pages">
        <span class="caption">Rows ${count(from + 1)} to ${count(from + shown.length)} of ${count(this.#rows.length)}${hidden > 0 ? `; ${hidden} more ${hidden === 1 ? 'input is' : 'inputs are'} in the CSV` : ''}. A row that is chosen is followed through the network; up and down arrows go from row to row.</span>
        <div><button type="button" title="The rows before these" aria-disabled=${page === 0} @click=${() => this.#turn(page - 1)}>Earlier</button>
        <button type="button" title="The rows after these" aria-disabled=${page >= pages - 1} @click=${() => this.#turn(page + 1)}>Later</button></div>
      </div>`;
  }

  /** Of a row that is one. */
  #picture(problem: Problem, at: RowAddress) {
    const picture = digitPicture(problem, at);
    return picture ? html`<glassbox-thumbnail .picture=${picture}></glassbox-thumbnail>` : nothing;
  }

  #head(by: SortKey, label: string, title = 'Sort by this column') {
    const { order } = this;
    const mine = order.by === by;
    const arrow = mine ? (order.down ? ' ↓' : ' ↑') : '';
    return html`<th scope="col" aria-sort=${mine ? (order.down ? 'descending' : 'ascending') : nothing}>
      <button type="button" title=${title} @click=${() => this.#sortBy(by)}>${label}${arrow}</button></th>`;
  }

  /** Those that are farthest off first, and the rows that help most; all else from the smallest. */
  #sortBy(by: SortKey): void {
    const mine = this.order.by === by;
    this.order = { by, down: mine ? !this.order.down : by === 'error' || by === 'influence' };
    this.#rows = [];
    this.page = 0;
  }

  #turn(page: number): void {
    this.page = page;
  }

  /** From row to row, and over the edge of the page. */
  readonly #key = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.rows tbody button')];
    const to = buttons.indexOf(event.target as HTMLElement) + (by ?? 0);
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[to]?.focus();
    if (buttons[to]) return;
    const page = this.page + by;
    if (page < 0 || page >= Math.ceil(this.#rows.length / pageRows)) return;
    this.page = page;
    void this.updateComplete.then(() => {
      const turned = this.renderRoot.querySelectorAll<HTMLElement>('.rows tbody button');
      turned[by > 0 ? 0 : turned.length - 1]?.focus();
    });
  };
}

const offBy = ({ task }: Problem) =>
  `${task === 'regression' ? 'How far the prediction is from what is, in the network’s units' : 'How far the answer is from sure and right'}. Sort by this column`;

function influenceCell(changes: ReadonlyMap<number, number>, at: RowAddress) {
  const change = changeOf(changes, at) ?? 0;
  const [way, said] = change > 0 ? ['helps', ', helps'] : change < 0 ? ['harms', ', harms'] : ['', ''];
  return html`<td class=${way}>${changeText(changes, at)}<span class="hidden">${said}</span></td>`;
}
