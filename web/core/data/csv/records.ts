// One CSV record after the other (RFC 4180 and what spreadsheets really write), in time linear in the text.
import { type Parsed, quote } from '../../base/parsed.js';

/** Beyond these a file is refused, before anything is allocated for it. */
export const csvLimits = {
  /** UTF-16 units of text, about bytes. */
  characters: 10_000_000,
  rows: 20_000,
  columns: 1_025,
  /** Characters of one cell; a spreadsheet's own limit is 32,767. */
  cell: 1_000_000,
} as const;

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

/** One record and where it stands: row 1 is the first line as a spreadsheet counts them, blank lines included. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
  /** Places of the cells that stood in quotes; left out where none did. */
  readonly quoted?: readonly number[];
}

const SPACE = 32;
const NO_BREAK_SPACE = 0xa0;
const QUOTE = 34;
const LF = 10;
const CR = 13;

const isSpace = (code: number) => code === SPACE || code === NO_BREAK_SPACE;
const endsLine = (code: number) => code === LF || code === CR;

/** An apostrophe before = + - @ is how a spreadsheet, and our own export, says that a text is no formula. */
const withoutApostrophe = (cell: string) =>
  cell.charCodeAt(0) === 39 && /^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell;

/** Characters of a cell that is likely to come again, and how many such are remembered: a power of two. */
const shortCell = 8;
const metLately = 1_024;

/** Reads record by record. After an error, which is a sentence, `next` is not to be called again. */
export class RecordReader {
  /** How much of the text has been read, in characters. */
  at = 0;
  readonly #text: string;
  readonly #delimiter: Delimiter;
  readonly #delimiterCode: number;
  readonly #met = new Array<string>(metLately).fill('');
  #row = 0;
  #error = '';

  /** from: the first character that is read, and how many rows come before it. */
  constructor(
    text: string,
    delimiter: Delimiter,
    from: { readonly at: number; readonly rows: number } = { at: 0, rows: 0 },
  ) {
    this.#text = text;
    this.at = from.at;
    this.#row = from.rows;
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
  }

  /** The next record that is not blank; null at the end. */
  next(): Parsed<CsvRecord | null> {
    this.#skipBlankLines();
    if (this.at >= this.#text.length) return { ok: true, value: null };
    this.#row++;
    const cells: string[] = [];
    const quoted: number[] = [];
    do {
      const isQuoted = this.#startsQuoted();
      if (isQuoted) quoted.push(cells.length);
      cells.push(withoutApostrophe(isQuoted ? this.#quotedCell(cells.length + 1) : this.#plainCell()));
      if (cells.length > csvLimits.columns) {
        this.#error ||= `Row ${this.#row}: expected at most ${csvLimits.columns} columns, but it has more.`;
      }
      if ((cells.at(-1) as string).length > csvLimits.cell) {
        this.#error = `Row ${this.#row}, cell ${cells.length}: expected at most ${csvLimits.cell} characters, but it has more.`;
      }
      if (this.#error) return { ok: false, error: this.#error };
    } while (this.#takeDelimiter());
    this.#endLine();
    const record = { row: this.#row, cells };
    return { ok: true, value: quoted.length > 0 ? { ...record, quoted } : record };
  }

  /** Lines without any text (",,," too, which spreadsheets like to add) are counted and left out. */
  #skipBlankLines(): void {
    const text = this.#text;
    for (let at = this.at; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (endsLine(code)) {
        if (code === CR && text.charCodeAt(at + 1) === LF) at++;
        this.#row++;
        this.at = at + 1;
      } else if (!isSpace(code) && code !== this.#delimiterCode) return;
    }
    this.at = text.length;
  }

  /** Spaces before a quote belong to nobody, and are passed over. */
  #startsQuoted(): boolean {
    let open = this.at;
    while (this.#text.charCodeAt(open) === SPACE) open++;
    if (this.#text.charCodeAt(open) !== QUOTE) return false;
    this.at = open;
    return true;
  }

  /** A cell in quotes keeps its spaces. */
  #quotedCell(place: number): string {
    const open = this.at + 1;
    const close = this.#closingQuote(open);
    if (close < 0) {
      this.#error =
        `Row ${this.#row}, cell ${place}: a quote (") opens there and is never closed. ` +
        'Close it, or write it twice ("") where it is part of a quoted cell.';
      return '';
    }
    this.at = close + 1;
    while (this.#text.charCodeAt(this.at) === SPACE) this.at++;
    if (!this.#atEndOfCell()) {
      const came = this.#text.slice(this.at, this.at + 12).split(/[\r\n]/)[0];
      this.#error =
        `Row ${this.#row}, cell ${place}: expected a ${delimiterNames[this.#delimiter]} or the end of the row after the ` +
        `closing quote, but got ${quote(came)}.`;
    }
    const cell = this.#cut(open, close);
    return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
  }

  /** A cell without quotes loses the spaces around it; a tab may be the delimiter, so only spaces count. */
  #plainCell(): string {
    const text = this.#text;
    let start = this.at;
    while (!this.#atEndOfCell()) this.at++;
    let end = this.at;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    return this.#cut(start, end);
  }

  /** A part of the text: short ones that were met lately are the same string again, which costs neither memory nor a second look. */
  #cut(start: number, end: number): string {
    const text = this.#text;
    if (end - start > shortCell) return text.slice(start, end);
    let hash = 0;
    for (let at = start; at < end; at++) hash = (hash * 31 + text.charCodeAt(at)) & (metLately - 1);
    const known = this.#met[hash] as string;
    if (known.length === end - start && text.startsWith(known, start)) return known;
    const cell = text.slice(start, end);
    this.#met[hash] = cell;
    return cell;
  }

  /** Where the quote that ends a cell stands, or -1: one that is written twice is part of the cell. */
  #closingQuote(open: number): number {
    let close = this.#text.indexOf('"', open);
    while (close >= 0 && close - open <= csvLimits.cell && this.#text.charCodeAt(close + 1) === QUOTE) {
      close += 2;
      if (this.#text.charCodeAt(close) !== QUOTE) close = this.#text.indexOf('"', close);
    }
    return close;
  }

  #atEndOfCell(): boolean {
    const code = this.#text.charCodeAt(this.at);
    // Past the end the code is no number.
    return code === this.#delimiterCode || code === LF || code === CR || Number.isNaN(code);
  }

  #takeDelimiter(): boolean {
    if (this.#text.charCodeAt(this.at) !== this.#delimiterCode) return false;
    this.at++;
    return true;
  }

  /** CR, LF or both. */
  #endLine(): void {
    if (this.#text.charCodeAt(this.at) === CR) this.at++;
    if (this.#text.charCodeAt(this.at) === LF) this.at++;
  }
}
