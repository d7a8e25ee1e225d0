// Numbers with separators, signs and units, as people write them: 1,234.5, 1 234,50, $-120.50, 120,50 €, 3 %, (120.50). One pass by hand: as
// patterns, a table of ten megabytes of them takes several seconds.
import { bounded, COMMA, isDigit, mostExactDigits, type NumberCell, POINT, shifted } from './number-cell.js';

/** What is longer is no number that anybody wrote. */
export const longestWritten = 64;

const currencies = 'EUR|USD|GBP|CHF|JPY|CNY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|BRL|MXN|KRW|TRY|ZAR|Fr\\.|kr|zł|Kč';
const unit = new RegExp(`[A-Z]{0,2}\\p{Sc}|[%‰]|${currencies}`, 'uy');

const OPEN = 40;
const CLOSE = 41;
const MINUS = 0x2212;
/** Word processors make an en dash of a minus. */
const EN_DASH = 0x2013;
const isMinus = (code: number) => code === 45 || code === MINUS || code === EN_DASH;
const isSign = (code: number) => code === 43 || isMinus(code);
/** Spaces between groups of digits: plain, no-break, figure, thin, narrow no-break. */
const isSpace = (code: number) => code === 32 || code === 0xa0 || code === 0x2007 || code === 0x2009 || code === 0x202f;
/** Between groups stand also apostrophes, straight or not. */
const isSeparator = (code: number) =>
  code === POINT || code === COMMA || code === 39 || code === 0x2019 || isSpace(code);

/** How far a unit goes that begins there; the same place where none does. */
function afterUnit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 36 || code === 37) return at + 1;
  // Of the small letters only k and z begin one.
  const begins = code > 126 || (code >= 65 && code <= 90) || code === 107 || code === 122;
  if (!begins) return at;
  unit.lastIndex = at;
  return unit.test(text) ? unit.lastIndex : at;
}

/**
 * Digits, perhaps in groups, around one decimal mark, from one place to another; NaN where they are not that. Groups are of three after one
 * kind of separator, or in the Indian way: 12,34,567.
 */
function readRun(text: string, from: number, to: number, mark: number, exponent: string): number {
  let digits = 0;
  let count = 0;
  let decimals = -1;
  let separator = 0;
  /** Digits in the first group, and since the last separator. */
  let first = 0;
  let group = 0;
  let threes = true;
  let pairs = true;
  let middles = 0;
  for (let at = from; at <= to; at++) {
    const code = at < to ? text.charCodeAt(at) : mark;
    if (isDigit(code)) {
      digits = digits * 10 + code - 48;
      count++;
      if (decimals >= 0) decimals++;
      else group++;
    } else if (decimals >= 0) {
      if (at < to) return Number.NaN;
    } else if (code === mark) {
      const isIndian = separator === COMMA && pairs && middles > 0 && first <= 2;
      if (separator !== 0 && !(group === 3 && (threes || isIndian))) return Number.NaN;
      decimals = 0;
    } else if (separator === 0) {
      if (group < 1 || group > 3 || text.charCodeAt(from) === 48) return Number.NaN;
      separator = code;
      first = group;
      group = 0;
    } else {
      if (code !== separator) return Number.NaN;
      middles++;
      threes &&= group === 3;
      pairs &&= group === 2;
      group = 0;
    }
  }
  if (count === 0) return Number.NaN;
  if (count <= mostExactDigits && exponent === '') return shifted(digits, decimals);
  const [whole = '', fraction = ''] = text.slice(from, to).split(String.fromCharCode(mark));
  return bounded(Number(`${whole.replaceAll(/\D/g, '') || '0'}.${fraction || '0'}e${exponent || '0'}`));
}

const afterDigits = (text: string, from: number): number => {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
};

/** Where the digits that begin there, with what stands between them, end; the same place where none do. */
function afterRun(text: string, from: number): number {
  let at = from;
  if (!isDigit(text.charCodeAt(at))) {
    const code = text.charCodeAt(at);
    const end = code === POINT || code === COMMA ? afterDigits(text, at + 1) : at;
    return end > at + 1 ? end : at;
  }
  for (let code = text.charCodeAt(at); isDigit(code) || isSeparator(code); code = text.charCodeAt(at)) at++;
  return at;
}

/** Where an exponent that begins there ends; the same place where none does. */
function afterExponent(text: string, at: number): number {
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  const from = isSign(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
  const end = afterDigits(text, from);
  return end > from ? end : at;
}

const afterSpace = (text: string, at: number) => (isSpace(text.charCodeAt(at)) ? at + 1 : at);

/** Reads what stands from one place up to another. */
function readBare(text: string, start: number, stop: number, brackets: NumberCell['brackets']): NumberCell | null {
  let at = isSign(text.charCodeAt(start)) ? start + 1 : start;
  let sign = at > start ? text.charCodeAt(start) : 0;
  at = afterSpace(text, at);
  let end = afterUnit(text, at);
  const before = text.slice(at, end);
  at = afterSpace(text, end);
  if (isSign(text.charCodeAt(at))) {
    if (sign !== 0) return null;
    sign = text.charCodeAt(at++);
  }
  const from = at;
  at = afterRun(text, from);
  if (at === from) return null;
  let to = at;
  while (isSpace(text.charCodeAt(to - 1))) to--;
  end = afterExponent(text, at);
  const exponent = end > at ? text.slice(at + 1, end).replace(/[\u2212\u2013]/, '-') : '';
  at = afterSpace(text, end);
  end = afterUnit(text, at);
  const after = text.slice(at, end);
  if (end < stop || (before !== '' && after !== '')) return null;
  const direction = isMinus(sign) !== (brackets !== undefined) ? -1 : 1;
  const point = direction * readRun(text, from, to, POINT, exponent);
  const comma = direction * readRun(text, from, to, COMMA, exponent);
  return Number.isNaN(point) && Number.isNaN(comma) ? null : { point, comma, unit: before || after, brackets };
}

/** Reads a text without spaces around it both ways; null where it is a number in neither. */
export function readWritten(text: string): NumberCell | null {
  if (text.length > longestWritten) return null;
  if (text.charCodeAt(0) !== OPEN) return readBare(text, 0, text.length, undefined);
  let from = 1;
  let to = text.length - 1;
  if (text.charCodeAt(to) !== CLOSE) return null;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isSign(code) || code === OPEN || code === CLOSE) return null;
  }
  const isLabel = afterDigits(text, from) === to;
  while (isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return readBare(text, from, to, isLabel ? 'label' : 'amount');
}
