// From settings and a problem to what a session opens with: the one place where names of the settings meet the engine's.
import type { Problem, Rows } from '../core/data/problem.js';
import type { StopRules } from '../core/run/stop-rules.js';
import type { Settings } from '../core/settings/settings.js';
import type { NetworkOptions, TrainingOptions } from '../engine/types.js';
import type { SessionData, SessionSpec } from '../session/session.js';

export function networkOf(settings: Settings, seed = settings.seed): Required<NetworkOptions> {
  const { layers, activations, loss, initializer } = settings;
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
