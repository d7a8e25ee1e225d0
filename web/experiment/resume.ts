// What a session opens with to go on from weights that were trained elsewhere.
import { networkSeedOf } from '../core/link/network-seed.js';
import type { Trained } from '../core/link/trained.js';
import { layerPlaces } from '../core/network/parameters.js';
import type { NetworkJSON } from '../engine/types.js';
import type { SessionSpec } from '../session/session.js';
import type { Recipe } from './recipe.js';
import { networkOf } from './spec.js';

/** Without a snapshot the optimizer starts afresh. */
export function resumed(recipe: Recipe, trained: Trained): Pick<SessionSpec, 'resume' | 'snapshot' | 'history'> {
  const { snapshot, history } = trained;
  return { resume: savedNetwork(recipe, trained), ...(snapshot && { snapshot }), ...(history && { history }) };
}

/** As the engine's toJSON would have given it. */
function savedNetwork(recipe: Recipe, trained: Trained): NetworkJSON {
  const network = networkOf(recipe.settings, networkSeedOf(recipe));
  const { parameters } = trained;
  const places = layerPlaces(network.layers);
  const { epoch, step } = trained;
  return {
    format: 'glassbox-network',
    version: 1,
    ...network,
    layers: [...network.layers],
    activations: [...network.activations],
    weights: places.map(({ weights, biases }) => [...parameters.subarray(weights, biases)]),
    biases: places.map(({ biases, n }) => [...parameters.subarray(biases, biases + n)]),
    training: { epoch, step, cursor: 0, optimizer: 'sgd', slotStep: 0, slots: [] },
    ...(trained.frozen && { frozen: [...trained.frozen] }),
  };
}
