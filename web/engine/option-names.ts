// Options that nobody reads are mistakes, and the commonest ones: a name that is not known is refused, with the one that was meant.
import { fail } from './errors.js';
import { readObject } from './numbers.js';

const ENGINE = ['wasmUrl', 'wasmBinary', 'wasmModule'];
const NETWORK = ['layers', 'activations', 'loss', 'initializer', 'seed'];
const TRAINING = ['batchSize', 'shuffle', 'optimizer', 'regularization'];
const OPTIMIZER = ['kind', 'learningRate', 'momentum', 'beta1', 'beta2', 'alpha', 'epsilon', 'weightDecay'];
const REGULARIZATION = ['kind', 'rate'];

/** Where a name belongs that is right, but not here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(OPTIMIZER.slice(1).map((name) => [name, `optimizer: { kind: 'sgd', ${name} }`])),
  rate: "regularization: { kind: 'l2', rate }",
};

/** `more`: what this engine takes besides, such as `workerUrl`. */
export function checkEngineNames(where: string, options: unknown, more: readonly string[] = []): void {
  if (options !== undefined) checkNames(where, 'options', options, [...ENGINE, ...more]);
}

export function checkNetworkNames(where: string, options: unknown): void {
  checkNames(where, 'options', options, NETWORK);
}

/** `more`: what this call takes besides, such as `epochs`. */
export function checkTrainingNames(where: string, options: unknown, more: readonly string[] = []): void {
  if (options === undefined) return;
  checkNames(where, 'options', options, [...TRAINING, ...more], ELSEWHERE);
  const { optimizer, regularization } = options as Record<string, unknown>;
  if (optimizer !== undefined) checkNames(where, 'optimizer', optimizer, OPTIMIZER);
  if (regularization !== undefined) checkNames(where, 'regularization', regularization, REGULARIZATION);
}

/** `what`: `options`, or the option whose own names these are. Throws `invalidConfig` at the first that is not known. */
export function checkNames(
  where: string,
  what: string,
  given: unknown,
  known: readonly string[],
  elsewhere: Readonly<Record<string, string>> = {},
): void {
  for (const name of Object.keys(readObject(where, what, given))) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    const hint = Object.hasOwn(elsewhere, name)
      ? `it belongs into ${elsewhere[name]}`
      : meant === undefined
        ? `expected names out of ${known.join(', ')}`
        : `did you mean ${meant}?`;
    fail(
      'invalidConfig',
      where,
      `there is no ${what === 'options' ? 'option' : `option of ${what}`} ${JSON.stringify(name.slice(0, 40))}; ${hint}`,
    );
  }
}

/** The name that differs least, when it differs by no more than a third of its letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const least = (most: { other: string | undefined; apart: number }, other: string) => {
    const apart = distance(name.slice(0, 40).toLowerCase(), other.toLowerCase());
    return apart < most.apart && apart <= Math.max(1, other.length / 3) ? { other, apart } : most;
  };
  return known.reduce(least, { other: undefined, apart: Number.POSITIVE_INFINITY }).other;
}

/** Letters to add, take away or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
