// What goes wrong, and what is said about it: what was expected, what came, and where.
import { describe, expect, test } from 'vitest';
import { type Anything, circle, engine, holed, SMALL, thrown } from './support.js';

const make = (options: Anything) => () => engine.network(options);

describe('Engine.network', () => {
  test.each<[string, () => unknown, string, string]>([
    ['no options', make(undefined), 'invalidConfig', 'expected options to be an object but got undefined'],
    ['no layers', make({}), 'invalidConfig', 'expected layers as an array of sizes, inputs first, but got undefined'],
    ['one layer', make({ layers: [2] }), 'invalidConfig', 'expected 2 to 1025 layers, inputs included, but got 1'],
    [
      'too many layers',
      make({ layers: Array(5000).fill(1) }),
      'tooLarge',
      'expected 2 to 1025 layers, inputs included, but got 5000',
    ],
    [
      'a sparse giant',
      make({ layers: new Array(4e9) }),
      'tooLarge',
      'expected 2 to 1025 layers, inputs included, but got 4000000000',
    ],
    [
      'half a neuron',
      make({ layers: [2, 1.5] }),
      'invalidConfig',
      'expected layers[1] to be a whole number from 1 to 65536 but got 1.5',
    ],
    [
      'no neuron',
      make({ layers: [2, 0, 1] }),
      'invalidConfig',
      'expected layers[1] to be a whole number from 1 to 65536 but got 0',
    ],
    [
      'a size in words',
      make({ layers: ['2', 1] }),
      'invalidConfig',
      'expected layers[0] to be a whole number from 1 to 65536 but got "2"',
    ],
    [
      'a hole',
      make({ layers: holed([2, 0, 1]) }),
      'invalidConfig',
      'expected layers[1] to be a whole number from 1 to 65536 but got undefined',
    ],
    [
      'too many parameters',
      make({ layers: [5000, 5000] }),
      'tooLarge',
      'expected at most 16000000 parameters but these layers have 25005000',
    ],
    [
      'an unknown activation',
      make({ layers: [2, 1], activations: ['tanhh'] }),
      'invalidConfig',
      'expected activations[0] to be one of linear, relu, leakyRelu, elu, tanh, sigmoid, softplus, silu, gelu, sine, softmax but got "tanhh"',
    ],
    [
      'too few activations',
      make({ layers: [2, 3, 1], activations: ['tanh'] }),
      'invalidConfig',
      'expected 2 activations, one per weight layer, but got 1',
    ],
    [
      'softmax in the middle',
      make({ layers: [2, 3, 1], activations: ['softmax', 'tanh'] }),
      'invalidConfig',
      'softmax',
    ],
    [
      'softmax over a single output',
      make({ layers: [2, 3, 1], loss: 'softmaxCrossEntropy' }),
      'invalidConfig',
      'expected two or more outputs for softmax but got 1, which is always 1, so there would be nothing to learn; sigmoid answers yes or no with one',
    ],
    [
      'an unknown loss',
      make({ layers: [2, 1], loss: 'mae' }),
      'invalidConfig',
      'expected loss to be one of mse, bce, softmaxCrossEntropy but got "mae"',
    ],
    [
      'bce without sigmoid',
      make({ layers: [2, 1], activations: ['tanh'], loss: 'bce' }),
      'invalidConfig',
      'expected a sigmoid output for the loss bce but got tanh',
    ],
    [
      'an unknown initializer',
      make({ layers: [2, 1], initializer: 'xavier' }),
      'invalidConfig',
      'expected initializer to be one of glorotUniform',
    ],
    [
      'a negative seed',
      make({ layers: [2, 1], seed: -1 }),
      'invalidConfig',
      'expected seed to be a whole number from 0 to 4294967295 but got -1',
    ],
    ['a seed in words', make({ layers: [2, 1], seed: 'seed' }), 'invalidConfig', 'but got "seed"'],
  ])('%s', (_, work, code, sentence) => {
    const error = thrown(work);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^\[Engine\.network\] expected /);
    expect(error.message).toContain(sentence);
  });

  test('left-out settings have their defaults', () => {
    const net = engine.network({ layers: [3, 4, 2] });
    expect([net.activations, net.loss, net.initializer, net.seed]).toEqual([
      ['tanh', 'linear'],
      'mse',
      'glorotUniform',
      42,
    ]);
    expect(engine.network({ layers: [3, 2], loss: 'bce' }).activations).toEqual(['sigmoid']);
    expect(engine.network({ layers: [3, 2], loss: 'softmaxCrossEntropy' }).activations).toEqual(['softmax']);
  });
});

describe('a trainer', () => {
  test.each<[string, Anything[], string]>([
    [
      'in thirds',
      ['step', 1 / 3],
      '[Trainer.advance] expected count to be a whole number from 1 to 2147483647 but got 0.3333333333333333',
    ],
    [
      'backwards',
      ['epoch', -1],
      '[Trainer.advance] expected count to be a whole number from 1 to 2147483647 but got -1',
    ],
    ['by the hour', ['hour', 1], '[Trainer.advance] expected unit to be one of epoch, step but got "hour"'],
  ])('does not go on %s', (_, [unit, count], sentence) => {
    const trainer = engine.network(SMALL).trainer(circle());
    expect(thrown(() => trainer.advance(unit, count)).message).toBe(sentence);
    trainer.dispose();
  });
});

test('a GlassboxError says its name, its code, and its sentence', () => {
  const error = thrown(make({ layers: 'x' }));
  expect(error.name).toBe('GlassboxError');
  expect(error).toBeInstanceOf(Error);
  expect(`${error}`).toBe(
    'GlassboxError: [Engine.network] expected layers as an array of sizes, inputs first, but got "x"',
  );
});

describe('what can learn nothing is refused before it is trained', () => {
  const rows = (...targets: Anything[]) => ({ inputs: targets.map((_, i) => [i]), targets });
  test.each<[string, Anything, Anything, string]>([
    [
      'targets that no output reaches',
      { layers: [1, 2, 1], activations: ['tanh', 'tanh'] },
      rows([10], [200]),
      'expected targets within reach of tanh, -1 to 1, but those of output 0 are 10 to 200; a linear output reaches every number, or scale the targets',
    ],
    [
      'the second output alone',
      { layers: [1, 2], activations: ['relu'] },
      rows([1, -3], [0, -2]),
      'expected targets within reach of relu, 0 or more, but those of output 1 are -3 to -2; a linear output reaches every number, or scale the targets',
    ],
    [
      'rows without a class',
      { layers: [1, 2], loss: 'softmaxCrossEntropy' },
      rows([0, 0], [0, 0]),
      'expected a target above 0 in some row for softmaxCrossEntropy but all are 0',
    ],
  ])('%s', (_, options, data, sentence) => {
    const net = engine.network(options);
    const error = thrown(() => net.train(data));
    expect(error).toMatchObject({ code: 'invalidNumber', message: `[Network.train] ${sentence}` });
    net.dispose();
  });

  test('targets of which some are within reach are taken', async () => {
    const net = engine.network({ layers: [1, 1], activations: ['sigmoid'] });
    const ticks = [];
    for await (const tick of net.train(rows([0], [200]))) ticks.push(tick.epoch);
    expect(ticks).toEqual([1]);
    net.dispose();
  });
});
