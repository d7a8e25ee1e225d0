// From a compiled engine.wasm to an EngineModule: what crosses is numbers, and what comes back is left in one place, the
// reply (cpp/bindings/reply.h). tests/engine/module.test.ts holds these names against the module's.
import { fail } from './errors.js';
import type { Answer, Counters, EngineModule, Settings } from './module.js';
// @ts-expect-error The glue is built, not written: it has no declarations, or is not there yet. GlueFactory is its type.
import builtGlue from './native/engine.js';

type Call = (...numbers: number[]) => number;

/** The functions of cpp/bindings/module.cpp, in its order. */
export const EXPORTS = [
  'reply',
  'allocate',
  'release',
  'activationNames',
  'lossNames',
  'optimizerNames',
  'regularizationNames',
  'initializerNames',
  'errorCodeNames',
  'limits',
  'networkCreate',
  'networkDestroy',
  'networkReset',
  'networkParameters',
  'networkFreeze',
  'networkFrozen',
  'networkTraining',
  'networkSetTraining',
  'datasetCreate',
  'datasetDestroy',
  'trainingValidate',
  'trainerCreate',
  'trainerDestroy',
  'trainerConfigure',
  'trainerSteps',
  'trainerEpochs',
  'evaluate',
  'predict',
  'gradient',
  'numericalGradient',
  'trace',
  'activations',
  'maps',
  'costSurface',
  'snapshotSave',
  'snapshotRestore',
] as const;
export type ExportName = (typeof EXPORTS)[number];

/** Layout of the reply: 8 float64, the length of the sentence, the sentence. */
const REPLY_NUMBERS = 8;
const REPLY_LENGTH = REPLY_NUMBERS * 8;
const REPLY_TEXT = REPLY_LENGTH + 4;
const SETTINGS = 12;

/** What the built glue gives: the functions by name, and the memory as it is now. */
type Glue = Record<string, unknown> & { readonly HEAPU8: Uint8Array };
type GlueFactory = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Glue>;

const createGlue: GlueFactory = builtGlue;

export interface Instance {
  /** Growth replaces it: use it at once, never keep it. */
  readonly buffer: ArrayBuffer;
  readonly calls: Record<ExportName, Call>;
}

/** Throws when `compiled` is another module. */
export async function instantiate(compiled: WebAssembly.Module): Promise<Instance> {
  const glue = await new Promise<Glue>((resolve, reject) => {
    createGlue({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports)
          .then((instance) => done(instance, compiled))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
  const calls = Object.fromEntries(EXPORTS.map((name) => [name, guard(name, glue[name])]));
  return {
    get buffer() {
      return glue.HEAPU8.buffer as ArrayBuffer;
    },
    calls: calls as Instance['calls'],
  };
}

/** When the module traps, which is how it would run out of memory in the middle of a call, that too is a GlassboxError. */
function guard(name: string, call: unknown): Call {
  if (typeof call !== 'function') throw new Error(`expected a function ${name} in the module`);
  return (...numbers) => {
    try {
      return call(...numbers) as number;
    } catch (cause) {
      if (cause instanceof TypeError) throw cause; // a debug build's sentence about a wrong handle
      return fail('outOfMemory', name, 'the engine stopped, most likely out of memory; make a new one', cause);
    }
  };
}

/** The sentence of the last answer. */
export function replyText({ buffer, calls }: Instance): string {
  const reply = calls.reply();
  const length = new DataView(buffer).getUint32(reply + REPLY_LENGTH, true);
  return new TextDecoder().decode(new Uint8Array(buffer, reply + REPLY_TEXT, length));
}

export function moduleOf(instance: Instance): EngineModule {
  const { calls } = instance;
  const reply = calls.reply();
  // The settings' place in the module's memory, for as long as the module lives.
  const settingsAt = calls.allocate(SETTINGS * 8);

  const numbers = () => new Float64Array(instance.buffer, reply, REPLY_NUMBERS);
  const number = (i: number) => numbers()[i] ?? 0;
  const answer = (code: number): Answer => ({ code, message: code === 0 ? '' : replyText(instance) });
  const made = (code: number) => ({ ...answer(code), handle: code === 0 ? number(0) : 0 });
  const counters = (): Counters => {
    const [epoch = 0, step = 0, cursor = 0, diverged, divergedLayer = -1, outOfMemory] = numbers();
    return { epoch, step, cursor, diverged: diverged === 1, divergedLayer, outOfMemory: outOfMemory === 1 };
  };
  const settings = (s: Settings) => {
    new Float64Array(instance.buffer, settingsAt, SETTINGS).set([
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
      return instance.buffer;
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
    networkFreeze: (...values) => answer(calls.networkFreeze(...values)),
    networkFrozen: (network) => {
      calls.networkFrozen(network);
      return { address: number(0), length: number(1) };
    },
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
