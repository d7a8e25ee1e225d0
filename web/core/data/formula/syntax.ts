// A typed formula as a tree: a Pratt parser (Pratt 1973), so that precedence is one number per operator. The text is
// never run as code; what is not in the tables below does not exist.
import { lookUp } from '../../base/look-up.js';
import { Failure, type FormulaError, type Token, tokens } from './tokens.js';

export type { FormulaError };

export type UnaryOperator = '-' | 'not';
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  /** Inputs count from 0: x1 is 0. */
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] };

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly error: FormulaError };

export const formulaLimits = {
  characters: 1_000,
  /** Brackets, calls and signs within each other. */
  depth: 64,
  inputs: 16,
} as const;

/** How many arguments each function takes: exactly, or from .. to. */
export const functionArity = {
  sin: [1, 1],
  cos: [1, 1],
  tan: [1, 1],
  asin: [1, 1],
  acos: [1, 1],
  atan: [1, 1],
  sinh: [1, 1],
  cosh: [1, 1],
  tanh: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  log10: [1, 1],
  log2: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  sign: [1, 1],
  step: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  round: [1, 1],
  sigmoid: [1, 1],
  relu: [1, 1],
  mod: [2, 2],
  atan2: [2, 2],
  hypot: [2, 2],
  min: [2, 8],
  max: [2, 8],
  if: [3, 3],
} as const satisfies Record<string, readonly [number, number]>;
export type FunctionName = keyof typeof functionArity;

const constants: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, tau: 2 * Math.PI, e: Math.E };
const otherNames: Readonly<Record<string, FunctionName>> = {
  ln: 'log',
  sgn: 'sign',
  heaviside: 'step',
  ceiling: 'ceil',
};

/** Binding powers; the right one is lower where an operator groups from the right. */
const infix: Readonly<Record<BinaryOperator, readonly [left: number, right: number]>> = {
  or: [1, 2],
  and: [3, 4],
  '<': [7, 8],
  '<=': [7, 8],
  '>': [7, 8],
  '>=': [7, 8],
  '=': [7, 8],
  '!=': [7, 8],
  '+': [9, 10],
  '-': [9, 10],
  '*': [11, 12],
  '/': [11, 12],
  '^': [16, 15],
};
const prefix: Readonly<Record<UnaryOperator, number>> = { not: 5, '-': 13 };
const isComparison = (operator: string) => ['<', '<=', '>', '>=', '=', '!='].includes(operator);

export const bindingPower = (operator: BinaryOperator): readonly [left: number, right: number] => infix[operator];
export const prefixPower = (operator: UnaryOperator): number => prefix[operator];

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #inputs: number;
  /** "y = " stands before the formula, so y is the result and not the second input. */
  #yIsResult = false;
  #at = 0;
  #depth = 0;

  constructor(source: string, inputs: number) {
    this.#source = source;
    this.#inputs = inputs;
    this.#tokens = tokens(source);
  }

  parse(): Expression {
    const [first, second] = this.#tokens;
    // Only a name that cannot be an input, or y, may stand before the "=": "x1 = 2" is a comparison.
    if (first?.kind === 'name' && (first.text === 'y' || first.text === 'z') && second?.text === '=') {
      this.#at = 2;
      this.#yIsResult = true;
    }
    const expression = this.#expression(0);
    const rest = this.#peek();
    if (rest.kind !== 'end') {
      if (rest.text === ')')
        this.#fail(rest, `The closing parenthesis at character ${rest.at + 1} has no opening one.`);
      if (rest.text === ',') this.#fail(rest, `The comma at character ${rest.at + 1} stands outside of a function.`);
      this.#fail(
        rest,
        `Expected an operator such as + or * at character ${rest.at + 1}, before ${this.#quote(rest)}, or the end of the formula.`,
      );
    }
    return expression;
  }

  #peek(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #take(): Token {
    return this.#tokens[this.#at++] as Token;
  }

  #quote(token: Token): string {
    return `"${this.#source.slice(token.at, token.at + token.length)}"`;
  }

  #fail(token: Token, message: string): never {
    throw new Failure(message, token.at, token.length);
  }

  /** Everything that binds more tightly than `least`. */
  #expression(least: number): Expression {
    if (++this.#depth > formulaLimits.depth) {
      const token = this.#peek();
      this.#fail(
        token,
        `At character ${token.at + 1} the formula is nested more than ${formulaLimits.depth} levels deep.`,
      );
    }
    let left = this.#operand();
    let compared = false;
    for (;;) {
      const token = this.#peek();
      if (token.text === '²' || token.text === '³') {
        this.#at++;
        left = { kind: 'binary', operator: '^', left, right: { kind: 'number', value: token.text === '²' ? 2 : 3 } };
        continue;
      }
      if (token.kind !== 'symbol' || !Object.hasOwn(infix, token.text)) break;
      const operator = token.text as BinaryOperator;
      const [leftPower, rightPower] = infix[operator];
      if (leftPower < least) break;
      if (isComparison(operator)) {
        if (compared)
          this.#fail(
            token,
            `Two comparisons cannot follow each other (character ${token.at + 1}): join them with "and".`,
          );
        compared = true;
      }
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#expression(rightPower) };
    }
    this.#depth--;
    return left;
  }

  #operand(): Expression {
    const token = this.#take();
    if (token.kind === 'number') {
      if (!Number.isFinite(token.value)) this.#fail(token, `The number at character ${token.at + 1} is too large.`);
      return { kind: 'number', value: token.value };
    }
    if (token.kind === 'name') return this.#name(token);
    if (token.text === '(') {
      const inside = this.#expression(0);
      this.#close(token);
      return inside;
    }
    if (token.text === '-') {
      const of = this.#expression(prefix['-']);
      return of.kind === 'number' ? { kind: 'number', value: -of.value } : { kind: 'unary', operator: '-', of };
    }
    if (token.text === '+') return this.#expression(prefix['-']);
    if (token.text === 'not') return { kind: 'unary', operator: 'not', of: this.#expression(prefix.not) };
    if (token.kind === 'end')
      this.#fail(token, `The formula ends where a number, x1 or a function was expected (character ${token.at + 1}).`);
    return this.#fail(
      token,
      `Expected a number, x1 or a function at character ${token.at + 1}, but got ${this.#quote(token)}.`,
    );
  }

  #close(open: Token): void {
    const token = this.#peek();
    if (token.text === ')') {
      this.#at++;
      return;
    }
    this.#fail(
      token,
      token.kind === 'end' || token.text === ','
        ? `Expected a closing parenthesis at character ${token.at + 1}, for the one that opens at character ${open.at + 1}.`
        : `Expected an operator or a closing parenthesis at character ${token.at + 1}, but got ${this.#quote(token)}.`,
    );
  }

  #name(token: Token): Expression {
    const open = this.#peek();
    const name = lookUp(otherNames, token.text) ?? token.text;
    if (Object.hasOwn(functionArity, name)) {
      if (open.text !== '(')
        this.#fail(token, `${name} at character ${token.at + 1} needs its argument in parentheses: ${name}(x1).`);
      return this.#call(token, name as FunctionName);
    }
    const constant = lookUp(constants, token.text);
    if (constant !== undefined) return { kind: 'number', value: constant };
    const index = this.#inputIndex(token);
    if (index !== undefined) return { kind: 'input', index };
    const known = this.#inputs === 1 ? 'x' : this.#inputs === 2 ? 'x1 and x2' : `x1 to x${this.#inputs}`;
    return this.#fail(
      token,
      `${this.#quote(token)} at character ${token.at + 1} is not known. The ${this.#inputs === 1 ? 'input is' : 'inputs are'} ${known}; ` +
        `functions are ${Object.keys(functionArity).slice(0, 12).join(', ')} and others.`,
    );
  }

  /** x1, x2, ...; x is x1; y is x2 where the formula does not begin with "y =". */
  #inputIndex(token: Token): number | undefined {
    const numbered = /^x_?(\d{1,2})$/.exec(token.text);
    let index = numbered ? Number(numbered[1]) - 1 : token.text === 'x' ? 0 : undefined;
    if (token.text === 'y' && this.#inputs >= 2) {
      if (this.#yIsResult)
        this.#fail(token, `y is the result here (character ${token.at + 1}); the second input is x2.`);
      index = 1;
    }
    return index !== undefined && index >= 0 && index < this.#inputs ? index : undefined;
  }

  #call(token: Token, name: FunctionName): Expression {
    const open = this.#take();
    const of: Expression[] = [];
    if (this.#peek().text === ')') this.#at++;
    else {
      for (;;) {
        of.push(this.#expression(0));
        if (this.#peek().text !== ',') break;
        this.#at++;
      }
      this.#close(open);
    }
    const [least, most] = functionArity[name];
    if (of.length < least || of.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`;
      this.#fail(
        token,
        `${name} at character ${token.at + 1} takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'} but got ${of.length}.`,
      );
    }
    return { kind: 'call', name, of };
  }
}

/** Reads a formula over `inputs` inputs. Never throws; an error says what was expected, and at which character. */
export function parseExpression(source: string, inputs: number): ParsedExpression {
  if (source.length > formulaLimits.characters) {
    const message = `A formula has at most ${formulaLimits.characters} characters, but this one has ${source.length}.`;
    return {
      ok: false,
      error: { message, at: formulaLimits.characters, length: source.length - formulaLimits.characters },
    };
  }
  if (source.trim() === '') {
    return { ok: false, error: { message: 'Expected a formula such as x1 * x2, but got nothing.', at: 0, length: 0 } };
  }
  try {
    return { ok: true, expression: new Parser(source, inputs).parse() };
  } catch (failure) {
    if (failure instanceof Failure) return { ok: false, error: failure.error };
    throw failure;
  }
}
