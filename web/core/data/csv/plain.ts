// Most cells of most tables are digits with a sign and one mark at most: read here in one pass that allocates nothing.
import { COMMA, isDigit, mostExactDigits, POINT, shifted } from './number-cell.js';

/** Filled in again for each cell: a new object for each of millions would take longer than reading them. */
export class PlainNumber {
  /** With a point as the decimal mark, and with a comma; NaN where the cell is none then. */
  point = Number.NaN;
  comma = Number.NaN;
  hasPoint = false;
  hasComma = false;
  /** Whether it begins with 0 before another digit. */
  hasZeros = false;

  /** Whether the text is a plain number of up to 15 digits; only then is what stands here its. */
  read(text: string): boolean {
    const { length } = text;
    const sign = text.charCodeAt(0);
    const from = sign === 43 || sign === 45 ? 1 : 0;
    let digits = 0;
    let markAt = -1;
    let mark = 0;
    for (let at = from; at < length; at++) {
      const code = text.charCodeAt(at);
      if (isDigit(code)) digits = digits * 10 + code - 48;
      else if (markAt < 0 && (code === POINT || code === COMMA)) {
        markAt = at;
        mark = code;
      } else return false;
    }
    const count = length - from - (markAt < 0 ? 0 : 1);
    if (count < 1 || count > mostExactDigits) return false;
    const decimals = markAt < 0 ? 0 : length - markAt - 1;
    const value = shifted(digits, decimals);
    const number = sign === 45 ? -value : value;
    // One to three digits, of which the first is no zero, before the mark and three after it may be thousands.
    const mayGroup = decimals === 3 && count > 3 && count <= 6 && text.charCodeAt(from) !== 48;
    const thousands = mayGroup ? (sign === 45 ? -digits : digits) : Number.NaN;
    this.point = mark === COMMA ? thousands : number;
    this.comma = mark === POINT ? thousands : number;
    this.hasPoint = mark === POINT;
    this.hasComma = mark === COMMA;
    this.hasZeros = text.charCodeAt(from) === 48 && isDigit(text.charCodeAt(from + 1));
    return true;
  }
}
