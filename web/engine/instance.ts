// From a compiled engine.wasm to an EngineModule: what crosses is numbers, and what comes back is left in one place, the
// reply (cpp/bindings/reply.h). tests/engine/module.test.ts holds these names against the module's.
import { fail } from './errors.js';
import type { Answer, Counters, EngineModule, Settings } from './module.js';

type Call = (...numbers: number[]) => number;

/** The functions of cpp/bindings/module.cpp, and how many numbers each takes. */
export const EXPORTS = {
  reply: 0,
  allocate: 1,
  release: 1,
  limits: 0,
  activationNames: 0,
  lossNames: 0,
  optimizerNames: 0,
  regularizationNames: 0,
  initializerNames: 0,
  errorCodeNames: 0,
  networkCreate: 6,
  networkDestroy: 1,
  networkReset: 1,
  networkParameters: 1,
  networkTraining: 1,
  networkSetTraining: 8,
  datasetCreate: 5,
  datasetDestroy: 1,
  trainingValidate: 1,
  trainerCreate: 3,
  trainerDestroy: 1,
  trainerConfigure: 2,
  trainerSteps: 2,
  trainerEpochs: 2,
  evaluate: 2,
  predict: 4,
  gradient: 3,
  numericalGradient: 4,
  trace: 7,
  activations: 4,
  maps: 11,
  costSurface: 11,
  snapshotSave: 1,
  snapshotRestore: 3,
} as const;

/** Layout of the reply: 8 float64, the length of the sentence, the sentence. */
const REPLY_NUMBERS = 8;
const REPLY_LENGTH = REPLY_NUMBERS * 8;
const REPLY_TEXT = REPLY_LENGTH + 4;
const SETTINGS = 12;

export interface Instance {
  memory: WebAssembly.Memory;
  calls: Record<keyof typeof EXPORTS, Call>;
}

/** Throws when `compiled` is another module. */
export async function instantiate(compiled: WebAssembly.Module): Promise<Instance> {
  // The one import: the memory has grown. Nothing keeps a view of it, so there is nothing to do.
  const imports = { env: { emscripten_notify_memory_growth: () => {} } };
  const { exports } = await WebAssembly.instantiate(compiled, imports);
  const names = Object.keys(EXPORTS) as (keyof typeof EXPORTS)[];
  const calls = Object.fromEntries(names.map((name) => [name, guard(name, exports[name])]));
  const initialize = exports['_initialize'] as () => void;
  initialize();
  return { memory: exports['memory'] as WebAssembly.Memory, calls: calls as Instance['calls'] };
}

/** When the module traps, which is how it would run out of memory in the middle of a call, that too is a GlassboxError. */
function guard(name: string, call: WebAssembly.ExportValue | undefined): Call {
  if (typeof call !== 'function') throw new Error(`expected a function ${name} in the module`);
  return (...numbers) => {
    try {
      return call(...numbers) as number;
    } catch (cause) {
      return fail('outOfMemory', name, 'the engine stopped, most likely out of memory; make a new one', cause);
    }
  };
}

/** The sentence of the last answer. */
export function replyText({ memory, calls }: Instance): string {
  const reply = calls.reply();
  const length = new DataView(memory.buffer).getUint32(reply + REPLY_LENGTH, true);
  return new TextDecoder().decode(new Uint8Array(memory.buffer, reply + REPLY_TEXT, length));
}

export function moduleOf(instance: Instance): EngineModule {
  const { memory, calls } = instance;
  const reply = calls.reply();
  // The settings' place in the module's memory, for as long as the module lives.
  const settingsAt = calls.allocate(SETTINGS * 8);

  const numbers = () => new Float64Array(memory.buffer, reply, REPLY_NUMBERS);
  const number = (i: number) => numbers()[i] ?? 0;
  const answer = (code: number): Answer => ({ code, message: code === 0 ? '' : replyText(instance) });
  const made = (code: number) => ({ ...answer(code), handle: code === 0 ? number(0) : 0 });
  const counters = (): Counters => {
    const [epoch = 0, step = 0, cursor = 0, diverged, divergedLayer = -1, outOfMemory] = numbers();
    return { epoch, step, cursor, diverged: diverged === 1, divergedLayer, outOfMemory: outOfMemory === 1 };
  };
  const settings = (s: Settings) => {
    new Float64Array(memory.buffer, settingsAt, SETTINGS).set([
      s.batchSize,
      Number(s.shuffle),
      s.optimizer,
      s.learningRate,
      s.momentum,
      s.beta1,
      s.beta2,
      s.alpha,
      s.epsilon,
      s.weightDecay,
      s.regularization,
      s.rate,
    ]);
    return settingsAt;
  };

  calls.limits();
  const [maxParameters = 0, maxLayers = 0, maxLayerSize = 0] = numbers();
  return {
    get buffer() {
      return memory.buffer as ArrayBuffer;
    },
    maxParameters,
    maxLayers,
    maxLayerSize,
    // An address past 2 GB would come back below zero, but the memory ends there.
    allocate: calls.allocate,
    release: calls.release,

    networkCreate: (...values) => made(calls.networkCreate(...values)),
    networkDestroy: calls.networkDestroy,
    networkReset: calls.networkReset,
    networkParameters: calls.networkParameters,
    networkTraining: (network) => {
      calls.networkTraining(network);
      const [optimizer = 0, epoch = 0, step = 0, slotStep = 0, cursor = 0, slots = 0, slotsLength = 0] = numbers();
      return { optimizer, epoch, step, slotStep, cursor, slots, slotsLength };
    },
    networkSetTraining: (network, t) =>
      answer(
        calls.networkSetTraining(network, t.optimizer, t.epoch, t.step, t.slotStep, t.cursor, t.slots, t.slotsLength),
      ),

    datasetCreate: (...values) => made(calls.datasetCreate(...values)),
    datasetDestroy: calls.datasetDestroy,

    trainingValidate: (s) => answer(calls.trainingValidate(settings(s))),
    trainerCreate: (network, data, s) => made(calls.trainerCreate(network, data, settings(s))),
    trainerDestroy: calls.trainerDestroy,
    trainerConfigure: (trainer, s) => answer(calls.trainerConfigure(trainer, settings(s))),
    trainerSteps: (trainer, steps) => {
      calls.trainerSteps(trainer, steps);
      return counters();
    },
    trainerEpochs: (trainer, epochs) => {
      calls.trainerEpochs(trainer, epochs);
      return counters();
    },

    evaluate: (network, data) => ({
      ...answer(calls.evaluate(network, data)),
      cost: number(0),
      accuracy: number(1),
    }),
    predict: (...values) => answer(calls.predict(...values)),
    gradient: (...values) => answer(calls.gradient(...values)),
    numericalGradient: (...values) => ({ ...answer(calls.numericalGradient(...values)), passes: number(0) }),
    trace: (...values) => answer(calls.trace(...values)),
    activations: (...values) => answer(calls.activations(...values)),
    maps: (network, g, base, out) =>
      answer(calls.maps(network, g.xInput, g.yInput, g.xMin, g.xMax, g.yMin, g.yMax, g.width, g.height, base, out)),
    costSurface: (network, data, a, b, out) =>
      answer(
        calls.costSurface(network, data, a.parameter, a.min, a.max, a.count, b.parameter, b.min, b.max, b.count, out),
      ),

    snapshotSave: (network) => {
      calls.snapshotSave(network);
      return { address: number(0), length: number(1) };
    },
    snapshotRestore: (...values) => answer(calls.snapshotRestore(...values)),
  };
}
