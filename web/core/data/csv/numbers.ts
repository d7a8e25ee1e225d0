// Numbers as people write them. One cell alone cannot say whether "1,200" is a thousand or one and a bit, so a cell is read both ways, and its
// column and file decide.
import { bounded, COMMA, type Decimal, isDigit, type NumberCell, POINT } from './number-cell.js';
import { PlainNumber } from './plain.js';
import { longestWritten, readWritten } from './written.js';

export type { Decimal, NumberCell } from './number-cell.js';

const isE = (code: number) => code === 69 || code === 101;

/**
 * Of digits with an optional sign, one mark and an exponent after a point, and nothing else: how many digits follow the mark, and -1 without
 * one. -2 for any other text. However long: one pass over the characters.
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
  const isPower =
    mark === POINT && isE(text.charCodeAt(at)) && text.length - at < 12 && /^e[+-]?\d+$/i.test(text.slice(at));
  return isPower ? after : -2;
}

const hasDigit = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
};

const plain = new PlainNumber();

/** Reads a cell both ways; null where it is a number in neither. One pass over its characters. */
export function readNumberCell(cell: string): NumberCell | null {
  const text = cell.trim();
  if (plain.read(text)) return { point: plain.point, comma: plain.comma, unit: '', brackets: undefined };
  const after = digitsAfter(text, POINT);
  if (after > -2) {
    const point = bounded(Number(text));
    // Three digits after a point may be thousands.
    const comma = after < 0 ? point : after === 3 ? (readWritten(text)?.comma ?? Number.NaN) : Number.NaN;
    return Number.isNaN(point) && Number.isNaN(comma) ? null : { point, comma, unit: '', brackets: undefined };
  }
  if (text.length > longestWritten || !hasDigit(text)) return null;
  const decimals = digitsAfter(text, COMMA);
  if (decimals > 0 && decimals !== 3) {
    const comma = bounded(Number(text.replace(',', '.')));
    return Number.isNaN(comma) ? null : { point: Number.NaN, comma, unit: '', brackets: undefined };
  }
  return readWritten(text);
}

/** The number a cell holds with this decimal mark; NaN where it holds none. */
export function readNumber(cell: string, decimal: Decimal = '.'): number {
  const read = readNumberCell(cell);
  return read ? (decimal === ',' ? read.comma : read.point) : Number.NaN;
}

/** Whether a cell is a number whichever way it is read. */
export const isNumber = (cell: string): boolean => readNumberCell(cell) !== null;
