// What the facade takes for granted about engine.wasm, held against the module itself.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ENGINE_CODES } from '../../web/engine/errors.js';
import { EXPORTS, instantiate, moduleOf, replyText } from '../../web/engine/instance.js';
import { ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, REGULARIZATIONS } from '../../web/engine/names.js';
import { VERSION } from '../../web/engine/version.js';

const file = new URL('../../web/engine/native/engine.wasm', import.meta.url);
const compiled = await WebAssembly.compile(new Uint8Array(await readFile(file)));
const instance = await instantiate(compiled);
const module = moduleOf(instance);

test('the module and the facade know the same functions', async () => {
  const source = await readFile(new URL('../../cpp/bindings/module.cpp', import.meta.url), 'utf8');
  const bound = [...source.matchAll(/^ {2}function\("(\w+)"/gm)].map(([, name]) => name);
  expect(bound).toEqual([...EXPORTS]);
  // instantiate has looked each of them up; a name that is missing is an error there.
  expect(Object.keys(instance.calls)).toEqual(bound);
});

test.each([
  ['activationNames', ACTIVATIONS],
  ['lossNames', LOSSES],
  ['optimizerNames', OPTIMIZERS],
  ['regularizationNames', REGULARIZATIONS],
  ['initializerNames', INITIALIZERS],
  ['errorCodeNames', ['ok', ...ENGINE_CODES]],
] as const)('%s stand in the order of the enum', (list, expected) => {
  instance.calls[list]();
  expect(replyText(instance).split(' ')).toEqual(expected);
});

test('the bounds are those of types.h', () => {
  const { maxParameters, maxLayers, maxLayerSize } = module;
  expect([maxParameters, maxLayers, maxLayerSize]).toEqual([16_000_000, 1024, 65_536]);
});

test('answers come back field by field', () => {
  const sizes = module.allocate(8);
  new Int32Array(module.buffer, sizes, 2).set([1, 1]);
  const zero = module.allocate(4);
  new Int32Array(module.buffer, zero, 1).set([0]);
  const { code, message, handle } = module.networkCreate(sizes, 2, zero, 0, 0, 1);
  expect([code, message]).toEqual([0, '']);
  expect(module.networkTraining(handle)).toEqual({
    optimizer: 0,
    epoch: 0,
    step: 0,
    slotStep: 0,
    cursor: 0,
    slots: 0,
    slotsLength: 0,
  });
  const data = module.datasetCreate(zero, zero, 1, 1, 1);
  expect(module.evaluate(handle, data.handle)).toEqual({ code: 0, message: '', cost: 0, accuracy: expect.any(Number) });
  const settings = {
    batchSize: 1,
    shuffle: true,
    optimizer: 5,
    learningRate: 0.1,
    momentum: 0.2,
    beta1: 0.3,
    beta2: 0.4,
    alpha: 0.5,
    epsilon: 0.6,
    weightDecay: 0.7,
    regularization: 2,
    rate: 0.8,
  };
  expect(module.trainingValidate(settings)).toEqual({ code: 0, message: '' });
  const trainer = module.trainerCreate(handle, data.handle, settings);
  expect(module.trainerSteps(trainer.handle, 2)).toEqual({
    epoch: 2,
    step: 2,
    cursor: 0,
    diverged: false,
    divergedLayer: -1,
    outOfMemory: false,
  });
  expect(module.networkTraining(handle)).toMatchObject({
    optimizer: 5,
    epoch: 2,
    step: 2,
    slotStep: 2,
    slotsLength: 4,
  });
  module.trainerDestroy(trainer.handle);
  module.datasetDestroy(data.handle);
  module.networkDestroy(handle);
});

test.each([
  ['batchSize', 'sgd', 0, 'batch size'],
  ['learningRate', 'sgd', -1, 'learning rate'],
  ['momentum', 'momentum', 2, 'momentum'],
  ['beta1', 'adam', 2, 'beta1'],
  ['beta2', 'adam', 2, 'beta2'],
  ['alpha', 'rmsprop', 2, 'alpha'],
  ['epsilon', 'adam', Number.NaN, 'epsilon'],
  ['weightDecay', 'adamw', -1, 'weight decay'],
  ['rate', 'sgd', -1, 'rate'],
] as const)('a bad %s is refused under its own name', (field, optimizer, value, word) => {
  const good = {
    batchSize: 1,
    shuffle: false,
    optimizer: OPTIMIZERS.indexOf(optimizer),
    learningRate: 0.1,
    momentum: 0.9,
    beta1: 0.9,
    beta2: 0.9,
    alpha: 0.9,
    epsilon: 1e-8,
    weightDecay: 0,
    regularization: 1,
    rate: 0,
  };
  const { code, message } = module.trainingValidate({ ...good, [field]: value });
  expect(ENGINE_CODES[code - 1]).toBe('invalidConfig');
  expect(message).toContain(word);
});

test('a refusal of memory is an answer, not a crash', () => {
  expect(module.allocate(2 ** 31 - 1)).toBe(0);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(version);
});
