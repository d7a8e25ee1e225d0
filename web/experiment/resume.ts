// What a session opens with to go on from weights that were trained elsewhere.
import type { Trained } from '../core/link/trained.js';
import { layerPlaces } from '../core/network/parameters.js';
import type { Settings } from '../core/settings/settings.js';
import type { NetworkJSON } from '../engine/types.js';
import type { SessionSpec } from '../session/session.js';
import { networkOf } from './spec.js';

/** Without a snapshot the optimizer starts afresh. */
export function resumed(settings: Settings, trained: Trained): Pick<SessionSpec, 'resume' | 'snapshot' | 'history'> {
  const { snapshot, history } = trained;
  return { resume: savedNetwork(settings, trained), ...(snapshot && { snapshot }), ...(history && { history }) };
}

/** As the engine's toJSON would have given it. */
function savedNetwork(settings: Settings, trained: Trained): NetworkJSON {
  const network = networkOf(settings);
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
