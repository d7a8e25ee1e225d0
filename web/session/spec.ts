// From settings and a problem to what a session opens with: the one place where names of the settings meet the engine's.
import type { Problem, Rows } from '../core/datasets/index.js';
import type { Settings } from '../core/settings.js';
import type { StopRules } from '../core/stop-rules.js';
import type { NetworkJSON, NetworkOptions, TrainingOptions } from '../engine/types.js';
import type { SessionData, SessionSpec } from './session.js';

export function networkOf(settings: Settings): Required<NetworkOptions> {
  const { layers, activations, loss, initializer, seed } = settings;
  return { layers, activations, loss, initializer, seed };
}

export function trainingOf(settings: Settings): Required<TrainingOptions> {
  const { batchSize, shuffle, learningRate, momentum, beta1, beta2, alpha, epsilon, weightDecay } = settings;
  return {
    batchSize,
    shuffle,
    optimizer: {
      kind: settings.optimizer,
      learningRate,
      momentum,
      beta1,
      beta2,
      alpha,
      weightDecay,
      ...(epsilon > 0 && { epsilon }), // 0 leaves it to the optimizer
    },
    regularization: { kind: settings.regularization, rate: settings.regularizationRate },
  };
}

export function stopsOf({ stopEpochs, stopLoss, stopPatience }: Settings): StopRules {
  return { epochs: stopEpochs, loss: stopLoss, patience: stopPatience };
}

/** Weights that were trained elsewhere, as a session resumes from them. The optimizer starts afresh. */
export function resumeOf(
  settings: Settings,
  trained: { parameters: Float32Array; epoch: number; step: number; frozen?: readonly number[] },
): NetworkJSON {
  const { layers, activations, loss, initializer, seed } = settings;
  const weights: number[][] = [];
  const biases: number[][] = [];
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Array.from(trained.parameters.subarray(at - count, at));
  };
  for (let l = 0; l + 1 < layers.length; l++) {
    const [m = 0, n = 0] = [layers[l], layers[l + 1]];
    weights.push(take(n * m));
    biases.push(take(n));
  }
  const { epoch, step } = trained;
  return {
    format: 'glassbox-network',
    version: 1,
    layers: [...layers],
    activations: [...activations],
    loss,
    initializer,
    seed,
    weights,
    biases,
    training: { epoch, step, cursor: 0, optimizer: 'sgd', slotStep: 0, slots: [] },
    ...(trained.frozen && { frozen: [...trained.frozen] }),
  };
}

/** asNetworkInputs: where the network is given something else than the problem's columns, such as features of them. */
export function specOf(
  settings: Settings,
  problem: Problem,
  asNetworkInputs: (inputs: Float32Array, rows: number) => Float32Array = (inputs) => inputs,
): SessionSpec {
  const dataOf = ({ inputs, targets, rows }: Rows): SessionData => ({
    inputs: asNetworkInputs(inputs, rows),
    targets,
    rows,
  });
  return {
    network: networkOf(settings),
    training: trainingOf(settings),
    train: dataOf(problem.train),
    test: dataOf(problem.test),
  };
}
