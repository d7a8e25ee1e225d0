// The engine in a worker, over a channel of messages in one thread: every message is cloned as a worker's would be.
// tests/package tries it in real workers.
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../web/engine/index-node.js';
import type { EngineOptions } from '../../web/engine/types.js';
import { serve } from '../../web/engine/worker/host.js';
import type { FromWorker, ToWorker } from '../../web/engine/worker/protocol.js';
import { openWorkerEngine } from '../../web/engine/worker/remote-engine.js';
import type { WorkerEngine, WorkerLike, WorkerNetwork } from '../../web/engine/worker/types.js';
import { type Anything, all, circle, engine as here, SMALL } from './support.js';

/** What passed between the two sides: how many messages, and how many bytes of numbers. */
interface Traffic {
  toWorker: ToWorker[];
  bytes: number;
}

function fakeWorker(traffic: Traffic, makeEngine = createEngine as (options: EngineOptions) => Promise<Anything>) {
  const { port1, port2 } = new MessageChannel();
  const receive = serve(makeEngine, (message: FromWorker, transfer) => port2.postMessage(message, transfer));
  port2.on('message', receive);
  const listeners: [string, Anything][] = [];
  const worker = {
    postMessage(message: ToWorker, transfer: ArrayBuffer[]) {
      traffic.toWorker.push(message);
      traffic.bytes += transfer.reduce((sum, buffer) => sum + buffer.byteLength, 0);
      port1.postMessage(message, transfer);
    },
    terminate: () => port1.close(),
    on(event: string, listener: Anything) {
      listeners.push([event, listener]);
      if (event === 'message') port1.on(event, listener);
    },
    ref: () => (port1 as MessagePort).ref(),
    unref: () => (port1 as MessagePort).unref(),
    /** As if it had broken. */
    break(reason: string) {
      for (const [event, listener] of listeners) if (event === 'error') listener(new Error(reason));
    },
  };
  return worker;
}

const open = (traffic: Traffic = { toWorker: [], bytes: 0 }) =>
  openWorkerEngine(undefined, () => fakeWorker(traffic) as WorkerLike);

let engine: WorkerEngine;
beforeAll(async () => {
  engine = await open();
});
afterAll(() => engine.dispose());

async function refusal(work: () => unknown): Promise<{ code: string; message: string }> {
  try {
    await work();
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('expected a refusal but there was none');
}

test('fit, classify, learn and rows are those of the page, to the same bits', async () => {
  const near = await createEngine();
  const far = await open();
  const options = { layers: [2, 4, 3], loss: 'softmaxCrossEntropy' } as const;
  const data = {
    inputs: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    targets: [0, 1, 2, 0],
  };
  const how = { epochs: 40, validationSplit: 0.25, patience: 5 };
  const [here, there] = [near.network(options), await far.network(options)];
  expect(await there.fit(data, how)).toEqual(await here.fit(data, how));
  expect(await there.learn([1, 1], [1, 0, 0])).toBe(here.learn([1, 1], [1, 0, 0]));
  expect(String(there)).toBe(String(here));
  expect(await there.learn([1, 1], 2)).toBe(here.learn([1, 1], 2));
  expect(await there.trace([1, 1], 2)).toEqual(here.trace([1, 1], [0, 0, 1]));
  expect(await there.classify(data.inputs)).toEqual(here.classify(data.inputs));
  expect(await there.predict(data.inputs, { rows: true })).toEqual(here.predict(data.inputs, { rows: true }));
  far.dispose();
});

describe('a network in the worker', () => {
  const data = circle();

  test('knows its shape at once', async () => {
    const net = await engine.network({ layers: [2, 3, 1], loss: 'bce', seed: 7 });
    expect({ ...pick(net) }).toEqual({
      layers: [2, 3, 1],
      activations: ['tanh', 'sigmoid'],
      loss: 'bce',
      initializer: 'glorotUniform',
      seed: 7,
      parameterCount: 13,
      epoch: 0,
      step: 0,
    });
    expect(engine.version).toBe(here.version);
  });

  test('trains to the same ticks and the same bits as one in the page', async () => {
    const options = { epochs: 20, every: 5, shuffle: true, optimizer: { kind: 'adam' }, test: circle(9, 2) } as const;
    const near = here.network(SMALL);
    const far = await engine.network(SMALL);
    expect(await all(far.train(data, options))).toEqual(await all(near.train(data, options)));
    expect(await far.parameters()).toEqual(near.parameters());
    expect([far.epoch, far.step]).toEqual([near.epoch, near.step]);
  });

  test('answers everything as one in the page', async () => {
    const near = here.network(SMALL);
    const far = await engine.network(SMALL);
    for (const net of [near, far]) {
      await net.setWeights(0, [1, 2, 3, 4, 5, 6, 7, 8]);
      await net.setBiases(1, [0.5, -0.5]);
    }
    const grid = { x: [-1, 1], y: [-1, 1], width: 3, height: 2 } as const;
    const axis = { layer: 0, neuron: 0, input: 0, min: -1, max: 1, count: 3 };
    const bias = { layer: 1, neuron: 0, min: -1, max: 1, count: 2 };
    expect(await far.predict(data.inputs)).toEqual(near.predict(data.inputs));
    expect(await far.cost(data)).toBe(near.cost(data));
    expect(await far.accuracy(data)).toBe(near.accuracy(data));
    expect(await far.weights(0)).toEqual(near.weights(0));
    expect(await far.biases(1)).toEqual(near.biases(1));
    expect(await far.trace([1, 2], [1])).toEqual(near.trace([1, 2], [1]));
    expect(await far.gradient(data)).toEqual(near.gradient(data));
    const { milliseconds: _, ...gradient } = await far.numericalGradient(data, { epsilon: 1e-2 });
    expect(near.numericalGradient(data, { epsilon: 1e-2 })).toMatchObject(gradient);
    expect(await far.activationsOf(data.inputs)).toEqual(near.activationsOf(data.inputs));
    expect(await far.maps(grid)).toEqual(near.maps(grid));
    expect(await far.costSurface(data, axis, bias)).toEqual(near.costSurface(data, axis, bias));
    expect(await far.snapshot()).toEqual(near.snapshot());
    expect(await far.toJSON()).toEqual(near.toJSON());
    await far.setParameters(new Float32Array(25));
    expect(await far.parameters()).toEqual(new Float32Array(25));
    await far.restore(near.snapshot());
    expect(await far.parameters()).toEqual(near.parameters());
    for (const net of [near, far]) await net.freeze({ layer: 0, neuron: 1 });
    expect(await far.frozen()).toEqual(near.frozen);
    await far.freeze({ layer: 0, neuron: 1 }, false);
    expect(await far.frozen()).toEqual([]);
    await far.reset();
    near.reset();
    expect(await far.parameters()).toEqual(near.parameters());
  });

  test('is resumed from JSON bit for bit', async () => {
    const straight = here.network(SMALL);
    await all(straight.train(data, { epochs: 7, optimizer: { kind: 'adam' } }));
    const first = await engine.network(SMALL);
    await all(first.train(data, { epochs: 3, optimizer: { kind: 'adam' } }));
    const second = await engine.fromJSON(JSON.parse(JSON.stringify(await first.toJSON())));
    expect(second.epoch).toBe(3);
    await all(second.train(data, { epochs: 4, optimizer: { kind: 'adam' } }));
    expect(await second.parameters()).toEqual(straight.parameters());
  });

  test('has a trainer, for steps by hand', async () => {
    const near = here.network(SMALL).trainer(data, { batchSize: 7 });
    const far = await (await engine.network(SMALL)).trainer(data, { batchSize: 7, test: data });
    expect(await far.steps(3)).toMatchObject(near.steps(3));
    await far.configure({ batchSize: 5 });
    near.configure({ batchSize: 5 });
    expect(await far.epochs(2)).toMatchObject(near.epochs(2));
    expect(await far.advance('step', 4)).toBe(near.advance('step', 4));
    expect(await far.tick()).toMatchObject(near.tick());
    far.dispose();
    expect(await refusal(() => far.tick())).toMatchObject({ code: 'disposed' });
  });
});

function pick({ layers, activations, loss, initializer, seed, parameterCount, epoch, step }: WorkerNetwork) {
  return { layers, activations, loss, initializer, seed, parameterCount, epoch, step };
}

describe('what travels', () => {
  test('the data once, then a few words a tick; and what the caller has stays whole', async () => {
    const traffic: Traffic = { toWorker: [], bytes: 0 };
    const own = await open(traffic);
    const net = await own.network(SMALL);
    const { inputs, targets } = circle(1000);
    const data = { inputs: new Float32Array(inputs.flat()), targets: new Float32Array(targets) };
    await all(net.train(data, { epochs: 50 }));
    expect(traffic.bytes).toBe(1000 * 3 * 4);
    expect(data.inputs).toHaveLength(2000);
    // Start, network, train, 50 ticks, the end of them, and the run's end.
    expect(traffic.toWorker).toHaveLength(1 + 1 + 1 + 51 + 1);
    expect(JSON.stringify(traffic.toWorker.slice(4)).length).toBeLessThan(51 * 60);
    own.dispose();
  });

  test('the data as they were when training was asked for', async () => {
    const { inputs, targets } = circle();
    const mine = { inputs: new Float32Array(inputs.flat()), targets: new Float32Array(targets) };
    const far = await engine.network(SMALL);
    const run = far.train(mine, { epochs: 2 });
    mine.inputs.fill(0);
    await all(run);
    const near = here.network(SMALL);
    await all(near.train({ inputs, targets }, { epochs: 2 }));
    expect(await far.parameters()).toEqual(near.parameters());
  });
});

describe('a run in the worker', () => {
  test('that is broken out of leaves the network as the tick found it', async () => {
    const net = await engine.network(SMALL);
    for await (const tick of net.train(circle(), { epochs: 100 })) if (tick.epoch === 3) break;
    expect(net.epoch).toBe(3);
    expect((await net.toJSON()).training.epoch).toBe(3);
    expect(await all(net.train(circle(), { epochs: 2 }))).toHaveLength(2);
  });

  test('throws the reason of an abort, also in the middle of a long wait for a tick', async () => {
    const net = await engine.network({ layers: [2, 32, 32, 1] });
    const reason = new Error('enough');
    const stop = new AbortController();
    setTimeout(() => stop.abort(reason), 150);
    await expect(all(net.train(circle(200), { epochs: 1e6, every: 1e6, signal: stop.signal }))).rejects.toBe(reason);
    expect((await net.toJSON()).training.step).toBeGreaterThan(0);
    await expect(all(net.train(circle(), { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
  });

  test('lets the network answer while it goes on', async () => {
    const net = await engine.network({ layers: [2, 16, 1] });
    const stop = new AbortController();
    const run = all(net.train(circle(200), { epochs: 1e6, every: 1e6, signal: stop.signal }));
    run.catch(() => {});
    const costs = [];
    for (let i = 0; i < 3; ++i) {
      costs.push(await net.cost(circle(200)));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(new Set(costs).size).toBe(3);
    stop.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('tells of divergence', async () => {
    const net = await engine.network({ layers: [2, 8, 1], activations: ['relu', 'linear'] });
    const ticks = await all(net.train(circle(), { epochs: 1000, optimizer: { kind: 'sgd', learningRate: 1e6 } }));
    expect(ticks.at(-1)?.diverged).toEqual({ layer: expect.any(Number), epoch: expect.any(Number) });
  });
});

test('names that are no options are refused on the near side and on the far one', async () => {
  const wrong = (options: object) =>
    openWorkerEngine(options as never, () => fakeWorker({ toWorker: [], bytes: 0 }) as WorkerLike);
  expect((await refusal(() => wrong({ workerURL: '' }))).message).toContain('did you mean workerUrl?');
  expect((await refusal(() => engine.network({ layer: [2, 1] } as never))).message).toContain('did you mean layers?');
  const net = await engine.network({ layers: [2, 1] });
  expect((await refusal(() => net.predict([[1, 2]], { row: true } as never))).message).toContain('did you mean rows?');
  const shocks = await refusal(() =>
    net.numericalGradient({ inputs: [[1, 2]], targets: [1] }, { epsilom: 1 } as never),
  );
  expect(shocks.message).toContain('[Network.numericalGradient] there is no option "epsilom"; did you mean epsilon?');
});

describe('errors', () => {
  test('cross with their code and their sentence', async () => {
    const net = await engine.network(SMALL);
    const words: [() => unknown, string, string][] = [
      [
        () => engine.network({ layers: [2] }),
        'invalidConfig',
        '[Engine.network] expected 2 to 1025 layers, inputs included, but got 1',
      ],
      [() => engine.fromJSON('{}'), 'invalidSnapshot', 'parse it first, with JSON.parse'],
      [() => net.predict([1, 2, 3]), 'shapeMismatch', '[Network.predict] expected 2 inputs per row'],
      [() => net.weights(9), 'invalidConfig', '[Network.weights] expected layer to be a whole number from 0 to 2'],
      [() => net.restore(new Uint8Array(3)), 'invalidSnapshot', '[Network.restore]'],
      [() => net.restore([] as Anything), 'invalidSnapshot', 'expected the Uint8Array of a snapshot'],
      [() => net.maps((() => 1) as Anything), 'invalidConfig', 'expected plain values, which can be sent to a worker'],
      [() => all(net.train(circle(), { batchSize: 0 })), 'invalidConfig', '[Network.train] expected batchSize'],
      [
        () => all(net.train(circle(), { optimizer: { kind: 'sgd', learningRate: -1 } })),
        'invalidConfig',
        '[Network.train] expected',
      ],
    ];
    for (const [work, code, sentence] of words) {
      const error = await refusal(work);
      expect(error).toMatchObject({ name: 'GlassboxError', code });
      expect(error.message).toContain(sentence);
    }
    expect(() => net.train({ inputs: [[1]], targets: [1] })).toThrow('[Network.train] expected 2 data.inputs per row');
  });

  test('after dispose: of the network, of the engine', async () => {
    const own = await open();
    const net = await own.network(SMALL);
    const other = await own.network(SMALL);
    net.dispose();
    net.dispose();
    expect((await refusal(() => net.parameters())).message).toBe(
      '[Network.parameters] expected a live network but this one has been disposed of',
    );
    expect(() => net.train(circle())).toThrow('disposed of');
    const pending = refusal(() => other.parameters());
    own[Symbol.dispose]();
    expect(await pending).toMatchObject({ code: 'disposed' });
    expect(await refusal(() => other.parameters())).toMatchObject({ code: 'disposed' });
    expect(await refusal(() => own.network(SMALL))).toMatchObject({ code: 'disposed' });
    other.dispose();
  });

  test('a worker that breaks ends what was asked, and says why', async () => {
    let worker: ReturnType<typeof fakeWorker> | undefined;
    const own = await openWorkerEngine({}, () => {
      worker = fakeWorker({ toWorker: [], bytes: 0 });
      return worker as WorkerLike;
    });
    const net = await own.network(SMALL);
    const asked = refusal(() => net.parameters());
    worker?.break('out of memory');
    expect((await asked).message).toContain('the worker stopped (out of memory); make another engine');
    expect((await refusal(() => net.parameters())).message).toContain('the worker stopped (out of memory)');
  });

  test('a worker that cannot load the engine, or cannot start', async () => {
    const bad = openWorkerEngine(
      { wasmUrl: '/nowhere/engine.wasm' },
      () => fakeWorker({ toWorker: [], bytes: 0 }) as WorkerLike,
    );
    expect(await refusal(() => bad)).toMatchObject({
      code: 'loadFailed',
      message: expect.stringContaining('/nowhere/engine.wasm'),
    });
    const none = openWorkerEngine({}, () => {
      throw new Error('not allowed here');
    });
    expect((await refusal(() => none)).message).toBe(
      '[createWorkerEngine] expected a worker but it could not start (not allowed here); createEngine trains without one, by the same calls',
    );
    expect(await refusal(() => openWorkerEngine({ worker: 7 } as Anything, () => 7 as Anything))).toMatchObject({
      code: 'invalidConfig',
    });
  });
});

test('networks in the worker that were forgotten are freed there', async () => {
  const { gc } = globalThis as { gc?: () => void };
  const traffic: Traffic = { toWorker: [], bytes: 0 };
  const own = await open(traffic);
  const kept = await own.network(SMALL);
  const forget = async () => {
    for (let i = 0; i < 5; ++i) await own.network(SMALL);
  };
  await forget();
  for (let i = 0; i < 200 && told(traffic) < 5; ++i) {
    gc?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(told(traffic)).toBe(5);
  expect(await kept.predict([[1, 2]])).toHaveLength(1);
  own.dispose();
});

const told = ({ toWorker }: Traffic) =>
  toWorker.filter((message) => 'tell' in message && message.tell === 'dispose').length;
