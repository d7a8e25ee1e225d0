// What programs are written with: training in one call, classes, rows as they come, and options whose names are wrong.
import { inspect } from 'node:util';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createEngine } from '../../web/engine/index-node.js';
import type { SweepOptions, SweepSpec } from '../../web/engine/sweep/types.js';
import type { Engine, EngineOptions, FitOptions, NetworkOptions, TrainOptions } from '../../web/engine/types.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const xor = {
  inputs: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  targets: [[-1], [1], [1], [-1]],
};
const adam = { kind: 'adam', learningRate: 0.05 } as const;
const small = () => engine.network({ layers: [2, 4, 1], activations: ['tanh', 'tanh'] });
const drain = async (run: AsyncIterable<unknown>) => {
  for await (const _ of run);
};

describe('fit', () => {
  test('trains as a loop over train does, to the same bits, and answers with the last tick', async () => {
    const [one, other] = [small(), small()];
    const summary = await one.fit(xor, { epochs: 300, optimizer: adam });
    await drain(other.train(xor, { epochs: 300, optimizer: adam }));
    expect(one.parameters()).toEqual(other.parameters());
    expect(summary).toMatchObject({ epoch: 300, epochs: 300, stopped: 'epochs', loss: one.cost(xor) });
  });

  test('holds out the share asked for, by the seed', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => [i / 50]);
    const data = { inputs: rows, targets: rows.map(([x = 0]) => [x * x]) };
    const run = (seed: number) =>
      engine.network({ layers: [1, 3, 1], seed }).fit(data, { epochs: 2, validationSplit: 0.2, batchSize: 1 });
    const summary = await run(1);
    expect(summary).toEqual(await run(1));
    expect(summary.step).toBe(80);
    expect(summary.testLoss).toBeGreaterThan(0);
  });

  test('with patience ends where the held-out cost has not fallen, at the weights where it was lowest', async () => {
    const data = { inputs: [[-1], [0], [1]], targets: [[1], [0], [1]] };
    const test = { inputs: [[-0.5], [0.5]], targets: [[-3], [3]] };
    const net = engine.network({ layers: [1, 8, 1] });
    const seen: number[] = [];
    const summary = await net.fit(data, {
      epochs: 2000,
      test,
      patience: 20,
      optimizer: adam,
      onTick: ({ testLoss }) => seen.push(testLoss ?? 0),
    });
    expect(summary.stopped).toBe('patience');
    expect(summary.epochs).toBeLessThan(2000);
    expect(summary.testLoss).toBe(Math.min(...seen));
    expect(net.cost(test)).toBe(summary.testLoss);
    expect(net.epoch).toBe(summary.epochs - 20);
  });

  test('ends where onTick says false, and by a signal with its reason', async () => {
    const net = small();
    const summary = await net.fit(xor, { epochs: 100, onTick: ({ epoch }) => epoch < 7 });
    expect(summary).toMatchObject({ stopped: 'onTick', epoch: 7 });
    const reason = new Error('enough');
    await expect(net.fit(xor, { epochs: 100, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test('says when numbers ran away', async () => {
    const net = engine.network({ layers: [2, 4, 1], activations: ['relu', 'linear'] });
    const summary = await net.fit(xor, { epochs: 500, optimizer: { kind: 'sgd', learningRate: 1e6 } });
    expect(summary.stopped).toBe('diverged');
    expect(summary.diverged).toBeDefined();
  });

  test.each([
    [{ patience: 3 }, 'expected test or validationSplit with patience'],
    [{ validationSplit: 1 }, 'expected validationSplit as a share above 0 and below 1 but got 1'],
    [{ validationSplit: 0.5, test: xor }, 'expected either test or validationSplit but got both'],
    [{ epoch: 5 }, 'there is no option "epoch"; did you mean epochs?'],
    [{ onTick: 3 }, 'expected onTick to be a function but got 3'],
  ])('refuses %j', async (options, sentence) => {
    await expect(small().fit(xor, options as FitOptions)).rejects.toThrow(`[Network.fit] ${sentence}`);
  });
});

describe('names that are no options', () => {
  test.each([
    [{ layers: [2, 1], activation: 'tanh' }, 'there is no option "activation"; did you mean activations?'],
    [{ layers: [2, 1], optimiser: 'adam' }, 'expected names out of layers, activations'],
  ])('of a network: %j', (options, sentence) => {
    expect(() => engine.network(options as NetworkOptions)).toThrow(sentence);
  });

  test.each([
    [
      { learningRate: 0.1 },
      'there is no option "learningRate"; it belongs into optimizer: { kind: \'sgd\', learningRate }',
    ],
    [{ epoch: 3 }, 'there is no option "epoch"; did you mean epochs?'],
    [{ optimiser: adam }, 'there is no option "optimiser"; did you mean optimizer?'],
    [{ optimizer: { kind: 'sgd', lr: 1 } }, 'there is no option of optimizer "lr"'],
    [{ optimizer: { kind: 'sgd', learningrate: 1 } }, 'did you mean learningRate?'],
    [{ regularization: { kind: 'l2', rat: 1 } }, 'there is no option of regularization "rat"; did you mean rate?'],
  ])('of training: %j', (options, sentence) => {
    expect(() => small().train(xor, options as TrainOptions)).toThrow(sentence);
    if (!('epoch' in options)) expect(() => small().trainer(xor, options as TrainOptions)).toThrow(sentence);
  });
});

describe('names that are no options of what is asked besides', () => {
  const plan = { network: { layers: [2, 3, 1] }, data: xor };
  const swept = (options: object, spec: object = plan) =>
    engine.sweep(spec as SweepSpec, options as SweepOptions).next();

  test.each([
    [
      'createEngine',
      () => createEngine({ wasmURL: '' } as EngineOptions),
      'there is no option "wasmURL"; did you mean wasmUrl?',
    ],
    [
      'Network.predict',
      async () => small().predict([[1, 2]], { row: true } as never),
      'there is no option "row"; did you mean rows?',
    ],
    [
      'Network.numericalGradient',
      async () => small().numericalGradient(xor, { epsilom: 1 } as never),
      'did you mean epsilon?',
    ],
    [
      'Network.learn',
      async () => small().learn([1, 2], [1], { learningRate: 1 } as never),
      'it belongs into optimizer',
    ],
    ['Engine.sweep', () => swept({ seed: 3 }), 'there is no option "seed"; did you mean seeds?'],
    [
      'Engine.sweep',
      () => swept({ vary: { learningrate: [1] } }),
      'there is no option of vary "learningrate"; did you mean learningRate?',
    ],
    [
      'Engine.sweep',
      () => swept({}, { ...plan, trainings: {} }),
      'there is no option of spec "trainings"; did you mean training?',
    ],
    [
      'Engine.sweep',
      () => swept({}, { ...plan, training: { epoch: 1 } }),
      'there is no option "epoch"; did you mean epochs?',
    ],
    [
      'Engine.sweep',
      () => swept({}, { ...plan, network: { layers: [2, 1], activation: 'tanh' } }),
      'did you mean activations?',
    ],
  ])('%s refuses them', async (where, ask, sentence) => {
    await expect(ask()).rejects.toThrow(`[${where}] `);
    await expect(ask()).rejects.toThrow(sentence);
  });
});

test('what fit refuses is told under its name, whoever found it', async () => {
  for (const options of [
    { epochs: -1 },
    { optimizer: { kind: 'adma' } },
    { optimizer: { kind: 'sgd', learningRate: -1 } },
  ])
    await expect(small().fit(xor, options as FitOptions)).rejects.toThrow('[Network.fit] ');
});

describe('a run', () => {
  test('of no epochs ticks once and changes nothing', async () => {
    const net = small();
    const before = net.parameters();
    const ticks = [];
    for await (const tick of net.train(xor, { epochs: 0 })) ticks.push(tick);
    expect(ticks).toEqual([{ epoch: 0, step: 0, loss: net.cost(xor), accuracy: net.accuracy(xor) }]);
    expect(net.parameters()).toEqual(before);
  });

  test('beside another on the same network is refused, until that one is over', async () => {
    const net = small();
    for await (const _ of net.train(xor, { epochs: 3 })) {
      expect(() => net.train(xor)).toThrow('expected one run at a time but this network is being trained');
      break;
    }
    await drain(net.train(xor));
    expect(net.epoch).toBe(2);
  });

  test('that nobody asks for a tick says so on the console, once', async () => {
    vi.useFakeTimers();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await small().train(xor, { epochs: 3 });
    const used = small().train(xor, { epochs: 3 });
    await used.next();
    vi.advanceTimersByTime(60_000);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('await net.fit(...)')]]);
    await used.return?.();
  });
});

describe('classes', () => {
  const inputs = [
    [0, 0],
    [1, 0],
    [0, 1],
  ];

  test('as numbers of the rows are what rows with a single 1 are', async () => {
    const make = () => engine.network({ layers: [2, 5, 3], loss: 'softmaxCrossEntropy' });
    const [one, other] = [make(), make()];
    await one.fit({ inputs, targets: [2, 0, 1] }, { epochs: 200, optimizer: adam });
    await other.fit(
      {
        inputs,
        targets: [
          [0, 0, 1],
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
      { epochs: 200, optimizer: adam },
    );
    expect(one.parameters()).toEqual(other.parameters());
    expect(one.classify(inputs).map(({ index }) => index)).toEqual([2, 0, 1]);
    const [first] = one.classify(inputs);
    expect(first?.probability).toBe(one.predict([[0, 0]])[2]);
    expect(() => one.cost({ inputs, targets: [0, 1, 3] })).toThrow(
      'expected data.targets, row 2 to be a whole number from 0 to 2 but got 3',
    );
  });

  test('of a single sigmoid are two, and other outputs say no probabilities', () => {
    const net = engine.network({ layers: [1, 1], loss: 'bce' });
    net.setWeights(0, [4]);
    const [low, high] = net.classify([[-1], [1]]);
    expect([low?.index, high?.index]).toEqual([0, 1]);
    expect(low?.probability).toBeCloseTo(high?.probability ?? 0, 6);
    expect(() => small().classify([[1, 1]])).toThrow('expected a softmax or sigmoid output');
  });
});

test('predict answers with rows where it is asked to', () => {
  const net = engine.network({ layers: [2, 3] });
  const flat = net.predict([
    [1, 2],
    [3, 4],
  ]);
  expect(
    net.predict(
      [
        [1, 2],
        [3, 4],
      ],
      { rows: true },
    ),
  ).toEqual([flat.slice(0, 3), flat.slice(3)]);
});

test('learn takes a row at a time, as a batch of one would', () => {
  const [one, other] = [small(), small()];
  const options = { optimizer: adam };
  const trainer = other.trainer({ inputs: [[1, 0]], targets: [[1]] }, { ...options, batchSize: 1 });
  for (let i = 0; i < 5; ++i) expect(one.learn([1, 0], [1], options)).toBe(true);
  trainer.steps(5);
  expect(one.parameters()).toEqual(other.parameters());
  expect(one.step).toBe(5);
  expect(() => one.learn([1], [1])).toThrow('[Network.learn] expected 2 inputs but got 1');
  expect(one.learn([1, 0], 1, options)).toBe(true); // a single target needs no array
});

test('the console shows the shape of a network', () => {
  expect(inspect(small())).toBe('Network 2-4-1 (tanh, tanh; mse), 17 parameters');
});
