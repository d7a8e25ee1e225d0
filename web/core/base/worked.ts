// Calculations as they are shown: with so many digits that whoever works them out again finds the same.
import { cost, fixed } from './format.js';

const minus = '\u2212';
const superscripts = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

/** The number that a text of format.ts says; NaN for what is none. */
export function shownNumber(text: string): number {
  const digits = [...text].map((c) => (superscripts.includes(c) ? String(superscripts.indexOf(c)) : c)).join('');
  return Number(
    digits.replace('\u00d710', 'e').replaceAll('\u207b', '-').replaceAll(minus, '-').replaceAll(',', '').trim(),
  );
}

export interface Worked {
  /** As they are shown. */
  readonly operands: readonly string[];
  readonly result: string;
  /** Whether the shown operands give the shown result. */
  readonly sign: '=' | '\u2248';
}

/**
 * Calculations of a column as a person can check them: operands with as few decimals, two to eight and the same for all, as make
 * each shown result come out of what is shown beside it; `combine` is told which case it is; `write` says how a result is shown. Where eight do not (numbers of 32 bits that all but cancel) it says about.
 */
export function workedColumn(
  cases: readonly { readonly operands: readonly number[]; readonly result: number }[],
  combine: (shown: readonly number[], at: number) => number,
  write: (value: number) => string = cost,
): Worked[] {
  const at = (decimals: number) =>
    cases.map(({ operands, result }, i): Worked => {
      const shown = operands.map((value) => fixed(value, decimals));
      const comesOut = write(combine(shown.map(shownNumber), i)) === write(result);
      return { operands: shown, result: write(result), sign: comesOut ? '=' : '\u2248' };
    });
  for (let decimals = 2; decimals < 8; decimals++) {
    const column = at(decimals);
    if (column.every(({ sign }) => sign === '=')) return column;
  }
  // More decimals than these are no help to anybody.
  const best = at(8);
  return best.every(({ sign }) => sign === '=') ? best : at(4);
}

/** One calculation alone. */
export function worked(
  operands: readonly number[],
  result: number,
  combine: (shown: readonly number[]) => number,
  write: (value: number) => string = cost,
): Worked {
  return workedColumn([{ operands, result }], combine, write)[0] as Worked;
}
