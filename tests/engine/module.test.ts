// module.ts and names.ts describe the module by hand; here they are held against the module itself.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ENGINE_CODES } from '../../web/engine/errors.js';
import type { EngineModule, ModuleFactory } from '../../web/engine/module.js';
import { ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, REGULARIZATIONS } from '../../web/engine/names.js';
// @ts-expect-error The glue is built, not written: it has no declarations.
import createModule from '../../web/engine/native/engine.js';
import { VERSION } from '../../web/engine/version.js';

const wasm = await WebAssembly.compile(
  new Uint8Array(await readFile(new URL('../../web/engine/native/engine.wasm', import.meta.url))),
);
const module = await (createModule as ModuleFactory)({
  instantiateWasm(imports, done) {
    WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
    return {};
  },
});

/** Every member that module.ts names; TypeScript sees to it that none is missing. */
const MEMBERS: Record<keyof EngineModule, 'function' | 'number' | 'object'> = {
  HEAPU8: 'object',
  maxParameters: 'number',
  maxLayers: 'number',
  maxLayerSize: 'number',
  allocate: 'function',
  release: 'function',
  activationNames: 'function',
  lossNames: 'function',
  optimizerNames: 'function',
  regularizationNames: 'function',
  initializerNames: 'function',
  errorCodeNames: 'function',
  networkCreate: 'function',
  networkDestroy: 'function',
  networkReset: 'function',
  networkParameters: 'function',
  networkTraining: 'function',
  networkSetTraining: 'function',
  datasetCreate: 'function',
  datasetDestroy: 'function',
  trainingValidate: 'function',
  trainerCreate: 'function',
  trainerDestroy: 'function',
  trainerConfigure: 'function',
  trainerSteps: 'function',
  trainerEpochs: 'function',
  evaluate: 'function',
  predict: 'function',
  gradient: 'function',
  numericalGradient: 'function',
  trace: 'function',
  activations: 'function',
  maps: 'function',
  costSurface: 'function',
  snapshotSave: 'function',
  snapshotRestore: 'function',
};

test.each(Object.entries(MEMBERS))('the module has %s, a %s', (name, kind) => {
  expect(typeof Reflect.get(module, name)).toBe(kind);
});

test('the module has nothing that module.ts leaves out', () => {
  const known = new Set([...Object.keys(MEMBERS), 'instantiateWasm']);
  expect(Object.keys(module).filter((name) => !known.has(name))).toEqual([]);
});

test.each([
  ['activations', () => module.activationNames(), ACTIVATIONS],
  ['losses', () => module.lossNames(), LOSSES],
  ['optimizers', () => module.optimizerNames(), OPTIMIZERS],
  ['regularizations', () => module.regularizationNames(), REGULARIZATIONS],
  ['initializers', () => module.initializerNames(), INITIALIZERS],
  ['error codes', () => module.errorCodeNames(), ['ok', ...ENGINE_CODES]],
])('the names of the %s stand in the order of the enum', (_, names, expected) => {
  expect(names().split(' ')).toEqual(expected);
});

test('a struct comes with the fields that module.ts gives it', () => {
  const sizes = module.allocate(8);
  new Int32Array(module.HEAPU8.buffer, sizes, 2).set([1, 1]);
  const activations = module.allocate(4);
  new Int32Array(module.HEAPU8.buffer, activations, 1).set([0]);
  const made = module.networkCreate(sizes, 2, activations, 0, 0, 1);
  expect(made).toEqual({ code: 0, message: '', handle: expect.any(Number) });
  expect(module.networkTraining(made.handle)).toEqual({
    optimizer: 0,
    epoch: 0,
    step: 0,
    slotStep: 0,
    cursor: 0,
    slots: 0,
    slotsLength: 0,
  });
  const data = module.datasetCreate(sizes, activations, 1, 1, 1);
  expect(module.evaluate(made.handle, data.handle)).toEqual({
    code: 0,
    message: '',
    cost: expect.any(Number),
    accuracy: expect.any(Number),
  });
  const trainer = module.trainerCreate(made.handle, data.handle, {
    batchSize: 1,
    shuffle: false,
    optimizer: 0,
    learningRate: 0.1,
    momentum: 0,
    beta1: 0,
    beta2: 0,
    alpha: 0,
    epsilon: -1,
    weightDecay: 0,
    regularization: 0,
    rate: 0,
  });
  expect(module.trainerSteps(trainer.handle, 1)).toEqual({
    epoch: 1,
    step: 1,
    cursor: 0,
    diverged: false,
    divergedLayer: -1,
    outOfMemory: false,
  });
  module.trainerDestroy(trainer.handle);
  module.datasetDestroy(data.handle);
  module.networkDestroy(made.handle);
});

test('a refusal of memory is an answer, not a crash', () => {
  expect(module.allocate(2 ** 31 - 1)).toBe(0);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(version);
});
