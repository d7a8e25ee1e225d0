// Training as an async iterator: fast in slices, and never so long at a stretch that a page would freeze.
import { readTrainingOptions } from '../config.js';
import type { Core } from '../core.js';
import { type Observations, readOwnData } from '../dataset.js';
import { check, fail, show } from '../errors.js';
import { checkTargets } from '../learnable.js';
import type { Settings } from '../module.js';
import { readInteger, readObject } from '../numbers.js';
import { checkTrainingNames } from '../option-names.js';
import { isOutOfMemory, namingPresent } from '../present.js';
import type { Shape } from '../shape.js';
import type { Tick } from '../types.js';
import { EngineTrainer } from './trainer.js';
import { watched } from './watched-run.js';

const WHERE = 'Network.train';
const MAX_COUNT = 2 ** 31 - 1;
const NAMES = ['epochs', 'test', 'every', 'signal'];
/** Milliseconds of work after which the event loop gets its turn. */
const TURN = 100;
/** Milliseconds one call into the module should take: short beside a turn, long beside the cost of a call. */
const SLICE = 20;
/** Milliseconds in which the collector's finalizers, which are tasks of their own, come round. */
const COLLECTED = 10;

export interface Plan {
  data: Observations;
  test: Observations | undefined;
  settings: Settings;
  epochs: number;
  /** The next epoch with a tick, after this one. */
  nextTick: (epoch: number) => number;
  signal: AbortSignal | undefined;
}

/** Everything is checked and copied now; training begins with the first `next()`. `owner` is the network's facade. */
export function train(core: Core, owner: object, data: unknown, options: unknown): AsyncIterableIterator<Tick> {
  core.network.use(WHERE);
  refuseSecond(core);
  const plan = readPlan(core.shape, data, options);
  checkTargets(WHERE, core.options, plan.data);
  check(WHERE, core.module.trainingValidate(plan.settings));
  return watched(run(core, owner, plan));
}

function refuseSecond(core: Core): void {
  if (!core.running) return;
  const sentence =
    'expected one run at a time but this network is being trained; leave that loop, or end it by its signal, before the next';
  fail('invalidConfig', WHERE, sentence);
}

/** The arrays in it are copies. */
export function readPlan(shape: Shape, data: unknown, options: unknown): Plan {
  checkTrainingNames(WHERE, options, NAMES);
  const given = options === undefined ? {} : readObject(WHERE, 'options', options);
  return {
    settings: readTrainingOptions(WHERE, given),
    data: readOwnData(shape, WHERE, 'data', data),
    test: given.test === undefined ? undefined : readOwnData(shape, WHERE, 'test', given.test),
    epochs: given.epochs === undefined ? 1 : readInteger(WHERE, 'epochs', given.epochs, 0, MAX_COUNT),
    nextTick: readEvery(given.every),
    signal: readSignal(given.signal),
  };
}

/** So many epochs further; or the first of those named that is still to come. */
function readEvery(every: unknown): Plan['nextTick'] {
  if (!Array.isArray(every)) {
    const apart = every === undefined ? 1 : readInteger(WHERE, 'every', every, 1, MAX_COUNT);
    return (epoch) => epoch + apart;
  }
  const named = Array.from(every, (epoch, i) => readInteger(WHERE, `every[${i}]`, epoch, 1, MAX_COUNT)).sort(
    (a, b) => a - b,
  );
  return (epoch) => named.find((one) => one > epoch) ?? Number.POSITIVE_INFINITY;
}

async function* run(core: Core, owner: object, plan: Plan): AsyncGenerator<Tick, void, undefined> {
  const { signal } = plan;
  throwIfAborted(signal);
  refuseSecond(core);
  const trainer = await withMemory(
    core,
    () => new EngineTrainer(core, owner, WHERE, plan.data, plan.test, plan.settings),
  );
  const pacer = new Pacer();
  core.running = true;
  try {
    let { epoch, cursor } = core.module.networkTraining(core.network.use(WHERE));
    const end = epoch + plan.epochs;
    for (let next = Math.min(plan.nextTick(epoch), end); ; next = Math.min(plan.nextTick(next), end)) {
      let diverged = false;
      while (epoch < next && !diverged) {
        const count = Math.min(pacer.count, stepsTo(next, epoch, cursor, trainer));
        ({ epoch, cursor, diverged } = await withMemory(core, () =>
          pacer.time(() => trainer.run(WHERE, 'step', count)),
        ));
        if (await pacer.turn()) throwIfAborted(signal);
      }
      yield trainer.tick();
      if (diverged || epoch >= end) return;
      throwIfAborted(signal);
    }
  } finally {
    core.running = false;
    trainer.dispose();
  }
}

/** Batches until epoch `next` is reached. */
function stepsTo(next: number, epoch: number, cursor: number, { rows, batchSize }: EngineTrainer): number {
  const present = Math.max(1, Math.ceil((rows - cursor) / batchSize));
  return Math.min(present + (next - epoch - 1) * Math.ceil(rows / batchSize), MAX_COUNT);
}

/** Does `work`. When there is no memory for it, what was forgotten has a moment to be collected, and then it is tried once more. */
async function withMemory<Result>(core: Core, work: () => Result): Promise<Result> {
  try {
    return work();
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
  }
  await new Promise((resolve) => setTimeout(resolve, COLLECTED));
  return namingPresent(core.module, work);
}

/** When others had their turn last. One for all runs: a loop over many short ones would let nobody else in, the collector neither. */
let lastTurn = performance.now();

/** Learns how many batches fill a slice, and lets the event loop have its turns. */
class Pacer {
  count = 1;

  time<Result>(work: () => Result): Result {
    const began = performance.now();
    const result = work();
    const took = performance.now() - began;
    if (took < SLICE / 2) this.count = Math.min(this.count * 2, MAX_COUNT);
    else if (took > SLICE * 2) this.count = Math.max(1, Math.floor((this.count * SLICE) / took));
    return result;
  }

  /** True when others have had their turn since. */
  async turn(): Promise<boolean> {
    if (performance.now() - lastTurn < TURN) return false;
    // A timer, because promises alone would keep the page's own events waiting.
    await new Promise((resolve) => setTimeout(resolve, 0));
    lastTurn = performance.now();
    return true;
  }
}

function readSignal(signal: unknown): AbortSignal | undefined {
  if (signal === undefined) return undefined;
  // By its field, because a signal may come from another realm, where instanceof fails.
  if (typeof signal === 'object' && signal !== null && 'aborted' in signal) return signal as AbortSignal;
  return fail('invalidConfig', WHERE, `expected signal to be an AbortSignal but got ${show(signal)}`);
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
