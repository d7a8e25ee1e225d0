// Stopped and resumed is the same as never stopped, bit for bit; and what comes from outside is checked field by field.
import { describe, expect, test } from 'vitest';
import { GlassboxError } from '../../web/engine/index-node.js';
import { OPTIMIZERS } from '../../web/engine/names.js';
import type { Network, TrainingOptions } from '../../web/engine/types.js';
import { circle, engine, SMALL } from './support.js';

// biome-ignore lint/suspicious/noExplicitAny: JSON from anywhere has no type
type Anything = any;

const data = circle(33);
const variants: TrainingOptions[] = [
  { batchSize: 10 },
  { batchSize: 10, shuffle: true },
  { batchSize: 10, shuffle: true, regularization: { kind: 'dropout', rate: 0.3 } },
];
const cases = OPTIMIZERS.flatMap((kind) =>
  variants.map((options): [string, TrainingOptions] => [
    [kind, options.shuffle && 'shuffled', options.regularization?.kind].filter(Boolean).join(', '),
    { ...options, optimizer: { kind, learningRate: 0.01 } },
  ]),
);

/** Stops in the middle of an epoch, passes the network through `copy`, and goes on. */
function resumes(options: TrainingOptions, copy: (net: Network) => Network): void {
  const whole = engine.network(SMALL);
  const straight = whole.trainer(data, options);
  straight.steps(10);

  const first = engine.network(SMALL);
  first.trainer(data, options).steps(3);
  const second = copy(first);
  const resumed = second.trainer(data, options);
  expect(resumed.tick()).toMatchObject({ epoch: 0, step: 3 });
  resumed.steps(7);

  expect(second.parameters()).toEqual(whole.parameters());
  expect(second.snapshot()).toEqual(whole.snapshot());
  for (const net of [whole, first, second]) net.dispose();
}

describe('training goes on with the same bits', () => {
  test.each(cases)('through JSON text: %s', (_, options) => {
    resumes(options, (net) => engine.fromJSON(JSON.parse(JSON.stringify(net))));
  });

  test.each(cases)('through a snapshot: %s', (_, options) => {
    resumes(options, (net) => {
      const copy = engine.network({ ...SMALL });
      copy.restore(net.snapshot());
      return copy;
    });
  });
});

describe('counters at the end of what can be counted', () => {
  const far = (field: string) => {
    const net = engine.network(SMALL);
    net.trainer(data, { optimizer: { kind: 'adam' } }).steps(3);
    const json: Anything = JSON.parse(JSON.stringify(net));
    net.dispose();
    json.training.step = 2 ** 53 - 1;
    json.training[field] = 2 ** 53 - 1;
    return json;
  };
  test.each(['epoch', 'step', 'slotStep'])('%s: opened, saved and opened again, and not trained past it', (field) => {
    const net = engine.fromJSON(far(field));
    const saved = net.toJSON();
    const again = engine.fromJSON(saved);
    expect(again.toJSON()).toEqual(saved);
    const refusal = expect.objectContaining({ code: 'tooLarge' });
    for (const train of [
      () => net.trainer(data, { optimizer: { kind: 'adam' } }).steps(1),
      () => net.trainer(data, { optimizer: { kind: 'adam' } }).epochs(1),
      () => net.learn(data.inputs[0] as never, data.targets[0] as never),
    ])
      expect(train).toThrow(refusal);
    expect(net.toJSON()).toEqual(saved);
    // A trainer that was there before looks again.
    const other = engine.network(SMALL);
    const trainer = other.trainer(data);
    trainer.steps(1);
    other.restore(net.snapshot());
    expect(() => trainer.steps(1)).toThrow(refusal);
    for (const each of [net, again, other]) each.dispose();
  });
});

describe('toJSON', () => {
  test('says everything, in plain numbers', () => {
    const net = engine.network({ layers: [2, 3, 1], loss: 'bce', initializer: 'heUniform', seed: 7 });
    net
      .trainer(
        {
          inputs: [
            [1, 2],
            [3, 4],
          ],
          targets: [0, 1],
        },
        { batchSize: 1, optimizer: { kind: 'adam' } },
      )
      .steps(3);
    const json = net.toJSON();
    expect(json).toMatchObject({
      format: 'glassbox-network',
      version: 1,
      layers: [2, 3, 1],
      activations: ['tanh', 'sigmoid'],
      loss: 'bce',
      initializer: 'heUniform',
      seed: 7,
      training: { epoch: 1, step: 3, cursor: 1, optimizer: 'adam', slotStep: 3 },
    });
    expect(json.weights.map((values) => values.length)).toEqual([6, 3]);
    expect(json.biases.map((values) => values.length)).toEqual([3, 1]);
    expect(json.training.slots.map((values) => values.length)).toEqual([13, 13]);
  });

  test('writes float32 values short and exact', () => {
    const net = engine.network({ layers: [1, 3], activations: ['linear'] });
    net.setParameters([0.1, 1 / 3, 3.4028235e38, 1e-45, -7, 0]);
    const json = net.toJSON();
    expect(json.weights).toEqual([[0.1, 0.33333334, 3.4028235e38]]);
    expect(json.biases).toEqual([[1.4012985e-45, -7, 0]]);
    expect(engine.fromJSON(json).parameters()).toEqual(net.parameters());
  });

  test('keeps the sign of zero through the text', () => {
    const net = engine.network({ layers: [1, 1], activations: ['linear'] });
    net.setParameters([-0, 0]);
    const [weight, bias] = engine.fromJSON(JSON.parse(JSON.stringify(net))).parameters();
    expect([Object.is(weight, -0), Object.is(bias, 0)]).toEqual([true, true]);
  });

  test('a fresh network comes back fresh', () => {
    const net = engine.network(SMALL);
    const copy = engine.fromJSON(net.toJSON());
    expect(copy.toJSON()).toEqual(net.toJSON());
    expect(copy.snapshot()).toEqual(net.snapshot());
    copy.reset();
    expect(copy.parameters()).toEqual(net.parameters());
  });

  test('resets to the weights of the seed, not of the file', () => {
    const net = engine.network(SMALL);
    const fresh = net.parameters();
    net.trainer(data).epochs(3);
    const copy = engine.fromJSON(net.toJSON());
    copy.reset();
    expect(copy.parameters()).toEqual(fresh);
    expect([copy.epoch, copy.step]).toEqual([0, 0]);
  });
});

describe('fromJSON refuses', () => {
  const good = () => {
    const net = engine.network(SMALL);
    net.trainer(data, { optimizer: { kind: 'momentum' } }).steps(2);
    return JSON.parse(JSON.stringify(net)) as Anything;
  };
  const changed = (change: (json: Anything) => void) => {
    const json = good();
    change(json);
    return json;
  };

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'expected the object that Network.toJSON gives but got undefined'],
    ['text', '{}', 'but got "{}"; parse it first, with JSON.parse'],
    ['a list', [], 'expected the object that Network.toJSON gives but got an array of 0'],
    ['another format', { format: 'onnx' }, 'expected format to be "glassbox-network" but got "onnx"'],
    [
      'another version',
      { format: 'glassbox-network', version: 2 },
      'expected version 1, the one this engine reads, but got 2',
    ],
    ['no layers', changed((json) => delete json.layers), 'expected layers but it is missing'],
    ['no loss', changed((json) => delete json.loss), 'expected loss but it is missing'],
    [
      'a layer of a billion',
      changed((json) => (json.layers = [2, 1e9, 1])),
      'expected layers[1] to be a whole number from 1 to 65536',
    ],
    [
      '16 million parameters',
      changed((json) => (json.layers = [2, 65536, 65536])),
      'expected at most 16000000 parameters',
    ],
    ['an object for layers', changed((json) => (json.layers = { length: 2 })), 'expected layers as an array of sizes'],
    [
      'an unknown activation',
      changed((json) => (json.activations[0] = '__proto__')),
      'expected activations[0] to be one of',
    ],
    [
      'a hostile optimizer',
      changed((json) => (json.training.optimizer = 'constructor')),
      'expected training.optimizer to be one of',
    ],
    ['no weights', changed((json) => delete json.weights), 'expected weights to be an array but got undefined'],
    ['a layer of weights too few', changed((json) => json.weights.pop()), 'expected 3 arrays in weights but got 2'],
    ['a weight too many', changed((json) => json.weights[0].push(1)), 'expected 8 numbers in weights[0] but got 9'],
    [
      'a weight that is null',
      changed((json) => (json.weights[1][2] = null)),
      'numbers in weights[1], position 2 but got null',
    ],
    [
      'a weight in words',
      changed((json) => (json.weights[1][2] = '1')),
      'numbers in weights[1], position 2 but got "1"',
    ],
    ['a weight past float32', changed((json) => (json.weights[1][2] = 1e300)), 'too large for a 32-bit float'],
    ['a bias missing', changed((json) => json.biases[0].pop()), 'expected 4 numbers in biases[0] but got 3'],
    ['no training', changed((json) => delete json.training), 'expected training to be an object but got undefined'],
    ['half an epoch', changed((json) => (json.training.epoch = 0.5)), 'expected training.epoch to be a whole number'],
    [
      'an epoch past counting',
      changed((json) => (json.training.epoch = 1e300)),
      'expected training.epoch to be a whole number',
    ],
    ['a step below zero', changed((json) => (json.training.step = -1)), 'expected training.step to be a whole number'],
    [
      'a cursor past every data set',
      changed((json) => (json.training.cursor = 2 ** 31)),
      'expected training.cursor to be a whole number',
    ],
    [
      'more slot steps than steps',
      changed((json) => (json.training.slotStep = 3)),
      'expected training.slotStep to be a whole number from 0 to 2',
    ],
    [
      'slots for another optimizer',
      changed((json) => (json.training.optimizer = 'adam')),
      'expected 2 arrays in training.slots but got 1',
    ],
    [
      'a slot too few',
      changed((json) => json.training.slots[0].pop()),
      'expected 25 numbers in training.slots[0] but got 24',
    ],
    [
      'NaN in a slot',
      changed((json) => (json.training.slots[0][3] = Number.NaN)),
      'numbers in training.slots[0], position 3 but got NaN',
    ],
  ])('%s', (_, json, sentence) => {
    let error: unknown;
    try {
      engine.fromJSON(json);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(GlassboxError);
    expect((error as GlassboxError).message).toContain(`[Engine.fromJSON] `);
    expect((error as GlassboxError).message).toContain(sentence);
  });

  test('but takes what it wrote', () => expect(engine.fromJSON(good()).step).toBe(2));

  test('and trains on from a cursor that the data do not reach', () => {
    const net = engine.fromJSON(changed((json) => (json.training.cursor = 1_000_000)));
    expect(net.trainer(data).epochs(1)).toMatchObject({ epoch: 1 });
  });
});

describe('snapshot and restore', () => {
  test('rewind to the same weights', () => {
    const net = engine.network(SMALL);
    const trainer = net.trainer(data, { optimizer: { kind: 'adam' }, shuffle: true });
    trainer.epochs(3);
    const then = net.snapshot();
    trainer.epochs(5);
    const later = net.parameters();
    net.restore(then);
    expect(net.epoch).toBe(3);
    trainer.epochs(5);
    expect(net.parameters()).toEqual(later);
    trainer.dispose();
  });

  test('no bytes turned over, cut off or added can do harm', () => {
    const net = engine.network(SMALL);
    net.trainer(data, { optimizer: { kind: 'adam' } }).steps(2);
    const whole = net.snapshot();
    const refuse = (bytes: Uint8Array) => {
      expect(() => net.restore(bytes)).toThrow(GlassboxError);
      expect(net.snapshot()).toEqual(whole);
    };
    for (let i = 0; i < whole.length; ++i) {
      const turned = whole.slice();
      turned[i] = (turned[i] ?? 0) ^ 0x40;
      refuse(turned);
    }
    refuse(whole.slice(0, -1));
    refuse(whole.slice(1));
    refuse(new Uint8Array([...whole, 0]));
    refuse(new Uint8Array(0));
  });
});
