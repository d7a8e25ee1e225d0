import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  evaluate,
  type Formula,
  formatExpression,
  parseFormula,
  sampleFormula,
} from '../../../../../web/core/data/formula/formula.js';
import { type Expression, type FunctionName, functionArity } from '../../../../../web/core/data/formula/syntax.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

function formula(source: string, inputs = 2): Formula {
  const parsed = parseFormula(source, inputs);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.formula;
}
const value = (source: string, ...inputs: number[]) =>
  evaluate(formula(source).expression, inputs.length > 0 ? inputs : [0, 0]);
const says = (source: string, inputs = 2) => {
  const parsed = parseFormula(source, inputs);
  if (parsed.ok) throw new Error(`${source} was read`);
  return parsed.error.message;
};

describe('parseFormula', () => {
  it('keeps the order of arithmetic', () => {
    expect(value('2+3*4')).toBe(14);
    expect(value('(2+3)*4')).toBe(20);
    expect(value('2^3^2')).toBe(512);
    expect(value('-2^2')).toBe(-4);
    expect(value('(-2)^2')).toBe(4);
    expect(value('2^-1*4')).toBe(2);
    expect(value('8/4/2')).toBe(1);
    expect(value('1-2-3')).toBe(-4);
    expect(value('3 - -2')).toBe(5);
    expect(value('1 < 2 and 2 < 1 or 1 = 1')).toBe(1);
    expect(value('not 1 > 2')).toBe(1);
  });

  it('knows the inputs by several names', () => {
    expect(value('x1*10 + x2', 3, 4)).toBe(34);
    expect(value('X₁*10 + x_2', 3, 4)).toBe(34);
    expect(value('x*10 + y', 3, 4)).toBe(34);
    expect(value('y = x1*10 + x2', 3, 4)).toBe(34);
    expect(says('y = x + y')).toContain('the second input is x2');
    expect(says('x3')).toContain('The inputs are x1 and x2');
    expect(says('x2', 1)).toContain('The input is x');
  });

  it('takes the signs people type', () => {
    expect(value('2·3 − 4÷2 × 1')).toBe(4);
    expect(value('x1² + x2³', 3, 2)).toBe(17);
    expect(value('2**3')).toBe(8);
    expect(value('π')).toBe(Math.PI);
    expect(value('1 ≤ 2 && 3 ≠ 4')).toBe(1);
  });

  it('knows its functions', () => {
    expect(value('sin(pi/2) + cos(0) + log(e) + sqrt(16) + abs(-3) + tanh(0)')).toBe(10);
    expect(value('min(3, 1, 2) + max(1, 5) + step(0) + step(-1) + sign(-4)')).toBe(6);
    expect(value('mod(-1, 4) + floor(2.7) + hypot(3, 4)')).toBe(10);
    expect(value('if(x1 > 0, log(x1), -1)', -5, 0)).toBe(-1);
    expect(formula('x1^2 + x2^2 < 4').isCondition).toBe(true);
    expect(formula('(x1 < 1) * 2').isCondition).toBe(false);
  });

  it('says what it expected, and where', () => {
    expect(says('(x1 + 2')).toBe(
      'Expected a closing parenthesis at character 8, for the one that opens at character 1.',
    );
    expect(says('2x1')).toBe(
      'Expected an operator such as + or * at character 2, before "x1", or the end of the formula.',
    );
    expect(says('x1 +')).toBe('The formula ends where a number, x1 or a function was expected (character 5).');
    expect(says('x1 + * 2')).toBe('Expected a number, x1 or a function at character 6, but got "*".');
    expect(says('x1)')).toBe('The closing parenthesis at character 3 has no opening one.');
    expect(says('1, 2')).toContain('outside of a function');
    expect(says('sin x1')).toContain('sin(x1)');
    expect(says('min(1)')).toBe('min at character 1 takes 2 to 8 arguments but got 1.');
    expect(says('sin()')).toBe('sin at character 1 takes 1 argument but got 0.');
    expect(says('|x1|')).toContain('abs(');
    expect(says('1 < x1 < 2')).toContain('"and"');
    expect(says('  ')).toContain('got nothing');
    expect(says('alert(1)')).toContain('"alert" at character 1 is not known');
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'this', 'window', 'valueOf(1)']) {
      expect(says(name)).toContain('not known');
    }
    expect(says(`${'('.repeat(100)}1`)).toContain('levels deep');
    expect(says('-'.repeat(900))).toContain('levels deep');
    expect(says('1+'.repeat(600))).toContain('at most 1000 characters');
  });

  it('never throws (hostile texts)', () => {
    const piece = fc.constantFrom(
      'x1',
      'x',
      'y',
      ' ',
      '(',
      ')',
      '+',
      '-',
      '^',
      '²',
      '<',
      '=',
      ',',
      'sin',
      'min(',
      'if(',
      '2',
      '1e9',
      '.5',
      'not ',
      ' and ',
      '!',
      '|',
      'π',
      '😀',
      '__proto__',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 20 }), (source, inputs) => {
        const parsed = parseFormula(source, inputs);
        if (parsed.ok) {
          expect(typeof evaluate(parsed.formula.expression, [1, 2])).toBe('number');
          const again = parseFormula(formatExpression(parsed.formula.expression), inputs);
          // Parentheses that were not needed may be all that differs; only a very long formula may outgrow the bound.
          if (again.ok) expect(again.formula.expression).toEqual(parsed.formula.expression);
          else expect(again.error.message).toMatch(/characters|levels/);
        } else {
          expect(parsed.error.message.length).toBeGreaterThan(10);
          expect(parsed.error.at).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('reads back what it writes (any tree)', () => {
    const names = Object.keys(functionArity) as FunctionName[];
    const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value): Expression => ({ kind: 'number', value })),
        fc.integer({ min: 0, max: 1 }).map((index): Expression => ({ kind: 'input', index })),
        fc
          .tuple(fc.constantFrom('-' as const, 'not' as const), tie('tree'))
          // A minus before a number is part of the number.
          .map(
            ([operator, of]): Expression =>
              operator === '-' && of.kind === 'number' ? of : { kind: 'unary', operator, of },
          ),
        fc.record({
          kind: fc.constant('binary' as const),
          operator: fc.constantFrom(
            '+' as const,
            '-' as const,
            '*' as const,
            '/' as const,
            '^' as const,
            '<' as const,
            '=' as const,
            'and' as const,
            'or' as const,
          ),
          left: tie('tree'),
          right: tie('tree'),
        }),
        fc
          .constantFrom(...names)
          .chain((name) =>
            fc
              .array(tie('tree'), { minLength: functionArity[name][0], maxLength: functionArity[name][0] })
              .map((of): Expression => ({ kind: 'call', name, of })),
          ),
      ),
    }));
    fc.assert(
      fc.property(tree, (expression) => {
        const text = formatExpression(expression);
        const parsed = parseFormula(text, 2);
        if (!parsed.ok) expect(parsed.error.message).toMatch(/at most|levels/);
        else expect(JSON.stringify(parsed.formula.expression)).toBe(JSON.stringify(expression));
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with the arithmetic of the language on plain expressions', () => {
    const number = fc.integer({ min: 0, max: 9 }).map(String);
    const text = fc
      .array(fc.tuple(number, fc.constantFrom('+', '-', '*', '/')), { minLength: 1, maxLength: 12 })
      .map((parts) => `${parts.map(([n, o]) => n + o).join('')}1`);
    fc.assert(
      fc.property(text, (source) => {
        // The only place where text is run, on digits and four signs; the product never does.
        expect(value(source)).toEqual(new Function(`return ${source}`)());
      }),
    );
  });
});

describe('sampleFormula', () => {
  it('counts and says where there is no value', () => {
    const result = sampleFormula(formula('log(x1) / x2'), [1, 1, -1, 1, 1, 2, Math.E, 2], 4);
    expect(result.missing).toBe(1);
    expect(result.note).toBe('The formula has no finite value on 1 of 4 points; at x1 = -1, x2 = 1 it is not defined.');
    expect(sampleFormula(formula('1 / x1'), [0, 0], 1).note).toContain('it is not finite');
    expect([...sampleFormula(formula('x1 + 1'), [1, 0, 2, 0], 2).values]).toEqual([2, 3]);
  });
});

describe('where a formula has no value', () => {
  // The root of -1 is no number: whatever is made of it is none either.
  it.each([
    'sqrt(x1) < 1',
    'sqrt(x1) and 1',
    '1 or sqrt(x1)',
    'not sqrt(x1)',
    'step(sqrt(x1))',
    'if(sqrt(x1), 1, 2)',
    'x3',
  ])('%s has none', (source) => {
    expect(evaluate(formula(source, 3).expression, [-1, 0])).toBeNaN();
  });

  it('only the branch that is taken counts', () => {
    expect(value('if(x1 >= 0, sqrt(x1), 7)', 4)).toBe(2);
    expect(value('if(x1 >= 0, sqrt(x1), 7)', -4)).toBe(7);
    expect(value('x1 >= 0', 0)).toBe(1);
  });
});
