// <glassbox-data-csv>: a CSV file becomes the data: chosen, dropped on the page or pasted; looked at before it is taken.
// Until then, and whenever something is wrong with it, the data that were there before stay.
import { css, html, nothing } from 'lit';
import { count } from '../../core/base/format.js';
import type { Parsed } from '../../core/base/parsed.js';
import { sentence } from '../../core/base/parsed.js';
import type { CsvOptions, CsvTable } from '../../core/data/csv/csv.js';
import type { TableSource } from '../../core/data/csv/read.js';
import { csvLimits } from '../../core/data/csv/records.js';
import {
  type ColumnChoice,
  type CsvData,
  canBeInput,
  guessChoice,
  tableOfCsv,
  tasksOf,
} from '../../core/data/csv/table.js';
import { csvOf, type OwnData, rememberCsv } from '../../core/data/own-data.js';
import type { Table } from '../../core/data/table.js';
import type { Task } from '../../core/settings/datasets.js';
import { readTable } from '../../session/table-reader.js';
import { dialogStyle, keepKeys } from '../base/dialog-style.js';
import { fields } from '../base/field-style.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';
import { columnsTable, taskLabels } from './csv-columns.js';
import { readingOptions } from './csv-options.js';

/** A character takes up to four bytes; what is larger is refused unread. */
const mostBytes = csvLimits.characters * 4;

function inTyping(event: Event): boolean {
  const at = event.composedPath()[0];
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
}

const looksLikeTable = (text: string) => /[\n\r]/.test(text.trim()) && /[,;|\t]/.test(text);

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
    progress: { state: true },
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
  /** The share of a long file that has been read; null while none is being read. */
  declare progress: number | null;
  #text = '';
  #options: CsvOptions = {};
  /** What was assumed about the encoding of the file. */
  #note = '';
  #reading = new AbortController();

  constructor() {
    super();
    this.parsed = null;
    this.choice = null;
    this.made = null;
    this.dragging = false;
    this.progress = null;
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
    this.#stop();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Opens the dialog: with the file in use, or with nothing yet. */
  open(): void {
    const data = this.experiment?.recipe.data;
    if (this.#text === '' && data?.kind === 'csv') {
      this.#stop();
      this.#text = data.text;
      this.#options = data.options;
      this.#take(csvOf(data));
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

  /** What takes longer than a moment shows what is done of it, and can be stopped. */
  async #read(source: TableSource, options: CsvOptions = {}): Promise<void> {
    this.#stop();
    this.#text = 'text' in source ? source.text : '';
    this.#options = options;
    const { signal } = this.#reading;
    const read = await readTable(source, options, {
      signal,
      progress: (share) => {
        this.progress = share;
      },
    });
    if (!read) return;
    this.progress = null;
    this.#text = read.text;
    // Text that was read again is still the file's.
    if ('bytes' in source) this.#note = read.note;
    this.#take(read.table);
  }

  /** Nothing more comes of what is being read. */
  #stop(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.progress = null;
  }

  #take(read: Parsed<CsvTable>): void {
    this.parsed = read;
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
    this.#note = '';
    this.#show();
    this.#emptyField();
    if (file.size > mostBytes) {
      this.#refuse(
        `${file.name}: expected at most ${count(csvLimits.characters)} characters, but the file has ${count(file.size)} bytes. Take a part of it.`,
      );
      return;
    }
    try {
      await this.#read({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
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
            @input=${(event: Event) => this.#readTyped((event.target as HTMLTextAreaElement).value)}></textarea>
          ${this.progress === null ? nothing : this.#progressBar(this.progress)}
          ${error ? html`<div class="problem" role="alert">${error}${before}</div>` : nothing}
          ${csv ? this.#preview(csv) : this.parsed && this.#text !== '' ? this.#optionsRow(null) : nothing}
        </div>
        <footer>
          <span class="summary caption" role="status">${this.made?.ok ? summaryOf(this.made.value.table) : ''}</span>
          <button type="button" class="first" ?disabled=${!this.made?.ok || this.progress !== null} @click=${this.#use}>Use these data</button>
        </footer>
      </dialog>`;
  }

  #progressBar(share: number) {
    return html`<div class="row" role="status">
      <progress aria-label="Share of the file that has been read" max="1" .value=${share}></progress>
      <span class="caption">Reading the file</span>
      <button type="button" @click=${() => {
        this.#stop();
        this.#refuse('Reading was stopped.');
      }}>Stop</button></div>`;
  }

  /** How the text is read, where the guess was wrong. */
  #optionsRow(csv: CsvTable | null) {
    return html`<div class="row">${readingOptions(csv, this.#options, (options) => void this.#read({ text: this.#text }, options))}</div>`;
  }

  #preview(csv: CsvTable) {
    const { choice } = this;
    const encoding = this.#note === '' ? [] : [this.#note];
    const notes = [...encoding, ...csv.notes, ...(this.made?.ok ? this.made.value.notes : [])];
    const dropped = this.made?.ok ? this.made.value.table.dropped : [];
    return html`
      ${this.#optionsRow(csv)}
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
    const others = csv.columns.flatMap((column, i) => (canBeInput(column) && i !== choice.target ? [i] : []));
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

  readonly #use = async (): Promise<void> => {
    const { experiment, choice } = this;
    if (!experiment || !choice || !this.parsed?.ok || !this.made?.ok) return;
    const { header, delimiter } = this.parsed.value;
    this.#dialog?.close();
    experiment.attention.drawing = false;
    const options = { ...this.#options, header, delimiter };
    const data: OwnData = { kind: 'csv', text: this.#text, options, choice };
    rememberCsv(data, this.parsed);
    await experiment.edit((edits) => edits.setData(data, { label: 'Open a CSV' }));
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
    const isTable = looksLikeTable(text);
    if (!file && !isTable) return;
    event.preventDefault();
    // Spreadsheets put a picture of the cells beside them.
    if (isTable) this.#readPasted(text);
    else if (file) void this.#readFile(file);
  };

  #readPasted(text: string): void {
    this.#show();
    this.#emptyField();
    this.#readTyped(text);
  }

  #readTyped(text: string): void {
    this.#note = '';
    void this.#read({ text });
  }
}
