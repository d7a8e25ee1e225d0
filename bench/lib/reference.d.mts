export interface Model {
  layers: readonly number[];
  activations: readonly string[];
  loss: string;
  batchSize: number;
  learningRate: number;
  regularization?: { kind: 'none' | 'l1' | 'l2'; rate: number };
  bareOutputDelta?: boolean;
}
export interface Rows {
  inputs: ArrayLike<number>;
  targets: ArrayLike<number>;
}
export function layout(layers: readonly number[]): { n: number; m: number; weights: number; biases: number }[];
export function parameterCount(layers: readonly number[]): number;
export function cost(
  model: Pick<Model, 'layers' | 'activations' | 'loss'>,
  parameters: ArrayLike<number>,
  data: Rows,
): number;
export function train(model: Model, initial: ArrayLike<number>, data: Rows, steps: number): Float64Array;
