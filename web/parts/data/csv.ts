// <glassbox-data-csv>: a CSV file becomes the data: chosen, dropped on the page or pasted; looked at before it is taken.
// Until then, and whenever something is wrong with it, the data that were there before stay.
import { css, html, nothing } from 'lit';
import { count } from '../../core/base/format.js';
import type { Parsed } from '../../core/base/parsed.js';
import { sentence } from '../../core/base/parsed.js';
import { type CsvOptions, type CsvTable, parseCsv } from '../../core/data/csv/csv.js';
import { csvLimits, delimiterNames, delimiters } from '../../core/data/csv/split.js';
import {
  type ColumnChoice,
  type CsvData,
  guessChoice,
  isUsable,
  tableOfCsv,
  tasksOf,
} from '../../core/data/csv/table.js';
import type { Table, Task } from '../../core/data/sets/index.js';
import { dialogStyle, keepKeys } from '../base/dialog-style.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { columnsTable, taskLabels } from './csv-columns.js';

/** A character takes up to four bytes; what is larger is refused unread. */
const mostBytes = csvLimits.characters * 4;

function inTyping(event: Event): boolean {
  const at = event.composedPath()[0];
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
}

const looksLikeTable = (text: string) => /[\n\r]/.test(text.trim()) && /[,;\t]/.test(text);

function summaryOf(table: Table): string {
  const inputs = `${count(table.inputs.length)} ${table.inputs.length === 1 ? 'input' : 'inputs'}`;
  const asked = table.task === 'regression' ? 'one number' : `one of ${table.classNames.length} classes`;
  return `${count(table.rows)} rows, ${inputs}, and ${asked} to predict.`;
}

export class GlassboxDataCsv extends ModelView {
  static override properties = {
    ...ModelView.properties,
    parsed: { state: true },
    choice: { state: true },
    made: { state: true },
    dragging: { state: true },
  };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    dialogStyle,
    css`
    .columns { width: 100%; border-collapse: collapse; }
    .columns th, .columns td { padding: 4px 8px 4px 0; text-align: left; font-weight: 400; border-bottom: 1px solid var(--_line); overflow-wrap: anywhere; }
    .columns thead th { font-size: 12px; color: var(--_soft); }
    .columns b { font-weight: 600; }
    .columns .caption { display: block; }
    .columns .unused { color: var(--_soft); }
    .columns label { display: grid; place-items: center start; min-width: 44px; min-height: 36px; }
    .drop { position: fixed; z-index: 20; inset: 0; display: grid; place-items: center; pointer-events: none; background: rgb(0 0 0 / 36%); }
    .drop b { padding: 18px 26px; background: var(--_panel); border: 2px dashed var(--_soft); border-radius: 12px; }
    @media (pointer: coarse), (max-width: 640px) { .columns label { min-height: 44px; } }
  `,
  ];

  declare parsed: Parsed<CsvTable> | null;
  declare choice: ColumnChoice | null;
  declare made: Parsed<CsvData> | null;
  declare dragging: boolean;
  #text = '';
  #options: CsvOptions = {};

  constructor() {
    super();
    this.parsed = null;
    this.choice = null;
    this.made = null;
    this.dragging = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('dragover', this.#over);
    document.addEventListener('dragleave', this.#out);
    document.addEventListener('drop', this.#drop);
    document.addEventListener('paste', this.#paste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('dragover', this.#over);
    document.removeEventListener('dragleave', this.#out);
    document.removeEventListener('drop', this.#drop);
    document.removeEventListener('paste', this.#paste);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Opens the dialog: with the file in use, or with nothing yet. */
  open(): void {
    const data = this.experiment?.recipe.data;
    if (this.#text === '' && data?.kind === 'csv') {
      this.#read(data.text, data.options);
      this.#choose(data.choice);
    }
    this.#show();
  }

  /** What was typed before does not stand beside a file read since. */
  #emptyField(): void {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#paste');
    if (field) field.value = '';
  }

  #show(): void {
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
  }

  #refuse(error: string): void {
    this.parsed = { ok: false, error };
    this.choice = null;
    this.made = null;
  }

  #read(text: string, options: CsvOptions = {}): void {
    this.#text = text;
    this.#options = options;
    this.parsed = parseCsv(text, options);
    this.made = null;
    this.choice = null;
    if (!this.parsed.ok) return;
    const guess = guessChoice(this.parsed.value);
    if (guess) this.#choose(guess);
    else {
      this.made = {
        ok: false,
        error: 'Expected at least two columns to learn from (numbers, or few different words), but there are fewer.',
      };
    }
  }

  #choose(choice: ColumnChoice): void {
    if (!this.parsed?.ok) return;
    this.choice = choice;
    this.made = tableOfCsv(this.parsed.value, choice);
  }

  async #readFile(file: File): Promise<void> {
    this.#show();
    this.#emptyField();
    if (file.size > mostBytes) {
      this.#refuse(
        `${file.name}: expected at most ${count(csvLimits.characters)} characters, but the file has ${count(file.size)} bytes. Take a part of it.`,
      );
      return;
    }
    try {
      this.#read(await file.text());
    } catch (error) {
      this.#refuse(`${file.name} could not be read: ${sentence(error)}`);
    }
  }

  protected override render() {
    const csv = this.parsed?.ok ? this.parsed.value : null;
    const error =
      this.parsed && !this.parsed.ok ? this.parsed.error : this.made && !this.made.ok ? this.made.error : '';
    const before = this.experiment?.scene ? ' The data that were there before are still there.' : '';
    return html`
      ${this.dragging ? html`<div class="drop"><b>Drop a CSV file to look at it</b></div>` : nothing}
      <dialog aria-labelledby="title" @keydown=${keepKeys} @close=${() => this.requestUpdate()}>
        <header><h2 id="title">Data from a CSV file</h2><button type="button" @click=${() => this.#dialog?.close()}>Cancel</button></header>
        <div class="body">
          <div class="row">
            <button type="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}>Choose a file</button>
            <input id="file" type="file" hidden accept=".csv,.tsv,.txt,text/csv,text/plain" aria-label="CSV file" @change=${this.#picked}>
            <span class="caption">or drop one on the page, or paste below. It stays on this computer.</span>
          </div>
          <textarea id="paste" aria-label="CSV text" spellcheck="false" placeholder="length,width,species&#10;3.2,1.1,a&#10;2.9,0.8,b"
            @input=${(event: Event) => this.#read((event.target as HTMLTextAreaElement).value)}></textarea>
          ${error ? html`<div class="problem" role="alert">${error}${before}</div>` : nothing}
          ${csv ? this.#preview(csv) : this.parsed && this.#text !== '' ? html`<div class="row">${this.#reading(null)}</div>` : nothing}
        </div>
        <footer>
          <span class="summary caption" role="status">${this.made?.ok ? summaryOf(this.made.value.table) : ''}</span>
          <button type="button" class="first" ?disabled=${!this.made?.ok} @click=${this.#take}>Use these data</button>
        </footer>
      </dialog>`;
  }

  /** How the text is cut into cells, where the guess was wrong. */
  #reading(csv: CsvTable | null) {
    const header = csv?.header ?? this.#options.header ?? true;
    const delimiter = this.#options.delimiter ?? csv?.delimiter ?? '';
    return html`
      <label class="check" title="Whether the first row names the columns rather than being a row of values.">
        <input type="checkbox" .checked=${header} @change=${(event: Event) =>
          this.#read(this.#text, {
            ...this.#options,
            header: (event.target as HTMLInputElement).checked,
          })}>First row holds the names</label>
      <label class="check" title="The character between two cells of a row.">Cells separated by
        <select @change=${(event: Event) => {
          const value = (event.target as HTMLSelectElement).value;
          this.#read(this.#text, { ...this.#options, delimiter: value as (typeof delimiters)[number] });
        }}>
          ${delimiter === '' ? html`<option value="" selected disabled>guessed</option>` : nothing}
          ${delimiters.map((each) => html`<option value=${each} .selected=${each === delimiter}>${delimiterNames[each]}s</option>`)}
        </select></label>`;
  }

  #preview(csv: CsvTable) {
    const { choice } = this;
    const notes = [...csv.notes, ...(this.made?.ok ? this.made.value.notes : [])];
    const dropped = this.made?.ok ? this.made.value.table.dropped : [];
    return html`
      <div class="row">${this.#reading(csv)}</div>
      ${choice ? columnsTable(csv, choice, (next) => this.#choose(next)) : nothing}
      ${choice ? this.#choices(csv, choice) : nothing}
      ${
        notes.length + dropped.length > 0
          ? html`<ul class="caption">${notes.slice(0, 30).map((note) => html`<li>${note}</li>`)}
          ${dropped.slice(0, 10).map(({ reason, lines }) => html`<li>Left out, ${reason}: ${lines.length} ${lines.length === 1 ? 'row' : 'rows'} (file ${lines.length === 1 ? 'row' : 'rows'} ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ', …' : ''}).</li>`)}</ul>`
          : nothing
      }`;
  }

  #choices(csv: CsvTable, choice: ColumnChoice) {
    const target = csv.columns[choice.target];
    const tasks = target ? tasksOf(target) : [];
    const others = csv.columns.flatMap((column, i) => (isUsable(column) && i !== choice.target ? [i] : []));
    return html`<div class="row">
      <label class="check" title="What the network is to answer with.">To predict
        <select ?disabled=${tasks.length < 2} @change=${(event: Event) =>
          this.#choose({ ...choice, task: (event.target as HTMLSelectElement).value as Task })}>
          ${tasks.map((task) => html`<option value=${task} .selected=${task === choice.task}>${taskLabels[task]}</option>`)}
        </select></label>
      ${
        others.length > 3
          ? html`<button type="button" @click=${() => this.#choose({ ...choice, inputs: others })}>All as inputs</button>
          <button type="button" @click=${() => this.#choose({ ...choice, inputs: [] })}>None</button>`
          : nothing
      }</div>`;
  }

  readonly #take = async (): Promise<void> => {
    const { experiment, choice } = this;
    if (!experiment || !choice || !this.parsed?.ok || !this.made?.ok) return;
    const { header, delimiter } = this.parsed.value;
    this.#dialog?.close();
    experiment.drawing = false;
    await experiment.setData(
      { kind: 'csv', text: this.#text, options: { header, delimiter }, choice },
      { label: 'Open a CSV' },
    );
  };

  readonly #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file, mended, can be chosen again.
    if (file)
      void this.#readFile(file).then(() => {
        input.value = '';
      });
  };

  #carries(event: DragEvent): boolean {
    const types = event.dataTransfer?.types ?? [];
    return types.includes('Files') || (types.includes('text/plain') && !inTyping(event));
  }

  readonly #over = (event: DragEvent): void => {
    if (event.defaultPrevented || !this.#carries(event)) return;
    event.preventDefault();
    this.dragging = true;
  };

  readonly #out = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.dragging = false;
  };

  readonly #drop = (event: DragEvent): void => {
    this.dragging = false;
    if (event.defaultPrevented || !this.#carries(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void this.#readFile(file);
    else this.#readPasted(event.dataTransfer?.getData('text/plain') ?? '');
  };

  readonly #paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || inTyping(event)) return;
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!file && !looksLikeTable(text)) return;
    event.preventDefault();
    if (file) void this.#readFile(file);
    else this.#readPasted(text);
  };

  #readPasted(text: string): void {
    this.#show();
    this.#emptyField();
    this.#read(text);
  }
}
