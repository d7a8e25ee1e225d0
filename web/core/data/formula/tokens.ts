// The words and signs of a formula, in the many spellings people type.
import { lookUp } from '../../base/look-up.js';

/** Where a formula cannot be read; `at` counts characters from 0, `message` from 1, as people do. */
export interface FormulaError {
  readonly message: string;
  readonly at: number;
  readonly length: number;
}

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly value: number;
  readonly at: number;
  readonly length: number;
}

/** Carries an error out of the parser; caught where the parser was called. */
export class Failure extends Error {
  readonly error: FormulaError;
  constructor(message: string, at: number, length: number) {
    super(message);
    this.error = { message, at, length };
  }
}

const spellings: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2013': '-',
  '×': '*',
  '·': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '==': '=',
  '<>': '!=',
  '**': '^',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '[': '(',
  ']': ')',
  '²': '²',
  '³': '³',
};
const pattern =
  /\s+|(?<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{Nd}_₀-₉]*)|(?<symbol>\*\*|&&|\|\||<=|>=|<>|!=|==|[-+*/^()[\],<>=!²³×·÷≤≥≠\u2212\u2013])/uy;
const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** Cuts a formula into tokens; the last is always the end. Throws a Failure at a character that means nothing. */
export function tokens(source: string): Token[] {
  const found: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match) {
      const odd = String.fromCodePoint(source.codePointAt(at) as number);
      const hint = odd === '|' ? ' For a magnitude write abs(...).' : '';
      throw new Failure(`"${odd}" at character ${at + 1} means nothing in a formula.${hint}`, at, odd.length);
    }
    const { number, name, symbol } = match.groups as Record<'number' | 'name' | 'symbol', string | undefined>;
    const length = match[0].length;
    if (number !== undefined) found.push({ kind: 'number', text: number, value: Number(number), at, length });
    else if (name !== undefined) {
      const text = name.toLowerCase().replace(/[₀-₉]/g, (digit) => String(subscripts.indexOf(digit)));
      const kind = text === 'and' || text === 'or' || text === 'not' ? 'symbol' : 'name';
      found.push({ kind, text, value: 0, at, length });
    } else if (symbol !== undefined) {
      found.push({ kind: 'symbol', text: lookUp(spellings, symbol) ?? symbol, value: 0, at, length });
    }
  }
  found.push({ kind: 'end', text: '', value: 0, at: source.length, length: 0 });
  return found;
}
