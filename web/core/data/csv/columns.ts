// What a column of cells holds: numbers, categories, free text, one value only, or nothing. A guess, made by the rules
// below; where most cells are numbers and one is not, that is an error with its row and column rather than a guess.
import { type Parsed, quote } from '../../base/parsed.js';

/**
 * number: every cell is a number; category: few different texts, or numbers mixed with texts that repeat; text: too
 * many different texts to learn from (names, dates, remarks); constant: one value in every row; empty: no value at all.
 */
export type ColumnKind = 'number' | 'category' | 'text' | 'constant' | 'empty';

export interface CsvColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** As read; '' where missing. */
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
}

/** More different texts than this are not made one-hot: each would cost an input, and seldom ones teach little. */
export const maxCategories = 20;

const missingWords = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);

/** No missing word is longer than four letters; a longer cell can only be one with spaces around it. */
export const isMissing = (cell: string): boolean =>
  (cell.length <= 4 || /^\s|\s$/.test(cell)) && missingWords.has(cell.trim().toLowerCase());

const withPoint = /^[+\-\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const withComma = /^[+\-\u2212]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/;

/** The engine computes in 32-bit floats. */
const maxNumber = 3.4028234663852886e38;

/** The number a cell holds; NaN where it holds none. */
export function readNumber(cell: string, decimal: '.' | ',' = '.'): number {
  const text = cell.trim();
  if (!(decimal === ',' ? withComma : withPoint).test(text)) return Number.NaN;
  const value = Number(
    decimal === '.' && text.charCodeAt(0) !== 0x2212 ? text : text.replace('\u2212', '-').replace(',', '.'),
  );
  return Math.abs(value) <= maxNumber ? value : Number.NaN;
}

/** By number where both are numbers, else by code unit: the same order on every machine. */
function compareTexts(a: string, b: string): number {
  const difference = readNumber(a) - readNumber(b);
  if (difference) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What to say of a cell that should be a number. */
function whyNoNumber(cell: string, decimal: '.' | ','): string {
  const text = cell.trim();
  if (/^[+-]?inf(inity)?$/i.test(text)) return 'A finite number is needed; leave the cell empty where none is known.';
  if (Number.isFinite(readNumber(text.replaceAll(decimal === '.' ? ',' : '.', ''), decimal))) {
    return `Write it without thousands separators, and with a decimal ${decimal === '.' ? 'point' : 'comma'}.`;
  }
  if (withPoint.test(text)) return 'It is too large for a 32-bit float; use a larger unit.';
  return 'Leave the cell empty, or write NA, where a value is missing.';
}

export interface TypeOptions {
  /** A comma inside a number is a decimal comma; only possible where the comma does not separate cells. */
  readonly decimalComma: boolean;
  /** The spreadsheet row of each cell, for the error. */
  readonly rows: readonly number[];
}

function countsUp(values: Float64Array): boolean {
  if (values.length < 3 || (values[0] !== 0 && values[0] !== 1)) return false;
  return values.every((value, i) => value === (values[0] as number) + i);
}

const countNumbers = (values: Float64Array) =>
  values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);

/** With a decimal point or a decimal comma, whichever makes more cells a number. */
function readNumbers(texts: readonly string[], mayHaveCommas: boolean) {
  const points = Float64Array.from(texts, (cell) => (cell === '' ? Number.NaN : readNumber(cell, '.')));
  const withPoints = countNumbers(points);
  if (mayHaveCommas && texts.some((cell) => cell.includes(','))) {
    const commas = Float64Array.from(texts, (cell) => (cell === '' ? Number.NaN : readNumber(cell, ',')));
    const withCommas = countNumbers(commas);
    if (withCommas > withPoints) return { decimal: ',', values: commas, numbers: withCommas } as const;
  }
  return { decimal: '.', values: points, numbers: withPoints } as const;
}

/** Guesses one column's kind and reads its values. Time and memory grow with the number of cells. */
export function readColumn(name: string, cells: readonly string[], options: TypeOptions): Parsed<CsvColumn> {
  const texts = cells.map((cell) => (isMissing(cell) ? '' : cell));
  const missing = texts.reduce((count, cell) => (cell === '' ? count + 1 : count), 0);
  const present = texts.length - missing;
  const base = { name, cells: texts, missing, categories: [] as readonly string[], counts: false };
  const nothing = () => new Float64Array(texts.length).fill(Number.NaN);
  if (present === 0) return { ok: true, value: { ...base, kind: 'empty', distinct: 0, values: nothing() } };

  const { decimal, values, numbers } = readNumbers(texts, options.decimalComma);
  if (numbers === present) {
    const distinct = new Set(missing === 0 ? values : values.filter((value) => !Number.isNaN(value))).size;
    if (distinct === 1) return { ok: true, value: { ...base, kind: 'constant', distinct, values: nothing() } };
    return { ok: true, value: { ...base, kind: 'number', distinct, values, counts: countsUp(values) } };
  }
  const different = new Set(texts);
  different.delete('');
  // Mostly numbers that seldom repeat were measured; a text among them is a mistake and not a class.
  const seldomRepeat = different.size > maxCategories || different.size > present / 2;
  if (numbers > present / 2 && seldomRepeat) {
    const at = texts.findIndex((cell, i) => cell !== '' && Number.isNaN(values[i] as number));
    const cell = texts[at] as string;
    return {
      ok: false,
      error:
        `Row ${options.rows[at]}, column ${quote(name)}: expected a number, as in ${numbers} other ` +
        `${numbers === 1 ? 'row' : 'rows'}, but got ${quote(cell)}. ${whyNoNumber(cell, decimal)}`,
    };
  }
  const distinct = different.size;
  if (distinct === 1) return { ok: true, value: { ...base, kind: 'constant', distinct, values: nothing() } };
  if (distinct > maxCategories) return { ok: true, value: { ...base, kind: 'text', distinct, values: nothing() } };
  const categories = [...different].sort(compareTexts);
  const place = new Map(categories.map((text, i) => [text, i]));
  const codes = Float64Array.from(texts, (cell) => place.get(cell) ?? Number.NaN);
  return { ok: true, value: { ...base, kind: 'category', distinct, categories, values: codes } };
}
