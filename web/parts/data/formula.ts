// <glassbox-data-formula>: y = f(x1, x2), typed; read while it is typed, with a picture of the data it makes.
import { css, html, nothing } from 'lit';
import { count, percent, weight } from '../../core/base/format.js';
import { parseFormula } from '../../core/data/formula/formula.js';
import type { FormulaError } from '../../core/data/formula/syntax.js';
import { formulaLimits, functionArity } from '../../core/data/formula/syntax.js';
import { type FormulaData, tableOfFormula } from '../../core/data/formula/table.js';
import { dialogStyle, keepKeys } from '../base/dialog-style.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { thumbnailOf } from './thumbnail-of.js';

const examples: Readonly<Record<1 | 2, readonly string[]>> = {
  1: ['sin(x1)', 'abs(x1) - 2', 'sin(x1) * exp(-x1^2 / 8)'],
  2: ['x1^2 + x2^2 < 9', 'sin(x1) * cos(x2)', 'x1 * x2 > 0', 'x2 > 3 * sin(x1)'],
};

type Reading =
  | { readonly ok: true; readonly value: FormulaData }
  | { readonly ok: false; readonly error: string; readonly at?: FormulaError };

function summaryOf({ table }: FormulaData): string {
  if (table.task === 'regression') {
    const [low, high] = [Math.min(...table.targetValues), Math.max(...table.targetValues)];
    return `${count(table.rows)} points; y goes from ${weight(low)} to ${weight(high)}.`;
  }
  const yes = table.targetValues.reduce((sum, value) => sum + value, 0) / table.rows;
  return `${count(table.rows)} points in two classes; the formula holds for ${percent(yes)} of them.`;
}

export class GlassboxDataFormula extends ModelView {
  static override properties = { ...ModelView.properties, source: { state: true }, inputs: { state: true } };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    dialogStyle,
    css`
    .field { display: flex; align-items: center; gap: 8px; }
    .field input { flex: 1; min-width: 0; font: 14px/1.4 ui-monospace, monospace; }
    .two { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 14px; align-items: start; }
    .two > div { display: flex; flex-direction: column; gap: 10px; }
    glassbox-thumbnail { border: 1px solid var(--_line); border-radius: 8px; }
    .examples button { font: 12px ui-monospace, monospace; }
    code { display: block; margin-top: 6px; white-space: pre-wrap; font: 13px/1.5 ui-monospace, monospace; }
    mark { color: inherit; background: none; text-decoration: underline wavy var(--_negative); text-underline-offset: 3px; font-weight: 700; }
    mark.end { padding: 0 6px; border-bottom: 2px solid var(--_negative); text-decoration: none; }
    @media (max-width: 460px) { .two { grid-template-columns: minmax(0, 1fr); } glassbox-thumbnail { width: 150px; } }
  `,
  ];

  declare source: string;
  declare inputs: 1 | 2;
  #reading: { key: string; of: Reading } | null = null;

  constructor() {
    super();
    this.source = 'x1^2 + x2^2 < 9';
    this.inputs = 2;
  }

  /** Opens the dialog with the formula in use, if one is. */
  open(): void {
    const data = this.experiment?.recipe.data;
    if (data?.kind === 'formula') {
      this.source = data.source;
      this.inputs = data.inputs === 1 ? 1 : 2;
    }
    this.requestUpdate();
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override sceneChanged(): void {
    this.#reading = null;
    if (this.renderRoot?.querySelector('dialog')?.open) this.requestUpdate();
  }

  #read(): Reading {
    const { seed, noise } = this.experiment?.settings ?? { seed: 42, noise: 0 };
    const key = [this.inputs, seed, noise, this.source].join('|');
    if (this.#reading?.key === key) return this.#reading.of;
    const parsed = parseFormula(this.source, this.inputs);
    const of: Reading = parsed.ok
      ? tableOfFormula(parsed.formula, { seed, noise })
      : { ok: false, error: parsed.error.message, at: parsed.error };
    this.#reading = { key, of };
    return of;
  }

  protected override render() {
    const reading = this.#read();
    const close = () => this.renderRoot.querySelector('dialog')?.close();
    return html`<dialog aria-labelledby="title" @keydown=${keepKeys}>
      <header><h2 id="title">Data from a formula</h2><button type="button" @click=${close}>Cancel</button></header>
      <div class="body">
        <label class="field" title="The value the network is to learn at each point. A comparison makes two classes."><i>y</i> =
          <input id="formula" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength=${formulaLimits.characters}
            aria-label="Formula for y" aria-invalid=${reading.ok ? 'false' : 'true'} aria-describedby="outcome" .value=${this.source}
            @input=${(event: Event) => {
              this.source = (event.target as HTMLInputElement).value;
            }} @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#take()}></label>
        <div class="two">
          <glassbox-thumbnail .picture=${reading.ok ? thumbnailOf(reading.value.table) : null}></glassbox-thumbnail>
          <div>
            <label class="check" title="How many numbers each point has.">Inputs
              <select @change=${(event: Event) => this.#setInputs(Number((event.target as HTMLSelectElement).value) as 1 | 2)}>
                <option value="1" .selected=${this.inputs === 1}>x1</option>
                <option value="2" .selected=${this.inputs === 2}>x1 and x2</option>
              </select></label>
            <div class="row examples" role="group" aria-label="Examples">${examples[this.inputs].map(
              (example) =>
                html`<button type="button" @click=${() => {
                  this.source = example;
                }}>${example}</button>`,
            )}</div>
          </div>
        </div>
        <div id="outcome" role="status">${reading.ok ? this.#good(reading.value) : this.#bad(reading)}</div>
        <p class="caption">Numbers, + − * / ^, comparisons, and, or, not, pi, e, and ${Object.keys(functionArity).join(', ')}.</p>
      </div>
      <footer><button type="button" class="first" ?disabled=${!reading.ok} @click=${this.#take}>Use these data</button></footer>
    </dialog>`;
  }

  #good(data: FormulaData) {
    return html`<p>${summaryOf(data)}</p>${data.notes.map((note) => html`<p class="caption">${note}</p>`)}`;
  }

  #bad({ error, at }: { error: string; at?: FormulaError }) {
    if (!at) return html`<div class="problem">${error}</div>`;
    const { source } = this;
    const end = Math.min(source.length, at.at + Math.max(1, at.length));
    const marked = source.slice(at.at, end);
    return html`<div class="problem">${error}
      <code aria-hidden="true">${source.slice(0, at.at)}${marked ? html`<mark>${marked}</mark>` : html`<mark class="end"> </mark>`}${marked ? source.slice(end) : nothing}</code></div>`;
  }

  #setInputs(inputs: 1 | 2): void {
    // An example for the other number of inputs gives way to one for this; what someone typed stays.
    if (examples[this.inputs].includes(this.source)) this.source = examples[inputs][0] as string;
    this.inputs = inputs;
  }

  readonly #take = async (): Promise<void> => {
    const { experiment } = this;
    if (!experiment || !this.#read().ok) return;
    this.renderRoot.querySelector('dialog')?.close();
    experiment.attention.drawing = false;
    const { source, inputs } = this;
    await experiment.edit((edits) => edits.setData({ kind: 'formula', source, inputs }, { label: 'Formula' }));
  };
}
