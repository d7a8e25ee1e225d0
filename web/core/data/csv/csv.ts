// Pasted or dropped CSV text becomes a typed table, or one sentence that says where it went wrong. The table that was
// there before is the caller's to keep: nothing here has a memory.

import { type Parsed, quote } from '../../base/parsed.js';
import { type CsvColumn, isMissing, readColumn, readNumber } from './columns.js';
import { type CsvRecord, csvLimits, type Delimiter, delimiterNames, splitCsv } from './split.js';

export interface CsvTable {
  readonly columns: readonly CsvColumn[];
  readonly rowCount: number;
  /** For each row of the table the row of the file, as a spreadsheet counts. */
  readonly fileRows: readonly number[];
  readonly delimiter: Delimiter;
  /** Whether the first row was read as names. */
  readonly header: boolean;
  /** What was found and guessed, in sentences to show beside the table. */
  readonly notes: readonly string[];
}

export interface CsvOptions {
  readonly delimiter?: Delimiter;
  /** Guessed when left out. */
  readonly header?: boolean;
}

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

const isNumber = (cell: string, decimalComma: boolean) =>
  !Number.isNaN(readNumber(cell)) || (decimalComma && !Number.isNaN(readNumber(cell, ',')));

/**
 * The first row holds names when it holds no number and no gap (but for the first cell, which row numbers leave empty),
 * and either a column below it is of numbers, or all is text and none of it comes again in its column.
 */
export function guessHeader(records: readonly CsvRecord[], decimalComma: boolean): boolean {
  const [first, ...rest] = records;
  if (!first || rest.length === 0) return false;
  if (first.cells.some((cell) => isNumber(cell, decimalComma))) return false;
  if (first.cells.some((cell, i) => i > 0 && cell.trim() === '')) return false;
  const sample = rest.slice(0, 200);
  let repeated = false;
  for (let c = 0; c < first.cells.length; c++) {
    const name = (first.cells[c] as string).trim();
    const below = sample.map((record) => (record.cells[c] ?? '').trim()).filter((cell) => !isMissing(cell));
    const numbers = below.filter((cell) => isNumber(cell, decimalComma)).length;
    if (numbers > below.length / 2 && !isMissing(name)) return true;
    if (below.includes(name)) repeated = true;
  }
  return !repeated;
}

/** Names that can be told apart: gaps are filled, and a second "width" becomes "width (2)". */
export function uniqueNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const base = cell.trim().replace(/\s+/g, ' ') || `column ${i + 1}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}

const some = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function describe(
  columns: readonly CsvColumn[],
  header: boolean,
  delimiter: Delimiter,
  decimalComma: boolean,
): string[] {
  const named = (kind: CsvColumn['kind']) =>
    columns
      .filter((column) => column.kind === kind)
      .map((column) => quote(column.name))
      .join(', ');
  const notes = [
    `Cells are separated by a ${delimiterNames[delimiter]}; the first row ${header ? 'holds the names' : 'holds values, not names'}.`,
  ];
  if (decimalComma) notes.push('A comma inside a number is read as a decimal comma.');
  if (named('constant')) notes.push(`The same in every row, so nothing can be learned from it: ${named('constant')}.`);
  if (named('empty')) notes.push(`Without any value: ${named('empty')}.`);
  if (named('text')) notes.push(`Too many different texts to learn from: ${named('text')}.`);
  const counting = columns.filter((column) => column.counts).map((column) => quote(column.name));
  if (counting.length > 0) notes.push(`Looks like a row number: ${counting.join(', ')}.`);
  for (const column of columns) {
    if (column.missing > 0 && column.kind !== 'empty') {
      notes.push(`${quote(column.name)} has no value in ${some(column.missing, 'row')}.`);
    }
  }
  return notes;
}

/**
 * Reads CSV text: at most csvLimits of characters, rows and columns. Time grows with the text.
 * Errors name the row and column, what was expected and what came. Never throws.
 */
export function parseCsv(text: string, options: CsvOptions = {}): Parsed<CsvTable> {
  const split = splitCsv(text, options.delimiter ? { delimiter: options.delimiter } : {});
  if (!split.ok) return split;
  const { delimiter, records } = split.value;
  const first = records[0];
  if (!first) return bad('Expected rows of numbers or words, but the text is empty.');
  const width = first.cells.length;
  if (width < 2) {
    return bad(
      'Expected at least two columns (something to learn from and something to predict), separated by commas, semicolons ' +
        `or tabs, but got one: ${quote(first.cells[0])}.`,
    );
  }
  for (const record of records) {
    if (record.cells.length !== width) {
      const cell = quote(record.cells[Math.min(width, record.cells.length - 1)]);
      return bad(
        `Row ${record.row}: expected ${width} cells, as in row ${first.row}, but got ${record.cells.length}` +
          (record.cells.length > width
            ? `; the first one too many is ${cell}. Put quotes around a cell that holds a ${delimiterNames[delimiter]}.`
            : `; the last one is ${cell}.`),
      );
    }
  }
  const mayHaveCommas = delimiter !== ',';
  const header = options.header ?? guessHeader(records, mayHaveCommas);
  const body = header ? records.slice(1) : records;
  if (body.length < 2) {
    return bad(`Expected at least two rows of values${header ? ' below the names' : ''}, but got ${body.length}.`);
  }
  if (body.length > csvLimits.rows)
    return bad(`Expected at most ${csvLimits.rows} rows, but got ${body.length}. Take a part of them.`);

  const names = uniqueNames(header ? first.cells : first.cells.map(() => ''));
  const fileRows = body.map((record) => record.row);
  const columns: CsvColumn[] = [];
  for (let c = 0; c < width; c++) {
    const cells = body.map((record) => record.cells[c] as string);
    const column = readColumn(names[c] as string, cells, { decimalComma: mayHaveCommas, rows: fileRows });
    if (!column.ok) {
      const hint =
        !header && column.error.startsWith(`Row ${fileRows[0]},`) ? ' Or say that the first row holds the names.' : '';
      return bad(column.error + hint);
    }
    columns.push(column.value);
  }
  const decimalComma =
    mayHaveCommas &&
    columns.some((column) => column.kind === 'number' && column.cells.some((cell) => cell.includes(',')));
  const notes = describe(columns, header, delimiter, decimalComma);
  return { ok: true, value: { columns, rowCount: body.length, fileRows, delimiter, header, notes } };
}
