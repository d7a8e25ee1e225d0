// A goal in a model's own numbers: "cost < 0.46", "test cost 10 % above its lowest", "blamed = neuron 3", several joined by "and".
// A small closed grammar, read once and checked; nothing of it is ever run as code.
//
//   goal       = condition { "and" condition }
//   condition  = quantity ( "<" | "<=" | ">" | ">=" | "=" ) value
//              | quantity number "%" ( "above" | "below" ) "its" ( "lowest" | "highest" | "start" )
//   value      = [ "neuron" ] number [ "%" ] | quantity
import { type Parsed, quote } from '../base/parsed.js';
import type { Moment } from './moment.js';
import { parseQuantity, type Quantity } from './quantity.js';

export interface Goal {
  readonly quantities: readonly Quantity[];
  /** `start`: what each quantity was when the goal was set, by its name. Cost: that of its quantities. */
  isMet(moment: Moment, start: ReadonlyMap<string, number>): boolean;
}

interface Condition {
  readonly quantities: readonly Quantity[];
  isMet(moment: Moment, start: ReadonlyMap<string, number>): boolean;
}

/** The most that is read, in characters and in conditions. */
const longest = 200;
const most = 8;

/** Shown numbers of four decimals are equal when they look equal. */
const nearly = 0.00005;

const comparisons = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '=': (a: number, b: number) => Math.abs(a - b) <= nearly * Math.max(1, Math.abs(b)),
} as const;

type Sign = keyof typeof comparisons;
type Landmark = 'lowest' | 'highest' | 'start';

// Of text whose spaces are single ones.
const relative = /^(.+?) (\d{1,6}(?:\.\d{1,6})?) ?% (above|below) its (lowest|highest|start)$/;
const compared = /^([^<>=]+?) ?(<=|>=|<|>|=) ?([^<>=]+)$/;
const plain = /^(?:neuron\s+)?([-\u2212]?\d{1,9}(?:\.\d{1,9})?)\s*(%?)$/;

const fails = (error: string) => ({ ok: false, error }) as const;

/** A number of the grammar's own, with a true minus sign too; null for anything else. */
export function readNumber(text: string): number | null {
  const match = plain.exec(text.trim());
  if (!match) return null;
  return Number((match[1] as string).replace('\u2212', '-')) / (match[2] ? 100 : 1);
}

/** The lowest or highest that the history has of a cost, the present among it; or what a quantity was at the start, NaN where that is not known. */
function landmark(quantity: Quantity, moment: Moment, which: Landmark, start: ReadonlyMap<string, number>): number {
  if (which === 'start') return start.get(quantity.name) ?? Number.NaN;
  const { history } = moment;
  const past = quantity.name === 'cost' ? history.loss : history.testLoss;
  const better = which === 'lowest' ? Math.min : Math.max;
  let found = quantity.read(moment);
  for (let i = 0; i < history.length; i++) {
    const value = past[i] as number;
    if (Number.isFinite(value)) found = better(found, value);
  }
  return found;
}

function readRelative([, name = '', share = '', direction = '', which = '']: RegExpExecArray): Parsed<Condition> {
  const quantity = parseQuantity(name);
  if (!quantity.ok) return quantity;
  const isCost = quantity.value.name === 'cost' || quantity.value.name === 'test cost';
  if (which !== 'start' && !isCost)
    return fails(`Expected cost or test cost before "its ${which}", which alone are kept, but got ${quote(name)}.`);
  const part = ((direction === 'above' ? 1 : -1) * Number(share)) / 100;
  return {
    ok: true,
    value: {
      quantities: [quantity.value],
      isMet(moment, start) {
        // Above is up, of numbers below zero too.
        const from = landmark(quantity.value, moment, which as Landmark, start);
        const limit = from + Math.abs(from) * part;
        const now = quantity.value.read(moment);
        return direction === 'above' ? now >= limit : now <= limit;
      },
    },
  };
}

function readCompared([, left = '', sign = '', right = '']: RegExpExecArray): Parsed<Condition> {
  const quantity = parseQuantity(left);
  if (!quantity.ok) return quantity;
  const number = readNumber(right);
  const other = number === null ? parseQuantity(right) : null;
  if (other && !other.ok) return other;
  const holds = comparisons[sign as Sign];
  return {
    ok: true,
    value: {
      quantities: other ? [quantity.value, other.value] : [quantity.value],
      isMet: (moment) => holds(quantity.value.read(moment), other ? other.value.read(moment) : (number as number)),
    },
  };
}

function readCondition(text: string): Parsed<Condition> {
  const asRelative = relative.exec(text);
  if (asRelative) return readRelative(asRelative);
  const asCompared = compared.exec(text);
  if (asCompared) return readCompared(asCompared);
  return fails(
    `Expected a condition such as "cost < 0.46" or "test cost 10 % above its lowest" but got ${quote(text)}.`,
  );
}

/** Cost: linear in the text, which is cut at 200 characters with an error. */
export function parseGoal(text: string): Parsed<Goal> {
  if (text.length > longest) return fails(`Expected a goal of at most ${longest} characters but got ${text.length}.`);
  const parts = text.trim().replace(/\s+/g, ' ').split(' and ');
  if (parts.length > most) return fails(`Expected at most ${most} conditions but got ${parts.length}.`);
  const conditions: Condition[] = [];
  for (const part of parts) {
    const condition = readCondition(part);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return {
    ok: true,
    value: {
      quantities: conditions.flatMap(({ quantities }) => quantities),
      isMet: (moment, start) => conditions.every((condition) => condition.isMet(moment, start)),
    },
  };
}
