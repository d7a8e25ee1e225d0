// What a shock to one weight or bias does to the cost.
import { type ParameterPlace, parameterIndex } from '../../../core/network/parameters.js';
import type { Session } from '../../../session/session.js';

/** The exact cost over the training rows with one parameter smaller by epsilon, as it is, and larger by epsilon (above 0). */
export async function shockedCosts(
  session: Session,
  layers: readonly number[],
  parameters: ArrayLike<number>,
  place: ParameterPlace,
  epsilon: number,
): Promise<readonly [below: number, at: number, above: number]> {
  const value = parameters[parameterIndex(layers, place)] ?? 0;
  // The second axis stands still, on a neighbour of the first.
  const { layer, neuron } = place;
  const beside: ParameterPlace = place.input === undefined ? { layer, neuron, input: 0 } : { layer, neuron };
  const still = parameters[parameterIndex(layers, beside)] ?? 0;
  const costs = await session.costSurface(
    { ...place, min: value - epsilon, max: value + epsilon, count: 3 },
    { ...beside, min: still, max: still, count: 1 },
  );
  return [costs[0] ?? NaN, costs[1] ?? NaN, costs[2] ?? NaN];
}
