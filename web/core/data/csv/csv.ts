// Pasted or dropped CSV text becomes a typed table, or one sentence that says where it went wrong. The table that was
// there before is the caller's to keep: nothing here has a memory.

import { type Parsed, quote } from '../../base/parsed.js';
import { type ColumnCells, type CsvColumn, decimalOf, scanningColumns, typeColumn } from './columns.js';
import { headerSign, uniqueNames } from './header.js';
import { describeTable } from './notes.js';
import type { Decimal } from './numbers.js';
import { type CsvRecord, csvLimits, type Delimiter, delimiterNames } from './records.js';
import { finish, splittingCsv } from './split.js';

export interface CsvTable {
  readonly columns: readonly CsvColumn[];
  readonly rowCount: number;
  /** For each row of the table the row of the file, as a spreadsheet counts. */
  readonly fileRows: readonly number[];
  readonly delimiter: Delimiter;
  /** Whether the first row was read as names. */
  readonly header: boolean;
  /** The decimal mark of the file, where a column leaves it open. */
  readonly decimal: Decimal;
  /** What was found and guessed, in sentences to show beside the table. */
  readonly notes: readonly string[];
}

/** Each is guessed when left out. */
export interface CsvOptions {
  readonly delimiter?: Delimiter;
  readonly header?: boolean;
  /** For every column of numbers. */
  readonly decimal?: Decimal;
  /** Whether NA, null and the like are values where a column holds texts. */
  readonly naIsValue?: boolean;
}

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/** Cells of a record up to the last that is not empty. */
const usedCells = ({ cells }: CsvRecord) => cells.findLastIndex((cell) => cell !== '') + 1;

/**
 * How many columns there are: as many as the first row names. Delimiters at the ends of rows make unnamed, empty cells,
 * which are no columns. An error where a row has fewer cells, or more that hold something.
 */
function widthOf(records: readonly CsvRecord[], delimiter: Delimiter): Parsed<number> {
  const first = records[0];
  if (!first) return bad('Expected rows of numbers or words, but the text is empty.');
  const named = usedCells(first);
  const isFilled = (c: number) => records.some((record) => (record.cells[c] ?? '') !== '');
  let width = first.cells.length;
  while (width > named && !isFilled(width - 1)) width--;
  if (width < 2) {
    return bad(
      'Expected at least two columns (something to learn from and something to predict), separated by commas, semicolons, ' +
        `tabs or pipes, but got one: ${quote(first.cells[0])}.`,
    );
  }
  for (const record of records) {
    const cells = record.cells.length;
    if (cells >= width && usedCells(record) <= width) continue;
    const got = `Row ${record.row}: expected ${width} cells, as in row ${first.row}, but got ${cells}`;
    return bad(
      cells > width
        ? `${got}; the first one too many is ${quote(record.cells[width])}. Put quotes around a cell that holds a ${delimiterNames[delimiter]}.`
        : `${got}; the last one is ${quote(record.cells.at(-1))}.`,
    );
  }
  return { ok: true, value: width };
}

/** The row of dashes below the names of a table in Markdown; anywhere else dashes are cells like others. */
const isRuler = ({ cells }: CsvRecord, place: number) =>
  place === 1 && cells.length > 1 && cells.some(Boolean) && cells.every((cell) => /^(?::?-{3,}:?)?$/.test(cell.trim()));

/** For each column which cells stood in quotes. */
function quotedCells(body: readonly CsvRecord[], width: number): Uint8Array[] {
  const columns = Array.from({ length: width }, () => new Uint8Array(body.length));
  body.forEach(({ quoted }, row) => {
    for (const place of quoted ?? []) if (place < width) (columns[place] as Uint8Array)[row] = 1;
  });
  return columns;
}

/** Rows as columns, a few columns at a time: each row is then read from memory once for all of these. */
function columnsOf(body: readonly CsvRecord[], width: number): string[][] {
  const columns = Array.from({ length: width }, () => new Array<string>(body.length));
  const together = 16;
  for (let from = 0; from < width; from += together) {
    const to = Math.min(width, from + together);
    for (let row = 0; row < body.length; row++) {
      const { cells } = body[row] as CsvRecord;
      for (let c = from; c < to; c++) (columns[c] as string[])[row] = cells[c] as string;
    }
  }
  return columns;
}

/**
 * Reads CSV text: at most csvLimits of characters, rows and columns. Time grows with the text. Pauses every few
 * milliseconds' work with the share that is done, from 0 to 1. Errors name the row and column, what was expected and what
 * came. Never throws.
 */
export function* parsingCsv(text: string, options: CsvOptions = {}): Generator<number, Parsed<CsvTable>> {
  const splitting = splittingCsv(text, options);
  let step = splitting.next();
  for (; !step.done; step = splitting.next()) yield step.value / 2;
  const split = step.value;
  if (!split.ok) return split;
  const { delimiter } = split.value;
  const records = split.value.records.filter((record, place) => !isRuler(record, place));
  const width = widthOf(records, delimiter);
  if (!width.ok) return width;
  const header = options.header ?? headerSign(records) !== 'none';
  const body = header ? records.slice(1) : records;
  if (body.length < 2) {
    return bad(`Expected at least two rows of values${header ? ' below the names' : ''}, but got ${body.length}.`);
  }
  if (body.length > csvLimits.rows)
    return bad(`Expected at most ${csvLimits.rows} rows, but got ${body.length}. Take a part of them.`);

  const first = (records[0] as CsvRecord).cells.slice(0, width.value);
  const names = uniqueNames(header ? first : first.map(() => ''));
  const fileRows = body.map((record) => record.row);
  const quoted = quotedCells(body, width.value);
  const columns = columnsOf(body, width.value);
  const cells = names.map((name, c): ColumnCells => {
    return { name, cells: columns[c] as string[], quoted: quoted[c] as Uint8Array };
  });
  const typing = typingColumns(cells, fileRows, options);
  let typed = typing.next();
  for (; !typed.done; typed = typing.next()) yield 0.5 + typed.value / 2;
  if (!typed.value.ok) {
    const { error } = typed.value;
    const hint =
      !header && error.startsWith(`Row ${fileRows[0]},`) ? ' Or say that the first row holds the names.' : '';
    return bad(error + hint);
  }
  const notes = describeTable(typed.value.value.columns, header, split.value);
  return { ok: true, value: { ...typed.value.value, rowCount: body.length, fileRows, delimiter, header, notes } };
}

/** Decides what each column holds. Pauses after each with the share that is done, from 0 to 1. */
export function* typingColumns(
  cells: readonly ColumnCells[],
  fileRows: readonly number[],
  options: Pick<CsvOptions, 'decimal' | 'naIsValue'>,
): Generator<number, Parsed<Pick<CsvTable, 'columns' | 'decimal'>>> {
  const scanning = scanningColumns(cells);
  let step = scanning.next();
  for (; !step.done; step = scanning.next()) yield 0.8 * step.value;
  const scanned = step.value;
  const decimal = options.decimal ?? decimalOf(scanned);
  const columns: CsvColumn[] = [];
  for (const [c, each] of scanned.entries()) {
    const column = typeColumn(each, { ...options, fileDecimal: decimal, rows: fileRows });
    if (!column.ok) return column;
    columns.push(column.value);
    yield 0.8 + (0.2 * (c + 1)) / cells.length;
  }
  return { ok: true, value: { columns, decimal } };
}

/** parsingCsv, to its end at once. */
export const parseCsv = (text: string, options: CsvOptions = {}): Parsed<CsvTable> => finish(parsingCsv(text, options));
