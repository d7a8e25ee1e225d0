// The race of the two ways to a gradient: every parameter shocked, two passes over the data each, against one backward pass.
import { layerPlaces, parameterCount, parameterPlace } from '../../../core/network/parameters.js';
import { evenSample, slopeByShock } from '../../../core/network/shock.js';
import type { Session } from '../../../session/session.js';
import { shockedCosts } from './shocked-costs.js';

export interface RaceResult {
  /** Which of the flat parameters were shocked. */
  readonly indices: readonly number[];
  /** The gradient of each, in the same order. */
  readonly byBackpropagation: readonly number[];
  readonly byShocks: readonly number[];
  /** All there are; more than were shocked when that would have taken too long. */
  readonly parameters: number;
  /** Passes over the training rows, and milliseconds, that all of them take; measured, or when sampled counted up from those. */
  readonly passes: number;
  /** How far each was moved, up and down. */
  readonly epsilon: number;
  /** Multiply-adds for each training row: by all the shocks, and by one pass forward and one back. The clock's noise has no part in these. */
  readonly shockWork: number;
  readonly backwardWork: number;
  readonly shockMilliseconds: number;
  readonly backwardMilliseconds: number;
  /** Of a single pair. */
  readonly largestDifference: number;
}

/** Size of a shock when all parameters are shocked in 64 bits. */
export const fineShock = 1e-3;
/** Size of a shock when the cost is measured in 32 bits: large enough to stand out from the rounding. */
const coarseShock = 1e-2;
/** A pass of the shocks, in 64 bits and one number at a time, takes up to so many gradients in 32 bits, four at a time. */
const gradientsPerPass = 22;
/** So few parameters are all shocked, whatever a busy machine makes of the estimate. */
const few = 64;
/** How often a gradient that seems too slow is timed: what else the machine does only ever makes it slower. */
const timings = 3;

/**
 * Multiply-adds for a row: a pass forward takes one a weight, shocks take two such for each parameter. Backpropagation takes one
 * forward, one a weight for the gradients, and one for the error handed on, which ends at the first layer.
 */
export function workOf(layers: readonly number[]): { shocks: number; backward: number } {
  const weights = layerPlaces(layers).map(({ n, m }) => n * m);
  const forward = weights.reduce((sum, count) => sum + count, 0);
  return { shocks: 2 * parameterCount(layers) * forward, backward: 3 * forward - (weights[0] ?? 0) };
}

/** Numbers of the flat parameters, as the session's gradients have them. */
function flatten(gradient: { weights: readonly Float32Array[]; biases: readonly Float32Array[] }): number[] {
  return gradient.weights.flatMap((weights, l) => [...weights, ...(gradient.biases[l] ?? [])]);
}

/**
 * patience: milliseconds; what would take longer is sampled. parameters: of the network as it is, which must rest meanwhile.
 * Rejects with a GlassboxError.
 */
export async function runRace(
  session: Session,
  layers: readonly number[],
  parameters: ArrayLike<number>,
  patience = 4000,
): Promise<RaceResult> {
  const count = parameterCount(layers);
  const work = workOf(layers);
  let backward = await session.gradient();
  const tooLong = () => count > few && 2 * gradientsPerPass * backward.milliseconds * count > patience;
  for (let timed = 1; timed < timings && tooLong(); timed++) {
    const again = await session.gradient();
    if (again.milliseconds < backward.milliseconds) backward = again;
  }
  const exact = flatten(backward);
  const perParameter = 2 * gradientsPerPass * backward.milliseconds;
  const all = !tooLong();
  const indices = all
    ? exact.map((_, i) => i)
    : evenSample(count, Math.max(16, Math.min(240, Math.floor(patience / 2 / perParameter))));
  let byShocks: number[];
  let milliseconds: number;
  if (all) {
    const measured = await session.numericalGradient(fineShock);
    byShocks = flatten(measured);
    milliseconds = measured.milliseconds;
  } else {
    const began = performance.now();
    byShocks = [];
    for (const index of indices) byShocks.push(await shockOne(session, layers, parameters, index));
    // Three costs were asked for where two would do.
    milliseconds = (((performance.now() - began) * 2) / 3) * (count / indices.length);
  }
  const byBackpropagation = indices.map((index) => exact[index] ?? 0);
  const gaps = byBackpropagation.map((value, i) => Math.abs(value - (byShocks[i] ?? 0)));
  return {
    indices,
    byBackpropagation,
    byShocks,
    parameters: count,
    passes: 2 * count,
    epsilon: all ? fineShock : coarseShock,
    shockWork: work.shocks,
    backwardWork: work.backward,
    shockMilliseconds: milliseconds,
    backwardMilliseconds: backward.milliseconds,
    largestDifference: gaps.reduce((most, gap) => Math.max(most, gap), 0),
  };
}

async function shockOne(
  session: Session,
  layers: readonly number[],
  parameters: ArrayLike<number>,
  index: number,
): Promise<number> {
  const costs = await shockedCosts(session, layers, parameters, parameterPlace(layers, index), coarseShock);
  return slopeByShock(costs[0], costs[2], coarseShock);
}
