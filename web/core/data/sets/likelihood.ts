// Where logistic regression of a ready network's data ends: the fit of maximum likelihood, in the columns' own units. Solved by others than the
// engine: the launches as published by Dalal, Fowlkes and Hoadley (1989), the wines by R 4.2.2,
//   glm(I(cultivar == 2) ~ alcohol + total_phenols + flavanoids + color_intensity + hue, binomial, subset(wine, cultivar != 3)).
// A test solves both again by Newton's method.

export interface LikelihoodFit {
  /** One for each input, per unit of its column. */
  readonly coefficients: readonly number[];
  readonly intercept: number;
}

export const oringsFit = { coefficients: [-0.2322], intercept: 15.0429 } as const satisfies LikelihoodFit;

export const twoVinesFit = {
  coefficients: [-4.55004, 0.07507, -1.51856, -1.00596, 2.86263],
  intercept: 64.39471,
} as const satisfies LikelihoodFit;
