// One row at a time, as it comes: one step on a batch of one.
import { readTrainingOptions } from '../config.js';
import type { Core } from '../core.js';
import { readTarget } from '../dataset.js';
import { check } from '../errors.js';
import { Heap } from '../heap.js';
import type { Settings } from '../module.js';
import { readVector } from '../numbers.js';
import { checkTrainingNames } from '../option-names.js';
import { refuseUncountable } from './counters.js';

const WHERE = 'Network.learn';

/** The options of the last call, as they were read: as a rule all calls have the same. */
const known = new WeakMap<Core, { readonly options: unknown; readonly settings: Settings }>();

/** False when it diverged. The optimizer's averages are the network's, and go on from call to call. */
export function learn(core: Core, input: unknown, target: unknown, options: unknown): boolean {
  const { module, shape } = core;
  const network = core.network.use(WHERE);
  const values = readVector(WHERE, 'inputs', input, shape.inputs);
  const wanted = readTarget(shape, WHERE, target);
  const settings = settingsOf(core, options);
  refuseUncountable(core, WHERE);
  const { handle: data } = Heap.use(module, WHERE, (heap) =>
    check(WHERE, module.datasetCreate(heap.floats(values), heap.floats(wanted), 1, shape.inputs, shape.outputs)),
  );
  try {
    const { handle: trainer } = check(WHERE, module.trainerCreate(network, data, settings));
    try {
      return !module.trainerSteps(trainer, 1).diverged;
    } finally {
      module.trainerDestroy(trainer);
    }
  } finally {
    module.datasetDestroy(data);
    core.edits++;
  }
}

function settingsOf(core: Core, options: unknown): Settings {
  const last = known.get(core);
  if (last && last.options === options) return last.settings;
  checkTrainingNames(WHERE, options);
  const settings = { ...readTrainingOptions(WHERE, options), batchSize: 1 };
  known.set(core, { options, settings });
  return settings;
}
