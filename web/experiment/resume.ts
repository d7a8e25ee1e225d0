// What a session opens with to go on from weights that were trained elsewhere.
import type { Trained } from '../core/link/trained.js';
import type { Settings } from '../core/settings/settings.js';
import type { NetworkJSON } from '../engine/types.js';
import type { SessionSpec } from '../session/session.js';

/** Without a snapshot the optimizer starts afresh. */
export function resumed(settings: Settings, trained: Trained): Pick<SessionSpec, 'resume' | 'snapshot' | 'history'> {
  const { snapshot, history } = trained;
  return { resume: networkOf(settings, trained), ...(snapshot && { snapshot }), ...(history && { history }) };
}

function networkOf(settings: Settings, trained: Trained): NetworkJSON {
  const { layers, activations, loss, initializer, seed } = settings;
  const weights: number[][] = [];
  const biases: number[][] = [];
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Array.from(trained.parameters.subarray(at - count, at));
  };
  for (let l = 0; l + 1 < layers.length; l++) {
    const [m = 0, n = 0] = [layers[l], layers[l + 1]];
    weights.push(take(n * m));
    biases.push(take(n));
  }
  const { epoch, step } = trained;
  return {
    format: 'glassbox-network',
    version: 1,
    layers: [...layers],
    activations: [...activations],
    loss,
    initializer,
    seed,
    weights,
    biases,
    training: { epoch, step, cursor: 0, optimizer: 'sgd', slotStep: 0, slots: [] },
    ...(trained.frozen && { frozen: [...trained.frozen] }),
  };
}
