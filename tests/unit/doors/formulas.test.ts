// The door for formulas: any text is read or refused with a sentence, and what was read can be written, read again and computed.
import { expect, it } from 'vitest';
import { evaluate, formatExpression, parseFormula } from '../../../web/core/data/formula/formula.js';
import { tableOfFormula } from '../../../web/core/data/formula/table.js';
import { damaged, expectSentence, tryAll } from './support.js';

const good = [
  'sin(x1) * x2 < 1',
  'x1^2 + x2² ≤ 9 and not x1 > 0',
  'if(x1 > 0, log(x1), -2^-x2)',
  'max(x1, x2, 3) mod 2',
  '-(-x1) / (x2 - 1.5e-3) or x1 != x2',
  'mod(x1, 2) = hypot(x1, x2)',
  // What reads another way without its brackets.
  '(x1^2)^x2',
  '(x1 < x2) < 1',
  '-(x1^2) - (x2 - 1)',
];
const pieces = [
  ...[
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '<',
    '<=',
    '≥',
    '=',
    '!=',
    ' and ',
    ' or ',
    'not ',
    '²',
    'π',
    'e',
    '.',
    '1e',
    '1e999',
    '-0',
  ],
  ...['x1', 'x2', 'x3', 'x17', 'sin', 'if(', 'min(', 'toString', '__proto__', 'constructor(', '(((((((', '--------'],
];

it('formulas', () => {
  tryAll(
    damaged(good, pieces),
    (source) => {
      const read = parseFormula(source);
      if (!read.ok) return expectSentence(read.error.message);
      const { expression } = read.formula;
      const again = parseFormula(formatExpression(expression));
      if (!again.ok) throw new Error(again.error.message);
      expect(again.formula.expression).toEqual(expression);
      expect(evaluate(expression, [0.5, -2])).toBeTypeOf('number');
    },
    30_000,
  );
});

it('tables of formulas', () => {
  tryAll(
    damaged(good, pieces),
    (source) => {
      const read = parseFormula(source);
      if (!read.ok) return;
      const made = tableOfFormula(read.formula, { seed: 1, noise: 10 });
      if (!made.ok) return expectSentence(made.error);
      made.value.notes.forEach(expectSentence);
      expect(made.value.table.targetValues.every(Number.isFinite)).toBe(true);
    },
    1_000,
  );
});
