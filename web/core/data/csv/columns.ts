// What a column of cells holds: numbers, categories, free text, one value only, or nothing. A guess, made by the rules
// below; where most cells are numbers and one is not, that is an error with its row and column rather than a guess.
import { type Parsed, quote } from '../../base/parsed.js';
import { countDifferent } from './different.js';
import { isMissingSign, isMissingWord } from './missing.js';
import { type Decimal, isNumber, readNumber, readNumberCell } from './numbers.js';
import { type CellScan, ColumnScanner, type NumberScan } from './scan.js';

/**
 * number: every cell is a number; category: few different texts, or numbers mixed with texts that repeat; text: too
 * many different texts to learn from (names, dates, remarks); constant: one value in every row; empty: no value at all.
 */
export type ColumnKind = 'number' | 'category' | 'text' | 'constant' | 'empty';

export interface CsvColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** As read; '' where missing. Of a table that was read in a worker, the first three. */
  readonly cells: readonly string[];
  /** number: the numbers; category: places in `categories`; NaN where missing, and throughout for the other kinds. */
  readonly values: Float64Array;
  /** category: the different texts, in alphabetical order (by number where all are numbers). Else empty. */
  readonly categories: readonly string[];
  readonly missing: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** 1, 2, 3, ... (or 0, 1, 2, ...): a row number, which teaches nothing about other rows. */
  readonly counts: boolean;
  /** number: how its cells were read. */
  readonly decimal: Decimal;
  /** number: which marks, point and comma, stand in its cells. */
  readonly marks: ReadonlySet<Decimal>;
  /** number: '%' or a currency that its cells are written with; '' for bare numbers. */
  readonly unit: string;
  /** number: whether some stand in brackets, and are below zero. */
  readonly brackets: boolean;
  /** number: whether all its cells can be read with either decimal mark, and differ. */
  readonly isOpen: boolean;
  /** number: whether some begin with 0 before another digit. */
  readonly zeros: boolean;
  /** How many cells say NA or the like, and count as no value. */
  readonly missingWords: number;
}

/** As an input a category becomes one input for each of its texts: with more than this, seldom ones teach little. */
export const maxCategories = 20;

/** A network answers with one output for each class, up to so many. */
export const maxClasses = 64;

/** The number a text stands for among others; a label in brackets comes where it counts. */
function orderOf(text: string): number {
  const read = readNumberCell(text);
  return read ? (read.brackets === 'label' ? -read.point : read.point) : Number.NaN;
}

/** By number where both are numbers, else by code unit: the same order on every machine. */
function compareTexts(a: string, b: string): number {
  const difference = orderOf(a) - orderOf(b);
  if (difference) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The cells of one column as they were split, before anything is decided about them. */
export interface ColumnCells {
  readonly name: string;
  readonly cells: readonly string[];
  /** For each row, whether its cell stood in quotes: 0 or 1. */
  readonly quoted: Uint8Array;
}

export interface ScannedColumn extends ColumnCells, CellScan {}

/** Columns that are read side by side, and rows between two pauses. */
const together = 16;
const rowsAtOnce = 1_000;

/**
 * Reads cells as numbers, both ways. Row by row and some columns at a time: so they lie in memory. Pauses every few milliseconds' work with
 * the share that is done, from 0 to 1.
 */
export function* scanningColumns(columns: readonly ColumnCells[]): Generator<number, ScannedColumn[]> {
  const scanned: ScannedColumn[] = [];
  for (let first = 0; first < columns.length; first += together) {
    const block = columns.slice(first, first + together);
    const scanners = block.map(({ cells }) => new ColumnScanner(cells));
    const rows = block[0]?.cells.length ?? 0;
    for (let row = 0; row < rows; row++) {
      for (const scanner of scanners) scanner.scan(row);
      if (row % rowsAtOnce === 0) yield (first + (block.length * row) / rows) / columns.length;
    }
    block.forEach((column, i) => {
      scanned.push({ ...column, ...(scanners[i] as ColumnScanner).end() });
    });
  }
  return scanned;
}

/**
 * The decimal mark of the whole file: what more cells of its number columns insist on. It decides for columns that could be
 * read both ways, as one of "1,200" and "3,450"; without a sign, the point.
 */
export function decimalOf(columns: readonly ScannedColumn[]): Decimal {
  let points = 0;
  let commas = 0;
  for (const { numbers, present } of columns) {
    if (Math.max(numbers.points, numbers.commas) <= present / 2) continue;
    points += numbers.onlyPoint;
    commas += numbers.onlyComma;
  }
  return commas > points ? ',' : '.';
}

export interface TypeOptions {
  /** Of the file, where the column leaves it open. */
  readonly fileDecimal: Decimal;
  /** What somebody chose for all columns. */
  readonly decimal?: Decimal;
  /** Whether NA and its like in a column of texts is a value; when left out, it is one where it is quoted. */
  readonly naIsValue?: boolean;
  /** The spreadsheet row of each cell, for the error. */
  readonly rows: readonly number[];
}

function countsUp(values: Float64Array): boolean {
  if (values.length < 3 || (values[0] !== 0 && values[0] !== 1)) return false;
  return values.every((value, i) => value === (values[0] as number) + i);
}

const without = (length: number) => new Float64Array(length).fill(Number.NaN);

function readsAs({ points, commas }: NumberScan, options: TypeOptions): Decimal {
  if (options.decimal) return options.decimal;
  return points > commas ? '.' : commas > points ? ',' : options.fileDecimal;
}

/** What to say of a cell that should be a number. */
function whyNoNumber(cell: string, decimal: Decimal, unit: string): string {
  const text = cell.trim();
  if (/^[+\-\u2212]?(?:inf(?:inity)?|∞)$/i.test(text))
    return 'A finite number is needed; leave the cell empty where none is known.';
  if (/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(text) && Math.abs(Number(text)) > 3.4e38) {
    return 'It is too large for a 32-bit float; use a larger unit.';
  }
  if (!Number.isNaN(readNumber(text, decimal))) {
    return `The other numbers of the column are ${unit === '' ? 'without a unit' : `in ${unit}`}; write all in the same one.`;
  }
  if (!Number.isNaN(readNumber(text, decimal === '.' ? ',' : '.'))) {
    return `Write it as the others, with a decimal ${decimal === '.' ? 'point' : 'comma'}.`;
  }
  return 'Leave the cell empty, or write NA, where a value is missing.';
}

/** Cells of a column that holds texts: NA may be a value there. */
function textsOf({ cells, texts, quoted }: ScannedColumn, naIsValue: boolean | undefined): readonly string[] {
  // No word was taken for nothing.
  if (texts === cells) return texts;
  return texts.map((text, row) => {
    const cell = cells[row] as string;
    if (text !== '' || !isMissingWord(cell)) return text;
    return (naIsValue ?? quoted[row] === 1) ? cell.trim() : '';
  });
}

/** Guesses one column's kind and takes its values. Time and memory grow with the number of cells. */
export function typeColumn(scanned: ScannedColumn, options: TypeOptions): Parsed<CsvColumn> {
  const { name, numbers: scan, present } = scanned;
  const decimal = readsAs(scan, options);
  const count = decimal === '.' ? scan.points : scan.commas;
  if (count === present && present > 0) return { ok: true, value: numberColumn(scanned, decimal) };
  const texts = textsOf(scanned, options.naIsValue);
  const different = new Set(texts);
  different.delete('');
  const values = decimal === '.' ? scan.point : scan.comma;
  const at = scanned.texts.findIndex((cell, row) => cell !== '' && Number.isNaN(values[row] as number));
  // Mostly numbers that seldom repeat were measured; a text among them is a mistake and not a class, unless it stands in
  // quotes among numbers without: then whoever wrote the file says that it is a text.
  const seldomRepeat = different.size > maxCategories || different.size > present / 2;
  const areMeasured = count > present / 2 && seldomRepeat;
  const known = areMeasured ? withoutSigns(scanned, values) : null;
  if (known) return { ok: true, value: numberColumn(known, decimal) };
  if (areMeasured && !isMeantAsText(scanned, values, at)) {
    const cell = scanned.texts[at] as string;
    return {
      ok: false,
      error:
        `Row ${options.rows[at]}, column ${quote(name)}: expected a number, as in ${count} other ` +
        `${count === 1 ? 'row' : 'rows'}, but got ${quote(cell)}. ${whyNoNumber(cell, decimal, scan.unit)}`,
    };
  }
  return { ok: true, value: textColumn(scanned, texts, different) };
}

/** The column with gaps where a sign for nothing stands among its numbers; null where something else does. */
function withoutSigns(scanned: ScannedColumn, values: Float64Array): ScannedColumn | null {
  let { present } = scanned;
  const texts: string[] = [];
  for (const [row, text] of scanned.texts.entries()) {
    if (text !== '' && Number.isNaN(values[row])) {
      if (!isMissingSign(text) || scanned.quoted[row] === 1) return null;
      present--;
      texts.push('');
    } else texts.push(text);
  }
  return { ...scanned, texts, present };
}

function isMeantAsText({ quoted, texts }: ScannedColumn, values: Float64Array, at: number): boolean {
  return (
    quoted[at] === 1 &&
    !isNumber(texts[at] as string) &&
    !values.some((value, row) => !Number.isNaN(value) && quoted[row] === 1)
  );
}

const missingWordsIn = (cells: readonly string[], texts: readonly string[]) =>
  cells.reduce(
    (count, cell, row) => (texts[row] === '' && (isMissingWord(cell) || isMissingSign(cell)) ? count + 1 : count),
    0,
  );

function numberColumn({ name, texts, cells, numbers, present, marks }: ScannedColumn, decimal: Decimal): CsvColumn {
  const values = decimal === '.' ? numbers.point : numbers.comma;
  const missing = texts.length - present;
  const distinct = countDifferent(values);
  const missingWords = missing === 0 ? 0 : missingWordsIn(cells, texts);
  const base = {
    name,
    cells: texts,
    missing,
    categories: [],
    distinct,
    decimal,
    unit: numbers.unit,
    brackets: numbers.brackets,
    isOpen: numbers.point !== numbers.comma && numbers.onlyPoint === 0 && numbers.onlyComma === 0,
    zeros: numbers.zeros,
    marks,
    missingWords,
  };
  return distinct === 1
    ? { ...base, kind: 'constant', values: without(texts.length), counts: false }
    : { ...base, kind: 'number', values, counts: countsUp(values) };
}

function textColumn({ name, cells }: ScannedColumn, texts: readonly string[], different: Set<string>): CsvColumn {
  const missing = texts.reduce((count, cell) => (cell === '' ? count + 1 : count), 0);
  const distinct = different.size;
  const base = {
    name,
    cells: texts,
    missing,
    distinct,
    categories: [] as readonly string[],
    values: without(texts.length),
    counts: false,
    decimal: '.',
    marks: new Set<Decimal>(),
    unit: '',
    brackets: false,
    isOpen: false,
    zeros: false,
    missingWords: missing === 0 ? 0 : missingWordsIn(cells, texts),
  } as const;
  if (distinct === 0) return { ...base, kind: 'empty' };
  if (distinct === 1) return { ...base, kind: 'constant' };
  // Many different texts are classes only where they come again: else they are names, remarks or dates.
  const repeats = distinct <= maxCategories || distinct <= (texts.length - missing) / 2;
  if (distinct > maxClasses || !repeats) return { ...base, kind: 'text' };
  const categories = [...different].sort(compareTexts);
  const place = new Map(categories.map((text, i) => [text, i]));
  return {
    ...base,
    kind: 'category',
    categories,
    values: Float64Array.from(texts, (cell) => place.get(cell) ?? Number.NaN),
  };
}
