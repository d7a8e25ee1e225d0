import type {
  ActivationName,
  Engine,
  LossName,
  OptimizerOptions,
  RegularizationOptions,
} from '../../web/engine/types.js';

export type Kind = 'initialLoss' | 'z' | 'a' | 'delta' | 'gradient' | 'losses' | 'parameters';

export interface Run {
  name: string;
  layers: number[];
  activations: ActivationName[];
  loss: LossName;
  optimizer: OptimizerOptions;
  regularization: RegularizationOptions;
  batchSize: number;
  epochs: number;
  rows: number;
  inputs: number[];
  targets: number[];
  start: number[];
  expected: Record<Kind, number[]>;
}

export const TOLERANCE: number;
export function readRuns(): Run[];
export function replay(engine: Engine, run: Run): Promise<Record<Kind, number[]>>;
export function differences(run: Run, result: Record<Kind, number[]>): Record<Kind, number>;
