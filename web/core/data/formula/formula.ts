// A formula's value, its text in one standard form, and the values it gives on many points.
import {
  type BinaryOperator,
  bindingPower,
  type Expression,
  type FormulaError,
  type FunctionName,
  formulaLimits,
  parseExpression,
  prefixPower,
} from './syntax.js';

export interface Formula {
  readonly source: string;
  readonly expression: Expression;
  /** How many inputs it may use: x1 .. x<inputs>. */
  readonly inputs: number;
  /** A comparison or a join of some: it answers yes or no, so it makes two classes. */
  readonly isCondition: boolean;
}

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly error: FormulaError };

const conditions: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '=', '!=', 'and', 'or', 'not']);

/** Reads `source` as a formula of `inputs` inputs, 1 to 16. Never throws. */
export function parseFormula(source: string, inputs = 2): ParsedFormula {
  const count = Math.min(formulaLimits.inputs, Math.max(1, Math.floor(inputs)));
  const parsed = parseExpression(source, count);
  if (!parsed.ok) return parsed;
  const { expression } = parsed;
  const isCondition =
    (expression.kind === 'binary' || expression.kind === 'unary') && conditions.has(expression.operator);
  return { ok: true, formula: { source, expression, inputs: count, isCondition } };
}

const yes = (value: boolean) => (value ? 1 : 0);

function join(operator: 'and' | 'or', a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  return operator === 'and' ? yes(a !== 0 && b !== 0) : yes(a !== 0 || b !== 0);
}

function compare(operator: BinaryOperator, a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  switch (operator) {
    case '<':
      return yes(a < b);
    case '<=':
      return yes(a <= b);
    case '>':
      return yes(a > b);
    case '>=':
      return yes(a >= b);
    case '=':
      return yes(a === b);
    default:
      return yes(a !== b);
  }
}

function combine(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
    case 'and':
    case 'or':
      return join(operator, a, b);
    default:
      return compare(operator, a, b);
  }
}

/** mod has the sign of the divisor, so that stripes go on through zero. */
const modulo = (a: number, b: number) => a - b * Math.floor(a / b);

const functions: Readonly<Record<Exclude<FunctionName, 'if'>, (...of: number[]) => number>> = {
  sin: (a) => Math.sin(a as number),
  cos: (a) => Math.cos(a as number),
  tan: (a) => Math.tan(a as number),
  asin: (a) => Math.asin(a as number),
  acos: (a) => Math.acos(a as number),
  atan: (a) => Math.atan(a as number),
  sinh: (a) => Math.sinh(a as number),
  cosh: (a) => Math.cosh(a as number),
  tanh: (a) => Math.tanh(a as number),
  exp: (a) => Math.exp(a as number),
  log: (a) => Math.log(a as number),
  log10: (a) => Math.log10(a as number),
  log2: (a) => Math.log2(a as number),
  sqrt: (a) => Math.sqrt(a as number),
  abs: (a) => Math.abs(a as number),
  sign: (a) => Math.sign(a as number),
  step: (a) => (Number.isNaN(a) ? Number.NaN : yes((a as number) >= 0)),
  floor: (a) => Math.floor(a as number),
  ceil: (a) => Math.ceil(a as number),
  round: (a) => Math.round(a as number),
  sigmoid: (a) => 1 / (1 + Math.exp(-(a as number))),
  relu: (a) => Math.max(0, a as number),
  mod: (a, b) => modulo(a as number, b as number),
  atan2: (a, b) => Math.atan2(a as number, b as number),
  hypot: (a, b) => Math.sqrt((a as number) ** 2 + (b as number) ** 2),
  min: (...of) => Math.min(...of),
  max: (...of) => Math.max(...of),
};

/** The value at one point, x1 first; NaN or infinite where the formula has none there. Never throws. */
export function evaluate(expression: Expression, inputs: ArrayLike<number>): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'input':
      return inputs[expression.index] ?? Number.NaN;
    case 'unary': {
      const of = evaluate(expression.of, inputs);
      if (expression.operator === '-') return -of;
      return Number.isNaN(of) ? Number.NaN : yes(of === 0);
    }
    case 'binary':
      return combine(expression.operator, evaluate(expression.left, inputs), evaluate(expression.right, inputs));
    case 'call': {
      if (expression.name === 'if') {
        // Only the branch taken is looked at: if(x1 > 0, log(x1), 0) has a value everywhere.
        const [condition, then, otherwise] = expression.of as [Expression, Expression, Expression];
        const taken = evaluate(condition, inputs);
        return Number.isNaN(taken) ? Number.NaN : evaluate(taken !== 0 ? then : otherwise, inputs);
      }
      return functions[expression.name](...expression.of.map((of) => evaluate(of, inputs)));
    }
  }
}

/** Nothing binds more tightly than a name, a positive number or a call. */
const atom = 100;

function powerOf(expression: Expression): number {
  if (expression.kind === 'binary') return bindingPower(expression.operator)[0];
  if (expression.kind === 'unary') return prefixPower(expression.operator);
  const negative = expression.kind === 'number' && (expression.value < 0 || Object.is(expression.value, -0));
  return negative ? prefixPower('-') : atom;
}

/** The formula as text with the fewest parentheses; reads back to the same tree. */
export function formatExpression(expression: Expression): string {
  const within = (part: Expression, least: number) => {
    const text = formatExpression(part);
    return powerOf(part) >= least ? text : `(${text})`;
  };
  switch (expression.kind) {
    case 'number':
      return Object.is(expression.value, -0) ? '-0' : String(expression.value);
    case 'input':
      return `x${expression.index + 1}`;
    case 'unary':
      return `${expression.operator === '-' ? '-' : 'not '}${within(expression.of, prefixPower(expression.operator))}`;
    case 'binary': {
      const [left, right] = bindingPower(expression.operator);
      // Grouping from the left: a part of equal power may stand bare on the left only; two comparisons never in a row.
      const chained =
        conditions.has(expression.operator) && expression.operator !== 'and' && expression.operator !== 'or';
      const leftLeast = right < left || chained ? left + 1 : left;
      const sign = expression.operator === '^' ? '^' : ` ${expression.operator} `;
      return `${within(expression.left, leftLeast)}${sign}${within(expression.right, Math.max(left, right))}`;
    }
    case 'call':
      return `${expression.name}(${expression.of.map((of) => formatExpression(of)).join(', ')})`;
  }
}

export interface Samples {
  /** One value for each row; NaN where the formula has no finite value. */
  readonly values: Float64Array;
  /** How many rows have none. */
  readonly missing: number;
  /** Set when missing > 0: how many, and an example. */
  readonly note?: string;
}

/** The engine computes in 32-bit floats. */
const largest = 3.4028234663852886e38;

/** Values on `rows` points, row-major with `formula.inputs` numbers each. */
export function sampleFormula(formula: Formula, points: ArrayLike<number>, rows: number): Samples {
  const width = formula.inputs;
  const values = new Float64Array(rows);
  const point = new Float64Array(width);
  let missing = 0;
  let example = '';
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) point[i] = points[row * width + i] as number;
    const value = evaluate(formula.expression, point);
    const fine = Math.abs(value) <= largest;
    values[row] = fine ? value : Number.NaN;
    if (fine) continue;
    if (missing === 0) {
      const where = [...point].map((x, i) => `x${i + 1} = ${Number(x.toPrecision(3))}`).join(', ');
      example = `at ${where} it is ${Number.isNaN(value) ? 'not defined' : 'not finite'}`;
    }
    missing++;
  }
  if (missing === 0) return { values, missing };
  return { values, missing, note: `The formula has no finite value on ${missing} of ${rows} points; ${example}.` };
}
