// What a network with two inputs can be given, by name; how it is made of them is in features.ts, which most pages never need.

export const featureNames = ['x1', 'x2', 'x1Squared', 'x2Squared', 'x1TimesX2', 'sinX1', 'sinX2'] as const;
export type FeatureName = (typeof featureNames)[number];

export const defaultFeatures: readonly FeatureName[] = ['x1', 'x2'];

/** Whether the network is given the two columns themselves. */
export const arePlain = (names: readonly FeatureName[]): boolean => String(names) === String(defaultFeatures);

/** Two inputs in the network's units can be turned into features; other numbers of inputs stay as they are. */
export const takesFeatures = (inputs: number): boolean => inputs === 2;
