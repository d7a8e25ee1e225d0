// From settings and a problem to what a session opens with: the one place where names of the settings meet the engine's.
import type { Problem, Rows } from '../core/datasets/index.js';
import type { Settings } from '../core/settings.js';
import type { NetworkOptions, TrainingOptions } from '../engine/types.js';
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

const dataOf = ({ inputs, targets, rows }: Rows): SessionData => ({ inputs, targets, rows });

export function specOf(settings: Settings, problem: Problem): SessionSpec {
  return {
    network: networkOf(settings),
    training: trainingOf(settings),
    train: dataOf(problem.train),
    test: dataOf(problem.test),
  };
}
