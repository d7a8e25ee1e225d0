// Training in one call: what a loop over ticks would do, with held-out rows, patience and a summary. The same for an engine in the
// page and for one in a worker.
import { type Observations, readOwnData } from '../dataset.js';
import { fail, GlassboxError, show } from '../errors.js';
import { readInteger, readObject } from '../numbers.js';
import { checkTrainingNames } from '../option-names.js';
import type { Shape } from '../shape.js';
import type { Data, FitOptions, FitSummary, Tick, TrainOptions } from '../types.js';

const WHERE = 'Network.fit';
const MAX_COUNT = 2 ** 31 - 1;
const NAMES = ['epochs', 'every', 'test', 'signal', 'validationSplit', 'patience', 'onTick'];

/** What is used of a network; a worker's answers by promise. */
interface Fitted {
  readonly seed: number;
  readonly epoch: number;
  train(data: Data, options?: TrainOptions): AsyncIterableIterator<Tick>;
  snapshot(): Uint8Array | Promise<Uint8Array>;
  restore(bytes: Uint8Array): void | Promise<void>;
}

export async function fitNetwork(net: Fitted, shape: Shape, data: unknown, options: unknown): Promise<FitSummary> {
  checkTrainingNames(WHERE, options, NAMES);
  const given: FitOptions = options === undefined ? {} : readObject(WHERE, 'options', options);
  const { validationSplit, patience, onTick, ...training } = given;
  if (onTick !== undefined && typeof onTick !== 'function') {
    fail('invalidConfig', WHERE, `expected onTick to be a function but got ${show(onTick)}`);
  }
  const rows = readOwnData(shape, WHERE, 'data', data);
  const { train, test } =
    validationSplit === undefined ? { train: rows } : split(rows, shape, validationSplit, net.seed);
  if (test && training.test !== undefined) {
    fail('invalidConfig', WHERE, 'expected either test or validationSplit but got both');
  }
  if (patience !== undefined) {
    readInteger(WHERE, 'patience', patience, 1, MAX_COUNT);
    if (!test && training.test === undefined) {
      fail('invalidConfig', WHERE, 'expected test or validationSplit with patience, which watches their cost');
    }
  }

  const began = net.epoch;
  let last: Tick | undefined;
  let best: { readonly tick: Tick; readonly bytes: Uint8Array } | undefined;
  let stopped: FitSummary['stopped'] = 'epochs';
  for await (const tick of begun(() => net.train(train, { ...training, ...(test && { test }) }))) {
    last = tick;
    if (
      patience !== undefined &&
      !tick.diverged &&
      (tick.testLoss ?? 0) < (best?.tick.testLoss ?? Number.POSITIVE_INFINITY)
    ) {
      best = { tick, bytes: await net.snapshot() };
    }
    const goOn = await onTick?.(tick);
    if (tick.diverged) stopped = 'diverged';
    else if (goOn === false) stopped = 'onTick';
    else if (best && patience !== undefined && tick.epoch - best.tick.epoch >= patience) stopped = 'patience';
    if (stopped !== 'epochs') break;
  }
  if (!last) return fail('invalidConfig', WHERE, 'expected a tick of training but none came');
  if (best && best.tick !== last) await net.restore(best.bytes);
  return { ...(best?.tick ?? last), epochs: last.epoch - began, stopped };
}

/** What its run refuses was asked of `fit`, and is told under that name. */
function begun<Run>(begin: () => Run): Run {
  try {
    return begin();
  } catch (error) {
    if (error instanceof GlassboxError) error.message = error.message.replace('[Network.train]', `[${WHERE}]`);
    throw error;
  }
}

/** Rows drawn by the seed, for training and held out; at least one of each. */
function split(
  { inputs, targets, rows }: Observations,
  shape: Shape,
  share: unknown,
  seed: number,
): { train: Data; test: Data } {
  if (typeof share !== 'number' || !(share > 0 && share < 1)) {
    fail('invalidConfig', WHERE, `expected validationSplit as a share above 0 and below 1 but got ${show(share)}`);
  }
  if (rows < 2) fail('shapeMismatch', WHERE, 'expected at least two rows of data to split but got one');
  const order = shuffled(rows, seed);
  const held = Math.min(rows - 1, Math.max(1, Math.round(rows * (share as number))));
  const take = (values: Float32Array, columns: number, chosen: readonly number[]) => {
    const taken = new Float32Array(chosen.length * columns);
    for (const [r, row] of chosen.entries())
      taken.set(values.subarray(row * columns, (row + 1) * columns), r * columns);
    return taken;
  };
  const part = (chosen: readonly number[]): Data => ({
    inputs: take(inputs, shape.inputs, chosen),
    targets: take(targets, shape.outputs, chosen),
  });
  // In the order in which they were given, so that nothing but the choice depends on the seed.
  const inOrder = (chosen: number[]) => chosen.sort((a, b) => a - b);
  return { train: part(inOrder(order.slice(held))), test: part(inOrder(order.slice(0, held))) };
}

/** 0 to count - 1 in an order that the seed alone decides: Fisher and Yates, with mulberry32. */
function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = count - 1; i > 0; --i) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const j = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
