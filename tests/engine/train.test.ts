import { describe, expect, test } from 'vitest';
import { all, circle, engine, SMALL } from './support.js';

describe('Network.train', () => {
  test('ticks once an epoch, and the loss is the cost at the tick', async () => {
    const net = engine.network(SMALL);
    const data = circle();
    let ticks = 0;
    for await (const tick of net.train(data, { epochs: 5 })) {
      ticks += 1;
      expect(tick.epoch).toBe(ticks);
      expect(tick.step).toBe(ticks * 4);
      expect(tick.loss).toBe(net.cost(data));
      expect(tick.accuracy).toBe(net.accuracy(data));
      expect(tick).not.toHaveProperty('testLoss');
      expect(tick).not.toHaveProperty('diverged');
    }
    expect(ticks).toBe(5);
    expect([net.epoch, net.step]).toEqual([5, 20]);
  });

  test('`every` thins the ticks and always keeps the last', async () => {
    const net = engine.network(SMALL);
    const epochs = (await all(net.train(circle(), { epochs: 11, every: 4 }))).map((tick) => tick.epoch);
    expect(epochs).toEqual([4, 8, 11]);
    const more = (await all(net.train(circle(), { epochs: 3, every: 2 }))).map((tick) => tick.epoch);
    expect(more).toEqual([13, 14]);
  });

  test('`test` adds the numbers of the held-out data', async () => {
    const net = engine.network(SMALL);
    const held = circle(20, 9);
    for await (const tick of net.train(circle(), { epochs: 2, test: held })) {
      expect(tick.testLoss).toBe(net.cost(held));
      expect(tick.testAccuracy).toBe(net.accuracy(held));
    }
  });

  test('learns', async () => {
    const net = engine.network({ ...SMALL, layers: [2, 8, 8, 1] });
    const ticks = await all(
      net.train(circle(100), { epochs: 400, every: 400, optimizer: { kind: 'adam', learningRate: 0.02 } }),
    );
    expect(ticks[0]?.loss).toBeLessThan(0.05);
    expect(ticks[0]?.accuracy).toBeGreaterThan(0.98);
  });

  test('takes flat and nested data alike', async () => {
    const { inputs, targets } = circle();
    const flat = { inputs: new Float32Array(inputs.flat()), targets: targets.map((value) => [value]) };
    const a = engine.network(SMALL);
    const b = engine.network(SMALL);
    await all(a.train({ inputs, targets }, { epochs: 3 }));
    await all(b.train(flat, { epochs: 3 }));
    expect(a.parameters()).toEqual(b.parameters());
  });

  test('copies the data when called', async () => {
    const { inputs, targets } = circle();
    const mine = { inputs: new Float32Array(inputs.flat()), targets: new Float32Array(targets) };
    const a = engine.network(SMALL);
    const b = engine.network(SMALL);
    const run = a.train(mine, { epochs: 2 });
    mine.inputs.fill(0);
    mine.targets.fill(0);
    await all(run);
    await all(b.train({ inputs, targets }, { epochs: 2 }));
    expect(a.parameters()).toEqual(b.parameters());
  });

  test('in slices of any length gives the same bits', async () => {
    const data = circle(45);
    const options = { batchSize: 7, shuffle: true } as const;
    const a = engine.network(SMALL);
    const b = engine.network(SMALL);
    await all(a.train(data, { ...options, epochs: 30, every: 30 }));
    const trainer = b.trainer(data, options);
    while (b.epoch < 30) trainer.advance('step', 1);
    trainer.dispose();
    expect(b.parameters()).toEqual(a.parameters());
    expect(b.step).toBe(30 * 7);
  });

  test('lets the event loop have its turn', async () => {
    const net = engine.network({ layers: [2, 32, 32, 1] });
    // Timers that fire end it; were they kept waiting, it would train for minutes.
    const stop = new AbortController();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
      if (turns === 3) stop.abort();
    }, 10);
    await expect(all(net.train(circle(200), { epochs: 1e6, every: 1e6, signal: stop.signal }))).rejects.toThrow();
    clearInterval(timer);
    expect(net.epoch).toBeLessThan(1e6);
  });

  test('breaking out leaves the network ready for more', async () => {
    const net = engine.network(SMALL);
    for await (const tick of net.train(circle(), { epochs: 100 })) if (tick.epoch === 3) break;
    expect(net.epoch).toBe(3);
    expect(await all(net.train(circle(), { epochs: 2 }))).toHaveLength(2);
    expect(net.epoch).toBe(5);
  });

  test('a run that ends early and goes on has the same bits as one that does not', async () => {
    const a = engine.network(SMALL);
    const b = engine.network(SMALL);
    const options = { optimizer: { kind: 'adam', learningRate: 0.01 }, shuffle: true } as const;
    await all(a.train(circle(), { ...options, epochs: 10 }));
    await all(b.train(circle(), { ...options, epochs: 4 }));
    await all(b.train(circle(), { ...options, epochs: 6 }));
    expect(b.parameters()).toEqual(a.parameters());
  });
});

describe('an abort', () => {
  test('before the start throws the reason and trains nothing', async () => {
    const net = engine.network(SMALL);
    const reason = new Error('enough');
    await expect(all(net.train(circle(), { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(net.step).toBe(0);
  });

  test('between two ticks throws the reason and keeps what was learned', async () => {
    const net = engine.network(SMALL);
    const stop = new AbortController();
    const seen: number[] = [];
    const run = async () => {
      for await (const tick of net.train(circle(), { epochs: 100, signal: stop.signal })) {
        seen.push(tick.epoch);
        if (tick.epoch === 3) stop.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([1, 2, 3]);
    expect(net.epoch).toBe(3);
  });
});

describe('divergence', () => {
  test('is told, and leaves the last finite weights', async () => {
    const net = engine.network({ layers: [2, 8, 1], activations: ['relu', 'linear'] });
    const ticks = await all(net.train(circle(), { epochs: 1000, optimizer: { kind: 'sgd', learningRate: 1e6 } }));
    const last = ticks.at(-1);
    expect(last?.diverged).toEqual({ layer: expect.any(Number), epoch: expect.any(Number) });
    expect(ticks.length).toBeLessThan(1000);
    expect(net.parameters().every(Number.isFinite)).toBe(true);
  });

  test('is forgotten after a reset or another learning rate', () => {
    const net = engine.network({ layers: [2, 8, 1], activations: ['relu', 'linear'] });
    const trainer = net.trainer(circle(), { optimizer: { kind: 'sgd', learningRate: 1e6 } });
    expect(trainer.advance('epoch', 1000)).toBe(false);
    expect(trainer.tick().diverged).toBeDefined();
    net.reset();
    expect(trainer.tick().diverged).toBeUndefined();
    trainer.configure({ optimizer: { kind: 'sgd', learningRate: 0.001 } });
    expect(trainer.epochs(3).diverged).toBeUndefined();
    trainer.dispose();
  });
});

describe('Trainer', () => {
  test('steps across epochs', () => {
    const net = engine.network(SMALL);
    const trainer = net.trainer(circle(25), { batchSize: 10 });
    expect(trainer.steps(4)).toMatchObject({ epoch: 1, step: 4 });
    expect(trainer.epochs(1)).toMatchObject({ epoch: 2, step: 6 });
    expect(trainer.advance('epoch', 2)).toBe(true);
    expect(trainer.tick()).toMatchObject({ epoch: 4, step: 12, loss: net.cost(circle(25)) });
    trainer.dispose();
  });

  test('changes settings live and keeps those that are not named', () => {
    const net = engine.network(SMALL);
    const trainer = net.trainer(circle(40), { batchSize: 40 });
    trainer.steps(1);
    trainer.configure({ optimizer: { kind: 'adam' } });
    expect(trainer.steps(1)).toMatchObject({ epoch: 2, step: 2 });
    expect(() => trainer.configure({ batchSize: 0 })).toThrow('[Trainer.configure] expected batchSize');
    trainer.configure({ batchSize: 20 });
    expect(trainer.steps(1)).toMatchObject({ epoch: 2, step: 3 });
    trainer.dispose();
  });

  test('goes on after the network was restored to another optimizer', () => {
    const net = engine.network(SMALL);
    const plain = net.snapshot();
    const trainer = net.trainer(circle(), { optimizer: { kind: 'adam' } });
    trainer.epochs(2);
    net.restore(plain);
    expect(trainer.epochs(2)).toMatchObject({ epoch: 2 });
    trainer.dispose();
  });

  test('two on one network with different optimizers do no harm', () => {
    const net = engine.network(SMALL);
    const a = net.trainer(circle(), { optimizer: { kind: 'adam' } });
    const b = net.trainer(circle(13), { optimizer: { kind: 'momentum' } });
    for (let i = 0; i < 10; ++i) {
      a.steps(1);
      b.steps(1);
    }
    expect(net.parameters().every(Number.isFinite)).toBe(true);
    a.dispose();
    b.dispose();
  });
});
