// Numbers as people write them: 1234.5, 1,234.5, 1.234,50, 1 234,50, 1'234.5, $120.50, 120,50 €, 3 %. One cell alone
// cannot say whether "1,200" is a thousand or one and a bit, so a cell is read both ways, and its column and file decide.

export type Decimal = '.' | ',';

export interface NumberCell {
  /** The number where a point is the decimal mark; NaN where the cell is none then. */
  readonly point: number;
  /** The number where a comma is the decimal mark. */
  readonly comma: number;
  /** '%', '‰', or a currency as it was written; '' for a bare number. */
  readonly unit: string;
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
const threeAfterPoint = /\.\d{3}(?:e|$)/i;
const indian = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;

const bounded = (value: number) => (Math.abs(value) <= maxNumber ? value : Number.NaN);

/** Digits with an optional sign, point and exponent and nothing else: one pass over the characters. */
function isPlain(text: string): boolean {
  let at = text.charCodeAt(0) === 43 || text.charCodeAt(0) === 45 ? 1 : 0;
  let digits = 0;
  let point = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code === 46 && !point) point = true;
    else break;
  }
  if (digits === 0) return false;
  if (at === text.length) return true;
  return at < text.length - 1 && text.length - at < 12 && /^e[+-]?\d+$/i.test(text.slice(at));
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
  if (isPlain(text)) {
    const point = bounded(Number(text));
    const mayGroup = text.length <= longestWritten && threeAfterPoint.test(text);
    const comma = !text.includes('.') ? point : mayGroup ? (readWritten(text)?.comma ?? Number.NaN) : Number.NaN;
    return Number.isNaN(point) && Number.isNaN(comma) ? null : { point, comma, unit: '' };
  }
  return text.length > longestWritten || !/\d/.test(text) ? null : readWritten(text);
}

function readWritten(text: string): NumberCell | null {
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

/** Reads a column both ways; '' is no number. Time grows with its characters. */
export function scanNumbers(texts: readonly string[]): NumberScan {
  const read = texts.map((cell) => (cell === '' ? null : readNumberCell(cell)));
  const { unit, fits } = unitOf(read);
  const point = new Float64Array(texts.length).fill(Number.NaN);
  const comma = new Float64Array(texts.length).fill(Number.NaN);
  const counts = { points: 0, commas: 0, onlyPoint: 0, onlyComma: 0 };
  read.forEach((cell, i) => {
    if (!cell || !fits(cell)) return;
    point[i] = cell.point;
    comma[i] = cell.comma;
    const byPoint = !Number.isNaN(cell.point);
    const byComma = !Number.isNaN(cell.comma);
    if (byPoint) counts.points++;
    if (byComma) counts.commas++;
    if (!byComma) counts.onlyPoint++;
    if (!byPoint) counts.onlyComma++;
  });
  return { point, comma, unit, ...counts };
}
