// What questions and goals see of an experiment now. Null until there is a frame of this network.
import type { Moment } from '../../core/learn/moment.js';
import type { QuantityNeed } from '../../core/learn/quantity.js';
import { parameterOf } from '../../core/network/address.js';
import type { Experiment } from '../../experiment/experiment.js';
import type { Need } from '../../experiment/needs.js';
import { undecided } from '../../experiment/rows.js';
import { networkInputs } from '../../experiment/scene.js';

export function momentOf(experiment: Experiment | null): Moment | null {
  const { scene, frame, settings, attention } = experiment ?? {};
  const { followed, pointed } = attention ?? {};
  if (!scene || !frame || !settings || !followed) return null;
  const { tick, history, parameters, gradient } = frame;
  return {
    layers: scene.layers,
    activations: scene.activations,
    loss: scene.loss,
    parameters,
    tick,
    history,
    ...(gradient && { gradient }),
    learningRate: settings.learningRate,
    train: scene.features
      ? { ...scene.problem.train, inputs: networkInputs(scene, scene.problem.train.inputs, scene.problem.train.rows) }
      : scene.problem.train,
    middle: undecided(scene.problem),
    input: followed.input,
    target: followed.target,
    inputScales: scene.problem.inputs.map(({ scale }) => scale),
    playing: experiment?.playing ?? false,
    pointed: pointed?.held ? parameterOf(pointed) : null,
  };
}

/** What must be computed for some quantities. */
export function needsOf(quantities: readonly { readonly need?: QuantityNeed }[]): readonly Need[] {
  return quantities.some(({ need }) => need === 'gradient') ? ['gradient'] : [];
}
