export interface Workload {
  name: string;
  layers: number[];
  activations: string[];
  loss: 'mse' | 'softmaxCrossEntropy';
  batchSize: number;
  learningRate: number;
  rows: number;
  inputs: Float32Array;
  targets: Float32Array;
  initial: Float32Array;
  checkSteps: number;
}
export function initialParameters(layers: readonly number[], seed?: number): Float32Array;
export function makeWorkloads(digitsCsv: string): Workload[];
export function operationsPerSample(layers: readonly number[]): number;
