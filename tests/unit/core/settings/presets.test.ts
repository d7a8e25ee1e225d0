// Each ready network keeps its promise: trained for as long as its sentence takes to be seen, with the real engine.
import { beforeAll, describe, expect, it } from 'vitest';
import { rSquared } from '../../../../web/core/network/metrics.js';
import { presetOf } from '../../../../web/core/settings/presets.js';
import type { PresetName, Settings } from '../../../../web/core/settings/settings.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine, Tick } from '../../../../web/engine/types.js';
import { specOf } from '../../../../web/experiment/spec.js';
import { Runner } from '../../../../web/session/runner.js';
import { problemOf } from '../../support/datasets.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

/** Ready to train, with some settings changed as a visitor would. */
function open(id: PresetName, change: Partial<Settings> = {}) {
  const settings = { ...presetOf(id).settings, ...change };
  const problem = problemOf(settings);
  const runner = new Runner(engine);
  runner.open(specOf(settings, problem));
  return { runner, problem: problem };
}

/** The tick after so many epochs, or where the numbers ran away. */
function trainedFor(epochs: number, id: PresetName, change?: Partial<Settings>): Tick {
  const { runner } = open(id, change);
  runner.train('epoch', epochs, false);
  const { tick } = runner.frame(false);
  runner.dispose();
  return tick;
}

describe('what is learned', () => {
  it('xor: opposite quarters in a hundred epochs, and never without the hidden layer', () => {
    expect(trainedFor(100, 'xor').testAccuracy).toBeGreaterThan(0.98);
    const flat = { layers: [2, 1], activations: ['tanh'] } as const;
    for (const epochs of [100, 400]) expect(trainedFor(epochs, 'xor', flat).testAccuracy).toBeLessThan(0.75);
  });

  it('sine: a wave through the noise in 150 epochs', () => {
    const { runner, problem } = open('sine');
    runner.want({ predictions: true });
    runner.train('epoch', 150, false);
    const [score] = rSquared(runner.frame(false).predictions?.test ?? new Float32Array(0), problem.test.targets, 1);
    expect(score).toBeGreaterThan(0.93);
    runner.dispose();
  });

  it('spiral: waves follow the arms in 120 epochs, tanh in their place does not', () => {
    expect(trainedFor(120, 'spiral').testAccuracy).toBeGreaterThan(0.97);
    expect(trainedFor(120, 'spiral', { activations: ['tanh', 'tanh', 'tanh'] }).testAccuracy).toBeLessThan(0.85);
  });

  it('digits: nine of ten that it never saw within 20 epochs', () => {
    const { testLoss, testAccuracy } = trainedFor(20, 'digits');
    expect(testAccuracy).toBeGreaterThan(0.9);
    expect(testLoss).toBeLessThan(0.5);
  });
});

describe('what stands in the way', () => {
  it('memorised: every sum that is shown is right after a hundred epochs and none of the others; 2,900 later nearly all of them are', () => {
    const { runner, problem } = open('memorised');
    expect([problem.train.rows, problem.test.rows]).toEqual([217, 144]);
    const tickAfter = (epochs: number) => {
      runner.train('epoch', epochs, false);
      return runner.frame(false).tick;
    };
    expect(tickAfter(100)).toMatchObject({ epoch: 100, accuracy: 1, testAccuracy: 0 });
    expect(tickAfter(2900).testAccuracy).toBeGreaterThan(0.98);
    runner.dispose();
    // Without decay it knows as much by heart, and the rule is far away.
    expect(trainedFor(100, 'memorised', { weightDecay: 0 }).accuracy).toBe(1);
    const { accuracy, testAccuracy } = trainedFor(3000, 'memorised', { weightDecay: 0 });
    expect(accuracy).toBe(1);
    expect(testAccuracy).toBeLessThan(0.4);
  });

  it('symmetry: the hidden neurons stay the same to the bit; other first weights learn', () => {
    const { runner } = open('symmetry');
    runner.train('epoch', 300, false);
    const { parameters, tick } = runner.frame(false);
    const [weights, biases, onward] = [parameters.slice(0, 8), parameters.slice(8, 12), parameters.slice(12, 16)];
    for (const same of [biases, onward]) expect(new Set(same).size).toBe(1);
    for (let neuron = 1; neuron < 4; neuron++)
      expect(weights.slice(2 * neuron, 2 * neuron + 2)).toEqual(weights.slice(0, 2));
    expect(Math.abs(onward[0] ?? 0)).toBeGreaterThan(0.01);
    expect(tick.testAccuracy).toBeLessThan(0.75);
    expect(trainedFor(100, 'symmetry', { initializer: 'glorotUniform' }).testAccuracy).toBeGreaterThan(0.98);
    runner.dispose();
  });

  it('vanishing: the first layer is hardly blamed, and nothing is learned; tanh learns', () => {
    const { runner } = open('vanishing');
    const { weights } = runner.gradient();
    const size = (values: Float32Array | undefined) =>
      Math.sqrt([...(values ?? [])].reduce((sum, g) => sum + g * g, 0));
    expect(size(weights[0])).toBeLessThan(1e-4 * size(weights.at(-1)));
    runner.train('epoch', 300, false);
    const { tick } = runner.frame(false);
    expect(tick.loss).toBeGreaterThan(0.97);
    expect(tick.testAccuracy).toBeLessThan(0.6);
    runner.dispose();
    expect(trainedFor(60, 'vanishing', { activations: Array(7).fill('tanh') }).testAccuracy).toBeGreaterThan(0.98);
  });

  it('tooFast: the cost doubles each epoch until the numbers run out; a third of the rate learns', () => {
    const costs = [10, 11, 12, 20].map((epochs) => trainedFor(epochs, 'tooFast').loss);
    for (const i of [1, 2]) expect((costs[i] ?? 0) / (costs[i - 1] ?? 1)).toBeCloseTo(2, 0);
    expect(costs[3]).toBeGreaterThan(1e6);
    const end = trainedFor(300, 'tooFast');
    expect(end.diverged).toBeDefined();
    expect(end.epoch).toBeLessThan(250);
    const slower = trainedFor(60, 'tooFast', { learningRate: 0.03 });
    expect(slower.diverged).toBeUndefined();
    expect(slower.testLoss).toBeLessThan(0.001);
  });

  it('overfitting: the test cost turns and rises while the training cost falls; held back, it stays low', () => {
    const { runner } = open('overfitting');
    let lowest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 40; i++) {
      runner.train('epoch', 10, false);
      lowest = Math.min(lowest, runner.frame(false).tick.testLoss ?? 0);
    }
    const { loss, testLoss = 0 } = runner.frame(false).tick;
    runner.dispose();
    expect(loss).toBeLessThan(0.2);
    expect(testLoss).toBeGreaterThan(1.4 * lowest);
    const held = trainedFor(400, 'regularized');
    expect(held.testLoss).toBeLessThan(0.7 * testLoss);
    expect(held.testLoss).toBeLessThan(1.1 * lowest);
    expect(held.testAccuracy).toBeGreaterThan(trainedFor(400, 'overfitting').testAccuracy ?? 1);
  });
});
