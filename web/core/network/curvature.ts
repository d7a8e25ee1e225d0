// How steep the mean squared error of one linear neuron can bend: what decides which learning rates settle.

/**
 * The largest eigenvalue of the cost's second derivative, 2/N * sum of (x, 1)(x, 1)^T, for weights and bias together. Gradient
 * descent over all rows settles for rates below 2 / this (LeCun, Simard, Pearlmutter 1993). `inputs`: N x `width`, row-major; at
 * least one row. By power iteration, 60 rounds of `width`^2; one pass over the rows.
 */
export function largestCurvature(inputs: ArrayLike<number>, width: number): number {
  const size = width + 1;
  const rows = inputs.length / width;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    const value = (i: number) => (i < width ? (inputs[row * width + i] as number) : 1);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        matrix[i * size + j] = (matrix[i * size + j] as number) + (2 / rows) * value(i) * value(j);
  }
  // No fraction: to a vector of fractions the eigenvector that is sought may stand upright, and then no round finds it.
  let vector = Array.from({ length: size }, (_, i) => 1 / (i + Math.E));
  let length = 0;
  for (let round = 0; round < 60; round++) {
    const next = vector.map((_, i) => vector.reduce((sum, v, j) => sum + (matrix[i * size + j] as number) * v, 0));
    length = Math.sqrt(next.reduce((sum, v) => sum + v * v, 0));
    vector = next.map((v) => v / length);
  }
  return length;
}
