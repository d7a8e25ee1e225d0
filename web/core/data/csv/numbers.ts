// Numbers as people write them: 1234.5, 1,234.5, 1.234,50, 1 234,50, 1'234.5, $120.50, 120,50 €, 3 %, (120.50) below zero. One cell alone
// cannot say whether "1,200" is a thousand or one and a bit, so a cell is read both ways, and its column and file decide.

import { isMissing } from './missing.js';

export type Decimal = '.' | ',';

export interface NumberCell {
  /** The number where a point is the decimal mark; NaN where the cell is none then. */
  readonly point: number;
  /** The number where a comma is the decimal mark. */
  readonly comma: number;
  /** '%', '‰', or a currency as it was written; '' for a bare number. */
  readonly unit: string;
  /**
   * Of a number in brackets: an amount below zero, as accounts have it, where it has decimals, groups or a unit; bare digits, as (1), may as
   * well be a label.
   */
  readonly brackets?: 'amount' | 'label';
}

/** The engine computes in 32-bit floats. */
const maxNumber = 3.4028234663852886e38;

/** Numbers with separators or units are short; what is longer is only read as plain digits, in one pass. */
const longestWritten = 64;

/** Spaces between groups of digits: plain, no-break, figure, thin, narrow no-break. */
const spaces = ' \\u00a0\\u2007\\u2009\\u202f';
const currencies = 'EUR|USD|GBP|CHF|JPY|CNY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|BRL|MXN|KRW|TRY|ZAR|Fr\\.|kr|zł|Kč';
const unit = `(?:[A-Z]{0,2}\\p{Sc}|[%‰]|${currencies})`;
const minus = '[+\\-\\u2212]?';
const written = new RegExp(
  `^(${minus})[${spaces}]?(${unit})?[${spaces}]?(${minus})(\\d[\\d.,'’${spaces}]*|[.,]\\d+)(?:[eE]([+\\-\\u2212]?\\d+))?[${spaces}]?(${unit})?$`,
  'u',
);
/** Groups of three after one kind of separator, or in the Indian way: 12,34,567. */
const grouped = new RegExp(`^[1-9]\\d{0,2}([.,'’${spaces}])\\d{3}(?:\\1\\d{3})*$`);
const indian = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;

const bounded = (value: number) => (Math.abs(value) <= maxNumber ? value : Number.NaN);

const POINT = 46;
const COMMA = 44;
const isDigit = (code: number) => code >= 48 && code <= 57;

/**
 * Of digits with an optional sign, one mark and an exponent after a point, and nothing else: how many digits follow the mark, and -1 without
 * one. -2 for any other text. One pass over the characters; most cells of most tables end here.
 */
function digitsAfter(text: string, mark: number): number {
  const from = text.charCodeAt(0) === 43 || text.charCodeAt(0) === 45 ? 1 : 0;
  let at = from;
  let marked = -1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) continue;
    if (code !== mark || marked >= 0) break;
    marked = at;
  }
  const after = marked < 0 ? -1 : at - marked - 1;
  if (at - from - (marked < 0 ? 0 : 1) === 0) return -2;
  if (at === text.length) return after;
  const isPower = mark === POINT && text.length - at < 12 && /^e[+-]?\d+$/i.test(text.slice(at));
  return isPower ? after : -2;
}

/** Digits, perhaps in groups, around one decimal mark; NaN where they are not that. */
function readDigits(digits: string, decimal: Decimal, sign: string, exponent: string): number {
  const at = digits.indexOf(decimal);
  const whole = at < 0 ? digits : digits.slice(0, at);
  const fraction = at < 0 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return Number.NaN;
  if (!/^\d*$/.test(whole) && !grouped.test(whole) && !indian.test(whole)) return Number.NaN;
  return bounded(Number(`${sign}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}e${exponent || '0'}`));
}

/** Reads a cell both ways; null where it is a number in neither. One pass over its characters. */
export function readNumberCell(cell: string): NumberCell | null {
  const text = cell.trim();
  const after = digitsAfter(text, POINT);
  if (after > -2) {
    const point = bounded(Number(text));
    // Three digits after a point may be thousands.
    const mayGroup = after === 3 && text.length <= longestWritten;
    const comma = after < 0 ? point : mayGroup ? (readWritten(text)?.comma ?? Number.NaN) : Number.NaN;
    return Number.isNaN(point) && Number.isNaN(comma) ? null : { point, comma, unit: '' };
  }
  if (text.length > longestWritten || !/\d/.test(text)) return null;
  const decimals = digitsAfter(text, COMMA);
  if (decimals > 0 && decimals !== 3) {
    const comma = bounded(Number(text.replace(',', '.')));
    return Number.isNaN(comma) ? null : { point: Number.NaN, comma, unit: '' };
  }
  return readWritten(text);
}

/** Below zero, as accounts have it. */
const inBrackets = /^\(([^()+\-\u2212]+)\)$/;

function readWritten(text: string): NumberCell | null {
  const inside = inBrackets.exec(text)?.[1];
  const cell = readBare(inside?.trim() ?? text);
  if (inside === undefined || !cell) return cell;
  return { ...cell, point: -cell.point, comma: -cell.comma, brackets: /^\d+$/.test(inside) ? 'label' : 'amount' };
}

function readBare(text: string): NumberCell | null {
  const parts = written.exec(text);
  if (!parts) return null;
  const [, first = '', before = '', second = '', digits = '', exponent = '', after = ''] = parts;
  if ((first && second) || (before && after)) return null;
  const sign = first + second === '-' || first + second === '\u2212' ? '-' : '';
  const read = (decimal: Decimal) => readDigits(digits.trim(), decimal, sign, exponent.replace('\u2212', '-'));
  const cell = { point: read('.'), comma: read(','), unit: before || after };
  return Number.isNaN(cell.point) && Number.isNaN(cell.comma) ? null : cell;
}

/** The number a cell holds with this decimal mark; NaN where it holds none. */
export function readNumber(cell: string, decimal: Decimal = '.'): number {
  const read = readNumberCell(cell);
  return read ? (decimal === ',' ? read.comma : read.point) : Number.NaN;
}

/** Whether a cell is a number whichever way it is read. */
export const isNumber = (cell: string): boolean => readNumberCell(cell) !== null;

/** A column of cells read both ways, with what speaks for each way. */
export interface NumberScan {
  readonly point: Float64Array;
  readonly comma: Float64Array;
  /** How many cells are numbers, each way. */
  readonly points: number;
  readonly commas: number;
  /** Cells that only one of the ways can read. */
  readonly onlyPoint: number;
  readonly onlyComma: number;
  /** What nearly all numbers of the column are written with: '%', a currency, or ''. */
  readonly unit: string;
  /** Whether some stand in brackets, and are below zero. */
  readonly brackets: boolean;
}

const isShare = (text: string) => text === '%' || text === '‰';

/**
 * The unit of a column: per cent when most numbers say so, else the commonest currency, else none. Numbers of another unit
 * are none here: nobody may add dollars to euros, nor 3 % to 3. A number without its currency, and a bare 0, fit any.
 */
function unitOf(read: readonly (NumberCell | null)[]): { unit: string; fits: (cell: NumberCell) => boolean } {
  const tally = new Map<string, number>();
  for (const cell of read) if (cell) tally.set(cell.unit, (tally.get(cell.unit) ?? 0) + 1);
  if (tally.size <= 1) return { unit: tally.keys().next().value ?? '', fits: () => true };
  const byCount = [...tally].sort((a, b) => b[1] - a[1]);
  const first = byCount[0]?.[0] ?? '';
  if (isShare(first))
    return { unit: first, fits: (cell) => cell.unit === first || (cell.unit === '' && cell.point === 0) };
  const currency = byCount.find(([name]) => name !== '' && !isShare(name))?.[0] ?? '';
  return { unit: currency, fits: (cell) => cell.unit === '' || cell.unit === currency };
}

/** What a column's cells say one by one: a number, a text, or nothing. */
export type CellRead = NumberCell | 'text' | 'missing';

export function readCell(cell: string): CellRead {
  return isMissing(cell) ? 'missing' : (readNumberCell(cell) ?? 'text');
}

/** Reads a column both ways; said: what each of its cells says. Time grows with its characters. */
export function scanNumbers(said: readonly CellRead[]): NumberScan {
  const cells = said.map((cell) => (typeof cell === 'string' ? null : cell));
  // (1), (2), (3) alone are labels; beside other numbers, or with decimals or a currency, they are amounts.
  const read = cells.every((cell) => !cell || cell.brackets === 'label') ? cells.map(() => null) : cells;
  let brackets = false;
  const { unit, fits } = unitOf(read);
  const point = new Float64Array(said.length).fill(Number.NaN);
  const comma = new Float64Array(said.length).fill(Number.NaN);
  const counts = { points: 0, commas: 0, onlyPoint: 0, onlyComma: 0 };
  read.forEach((cell, i) => {
    if (!cell || !fits(cell)) return;
    point[i] = cell.point;
    comma[i] = cell.comma;
    if (cell.brackets) brackets = true;
    const byPoint = !Number.isNaN(cell.point);
    const byComma = !Number.isNaN(cell.comma);
    if (byPoint) counts.points++;
    if (byComma) counts.commas++;
    if (!byComma) counts.onlyPoint++;
    if (!byPoint) counts.onlyComma++;
  });
  return { point, comma, unit, brackets, ...counts };
}
