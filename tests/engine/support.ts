// What the engine's tests share: one engine, and data that need no file.
import { createEngine, GlassboxError } from '../../web/engine/index-node.js';
import type { Data, Engine, NetworkOptions } from '../../web/engine/types.js';

export const engine = await createEngine();

/** The playground's first network. */
export const SMALL: NetworkOptions = { layers: [2, 4, 2, 1], activations: ['tanh', 'tanh', 'tanh'] };

/** Numbers between -1 and 1 that are the same in every run. */
export function numbers(count: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Two inputs and whether they lie inside a circle, as 1 and -1. */
export function circle(rows = 40, seed = 1): { inputs: number[][]; targets: number[] } {
  const flat = numbers(rows * 2, seed);
  const inputs = Array.from({ length: rows }, (_, i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0]);
  return { inputs, targets: inputs.map(([x = 0, y = 0]) => (x * x + y * y < 0.5 ? 1 : -1)) };
}

/** Any inputs, and targets that any loss accepts: one 1 in each row. */
export function oneHot(rows: number, inputCount: number, targetCount: number): Data {
  return {
    inputs: numbers(rows * inputCount, 5),
    targets: Array.from({ length: rows }, (_, i) =>
      Array.from({ length: targetCount }, (_, k) => (k === i % targetCount ? 1 : 0)),
    ),
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** An engine of its own, and how many bytes its module's memory has. */
export async function engineWithMemory(): Promise<{ engine: Engine; bytes: () => number }> {
  const { instantiate } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  }) as typeof instantiate;
  try {
    const engine = await createEngine();
    return { engine, bytes: () => memory?.buffer.byteLength ?? Number.NaN };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** On purpose past the types: JavaScript callers have none. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Anything = any;

/** What `work` throws, which must be a GlassboxError. */
export function thrown(work: () => unknown): GlassboxError {
  try {
    work();
  } catch (error) {
    if (error instanceof GlassboxError) return error;
    throw error;
  }
  throw new Error('expected an error but nothing was thrown');
}

/** The list without its second item: not undefined, but not there at all. */
export function holed<T>(list: T[]): T[] {
  delete list[1];
  return list;
}
