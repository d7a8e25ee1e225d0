// How good predictions are. predictions and targets are N x K, row-major, in the network's units.

import { classOf } from './class-of.js';

export { classOf };

/** Share of rows classified right, 0 to 1; NaN without rows. */
export function accuracy(
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  outputs: number,
  middle = 0.5,
): number {
  const rows = targets.length / outputs;
  let right = 0;
  for (let row = 0; row < rows; row++) {
    if (classOf(predictions, row, outputs, middle) === classOf(targets, row, outputs, middle)) right++;
  }
  return rows === 0 ? Number.NaN : right / rows;
}

/** counts[actual][predicted] */
export function confusionMatrix(
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  outputs: number,
  middle = 0.5,
): number[][] {
  const classes = Math.max(2, outputs);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let row = 0; row < targets.length / outputs; row++) {
    const line = counts[classOf(targets, row, outputs, middle)] as number[];
    const predicted = classOf(predictions, row, outputs, middle);
    line[predicted] = (line[predicted] as number) + 1;
  }
  return counts;
}

/**
 * R squared of each output: 1 - Sum((actual - predicted)^2) / Sum((actual - mean)^2). 1 is perfect, 0 is no better than the
 * mean, below 0 is worse. NaN for a target that never changes.
 */
export function rSquared(predictions: ArrayLike<number>, targets: ArrayLike<number>, outputs: number): number[] {
  const rows = targets.length / outputs;
  return Array.from({ length: outputs }, (_, k) => {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += (targets[row * outputs + k] as number) / rows;
    let left = 0;
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const actual = targets[row * outputs + k] as number;
      left += (actual - (predictions[row * outputs + k] as number)) ** 2;
      total += (actual - mean) ** 2;
    }
    return total > 0 ? 1 - left / total : Number.NaN;
  });
}
