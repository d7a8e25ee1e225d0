// What is being trained, as views need it beside the frames: the problem with its units, and the network's shape.

import { arePlain, defaultFeatures, type FeatureName, takesFeatures } from '../core/data/feature-names.js';
import type * as Making from '../core/data/features.js';
import { networkDomain, type Problem } from '../core/data/problem.js';
import type { Settings } from '../core/settings/settings.js';

export interface Scene {
  problem: Problem;
  layers: readonly number[];
  /** One per weight layer. */
  activations: readonly string[];
  loss: string;
  /** For data of one or two inputs: what the axes span, in the network's numbers. */
  domain: readonly (readonly [number, number])[];
  /** What the network is given of data with two inputs; null where it is given the columns themselves. */
  features: readonly FeatureName[] | null;
  /** How those are made; left out where they are the columns. */
  making?: typeof Making;
  /** What the network's inputs are called. */
  inputNames: readonly string[];
}

/** making: core's features.ts, needed where other inputs than the two columns are chosen. */
export function makeScene(
  settings: Settings,
  problem: Problem,
  chosen: readonly FeatureName[] = defaultFeatures,
  making?: typeof Making,
): Scene {
  const { layers, activations, loss } = settings;
  const domain = problem.inputs.length <= 2 ? problem.inputs.map(networkDomain) : [];
  const names = problem.inputs.map(({ label }) => label);
  const features = takesFeatures(problem.inputs.length) ? chosen : null;
  if (!features || arePlain(features))
    return { problem, layers, activations, loss, domain, features, inputNames: names };
  if (!making) throw new Error(`expected core's features to make ${features} but got nothing`);
  const inputNames = features.map((name) => making.featureLabel(name, names[0], names[1]));
  return { problem, layers, activations, loss, domain, features, making, inputNames };
}

/** Rows of a problem's inputs as the network takes them. */
export function networkInputs(
  { features, making }: Pick<Scene, 'features' | 'making'>,
  inputs: Float32Array | Float64Array,
  rows: number,
): Float32Array {
  if (features && making) return making.applyFeatures(features, inputs, rows);
  return inputs instanceof Float32Array ? inputs : Float32Array.from(inputs);
}
