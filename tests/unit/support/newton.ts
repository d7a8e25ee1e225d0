// Logistic regression solved to its end by Newton's method (McCullagh and Nelder 1989, chapter 4), in 64-bit floats and with nothing of the
// engine: what gradient descent is held against.

export interface NewtonFit {
  /** One for each column of the inputs, in their own units. */
  readonly coefficients: readonly number[];
  readonly intercept: number;
  /** Mean binary cross-entropy, the lowest there is. */
  readonly cost: number;
}

/** Gauss-Jordan with the largest pivot. A is n x n and is used up. */
function solve(A: number[][], b: readonly number[]): number[] {
  const n = b.length;
  const M = A.map((row, i) => [...row, b[i] as number]);
  for (let i = 0; i < n; i++) {
    const pivot = M.slice(i).reduce(
      (best, row, k) => (Math.abs(row[i] as number) > Math.abs(M[best]?.[i] as number) ? i + k : best),
      i,
    );
    [M[i], M[pivot]] = [M[pivot] as number[], M[i] as number[]];
    const own = M[i] as number[];
    for (const row of M) {
      if (row === own) continue;
      const factor = (row[i] as number) / (own[i] as number);
      for (let j = i; j <= n; j++) row[j] = (row[j] as number) - factor * (own[j] as number);
    }
  }
  return M.map((row, i) => (row[n] as number) / (row[i] as number));
}

/** rows: N x D. targets: N times 0 or 1, of classes that overlap; where they do not, there is no end, and it throws. */
export function newtonFit(rows: readonly (readonly number[])[], targets: readonly number[]): NewtonFit {
  const D = rows[0]?.length ?? 0;
  const mean = Array.from(
    { length: D },
    (_, j) => rows.reduce((sum, row) => sum + (row[j] as number), 0) / rows.length,
  );
  const X = rows.map((row) => [...row.map((value, j) => value - (mean[j] as number)), 1]);
  let b = Array.from({ length: D + 1 }, () => 0);
  const probability = (row: readonly number[]) =>
    1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * (b[j] as number), 0)));
  for (let step = 0; step < 50; step++) {
    const p = X.map(probability);
    const slope = b.map((_, j) =>
      X.reduce((sum, row, i) => sum + ((targets[i] as number) - (p[i] as number)) * (row[j] as number), 0),
    );
    const curvature = b.map((_, j) =>
      b.map((_, k) =>
        X.reduce(
          (sum, row, i) => sum + (p[i] as number) * (1 - (p[i] as number)) * (row[j] as number) * (row[k] as number),
          0,
        ),
      ),
    );
    const move = solve(curvature, slope);
    b = b.map((value, j) => value + (move[j] as number));
    if (!move.every((value, j) => Math.abs(value) <= 1e-10 * (1 + Math.abs(b[j] as number)))) continue;
    const cost = -X.map(probability).reduce((sum, q, i) => sum + Math.log(targets[i] === 1 ? q : 1 - q), 0) / X.length;
    const coefficients = b.slice(0, D);
    return {
      coefficients,
      intercept: coefficients.reduce((sum, value, j) => sum - value * (mean[j] as number), b[D] as number),
      cost,
    };
  }
  throw new Error('expected classes that overlap but found no end in 50 steps');
}
