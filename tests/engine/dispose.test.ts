// What is made in the module's memory goes away again: when told to, and when forgotten.
import { describe, expect, test } from 'vitest';
import { GlassboxError } from '../../web/engine/index-node.js';
import { DISPOSE } from '../../web/engine/resource.js';
import { all, circle, engine, engineWithMemory, SMALL } from './support.js';

const data = circle();

describe('after dispose', () => {
  const net = engine.network(SMALL);
  const trainer = net.trainer(data);
  const run = net.train(data, { epochs: 10 });
  net.dispose();

  test.each<[string, () => unknown]>([
    ['predict', () => net.predict([[1, 2]])],
    ['cost', () => net.cost(data)],
    ['accuracy', () => net.accuracy(data)],
    ['weights', () => net.weights(0)],
    ['biases', () => net.biases(0)],
    ['setWeights', () => net.setWeights(0, [1])],
    ['setBiases', () => net.setBiases(0, [1])],
    ['parameters', () => net.parameters()],
    ['setParameters', () => net.setParameters([1])],
    ['trace', () => net.trace([1, 2], [1])],
    ['gradient', () => net.gradient(data)],
    ['numericalGradient', () => net.numericalGradient(data)],
    ['activationsOf', () => net.activationsOf([[1, 2]])],
    ['maps', () => net.maps({ x: [0, 1], y: [0, 1], width: 2, height: 2 })],
    ['train', () => net.train(data)],
    ['trainer', () => net.trainer(data)],
    ['snapshot', () => net.snapshot()],
    ['restore', () => net.restore(new Uint8Array(3))],
    ['reset', () => net.reset()],
    ['toJSON', () => net.toJSON()],
    ['epoch', () => net.epoch],
    ['step', () => net.step],
  ])('Network.%s says so', (name, work) => {
    expect(work).toThrow(`[Network.${name}] expected a live network but this one has been disposed of`);
    expect(work).toThrow(expect.objectContaining({ code: 'disposed' }));
  });

  test('its trainer says so', () => {
    expect(() => trainer.steps(1)).toThrow('[Trainer.steps] expected a live trainer but this one has been disposed of');
    expect(() => trainer.tick()).toThrow(GlassboxError);
    trainer.dispose();
  });

  test('a run that had not begun says so', async () => {
    await expect(all(run)).rejects.toThrow('expected a live network');
  });

  test('again does no harm, and the shape can still be read', () => {
    net.dispose();
    expect([net.layers, net.seed]).toEqual([[2, 4, 2, 1], 42]);
  });
});

test('disposing in the middle of a run ends it with an error', async () => {
  const net = engine.network(SMALL);
  const run = async () => {
    for await (const tick of net.train(data, { epochs: 100 })) if (tick.epoch === 2) net.dispose();
  };
  await expect(run()).rejects.toMatchObject({ code: 'disposed' });
});

test('Symbol.dispose disposes', () => {
  const net = engine.network(SMALL);
  expect(DISPOSE).toBe(Symbol.dispose);
  net[Symbol.dispose]();
  expect(() => net.snapshot()).toThrow('disposed of');
});

describe('the memory of the module', async () => {
  const { engine, bytes } = await engineWithMemory();
  const large = { layers: [100, 100, 100, 100], activations: ['relu', 'relu', 'linear'] } as const;

  /** About 1 MB with its training, so that a leak cannot hide in the 16 MB there are at the start. */
  const use = async (dispose: boolean) => {
    const net = engine.network(large);
    const rows = { inputs: new Float32Array(100 * 50), targets: new Float32Array(100 * 50) };
    for await (const _ of net.train(rows, { epochs: 2, optimizer: { kind: 'adam' }, test: rows })) break;
    net.trainer(rows).steps(1);
    net.predict(rows.inputs);
    net.gradient(rows);
    net.restore(net.snapshot());
    engine.fromJSON(net.toJSON()).dispose();
    expect(() => net.predict([1])).toThrow();
    expect(() => engine.fromJSON({ ...net.toJSON(), seed: -1 })).toThrow();
    if (dispose) net.dispose();
  };

  test('stays flat over many networks that are disposed of', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 3; ++i) await use(true);
    const before = bytes();
    for (let i = 0; i < 50; ++i) await use(true);
    expect(bytes()).toBe(before);
  });

  test('is not taken from a network whose trainer or run is still in use', async () => {
    const { gc } = globalThis as { gc?: () => void };
    // Nothing but the trainer and the run hold the networks here.
    const trainer = engine.network(SMALL).trainer(data);
    const run = engine.network(SMALL).train(data, { epochs: 50 });
    for (let i = 0; i < 20; ++i) {
      gc?.();
      await new Promise((resolve) => setTimeout(resolve, 1));
      trainer.steps(1);
      expect((await run.next()).value).toMatchObject({ epoch: i + 1 });
    }
  });

  test('comes back from networks and trainers that were forgotten', { timeout: 60_000 }, async () => {
    const { gc } = globalThis as { gc?: () => void };
    if (gc === undefined) throw new Error('expected Node with --expose-gc, as tests/vitest.config.ts starts it');
    const useAndForget = async () => {
      await use(false);
      gc();
      // Finalizers run in a task of their own.
      await new Promise((resolve) => setTimeout(resolve, 1));
    };
    for (let i = 0; i < 10; ++i) await useAndForget();
    const before = bytes();
    for (let i = 0; i < 30; ++i) await useAndForget();
    expect(bytes()).toBe(before);
  });
});
