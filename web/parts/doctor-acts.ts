// What the doctor looks at in a model, and what its buttons do to it.
import {
  type Action,
  type ColumnStatistics,
  columnStatistics,
  type Finding,
  layerStatistics,
  type Observation,
  rootMeanSquare,
} from '../core/doctor.js';
import type { ActivationName } from '../core/settings.js';
import type { StopReason } from '../core/stop-rules.js';
import { cost, count } from '../draw/format.js';
import type { Frame } from '../session/session.js';
import type { GlassboxModel } from './model.js';
import { networkInputs, type Scene } from './scene.js';

export function inputStatistics(scene: Scene): ColumnStatistics[] {
  const { inputs, rows } = scene.problem.train;
  return columnStatistics(scene.inputNames, networkInputs(scene, inputs, rows));
}

/** What the frame does not carry is left out, and not judged. */
export function observe(
  model: GlassboxModel,
  scene: Scene,
  frame: Frame,
  inputs: readonly ColumnStatistics[],
): Observation {
  const { testLoss: _, ...tick } = frame.tick;
  const { activations, gradient } = frame;
  const last = scene.layers.length - 1;
  return {
    tick,
    history: frame.history,
    settings: model.settings,
    parameters: frame.parameters,
    inputs,
    testRows: scene.problem.test.rows,
    ...(activations?.length === last && {
      layers: activations.map(({ train }, l) =>
        layerStatistics(scene.activations[l] as ActivationName, scene.layers[l + 1] ?? 0, train),
      ),
    }),
    ...(gradient && { gradients: gradient.weights.map(rootMeanSquare) }),
  };
}

/** A stop rule's reason as the doctor says it. */
export function stopFinding(reason: StopReason): Pick<Finding, 'sentence' | 'remedy'> {
  const at = `Training stopped by itself at epoch ${count(reason.epoch)}`;
  if (reason.rule === 'epochs') return { sentence: `${at}, as it was told to. Play goes on.` };
  if (reason.rule === 'loss') return { sentence: `${at}: the cost is down to ${cost(reason.loss)}. Play goes on.` };
  const { best, epoch, testLoss } = reason;
  return {
    sentence: `${at}: the test cost has not fallen for ${count(epoch - best)} epochs. It was lowest, ${cost(testLoss)}, at epoch ${count(best)}.`,
    remedy: { label: `Go back to epoch ${count(best)}`, action: { kind: 'rewind', epoch: best, settings: {} } },
  };
}

/** Null where this model offers no way to do it. */
export function actOf(model: GlassboxModel, action: Action, label: string): (() => Promise<void>) | null {
  const change = { label };
  switch (action.kind) {
    case 'rewind': {
      const entry = model.tape.before(action.epoch);
      if (!entry) return null;
      return async () => {
        await model.rewindTo(entry.step);
        if (Object.keys(action.settings).length > 0) await model.change(action.settings, change);
      };
    }
    case 'set':
      return () => model.change(action.settings, change);
    case 'restart':
      return async () => {
        await model.change(action.settings, change);
        // Settings that were so already open nothing anew.
        if ((model.frame?.tick.step ?? 0) > 0) await model.change({ seed: model.settings.seed + 1 }, change);
      };
    case 'dropInputs': {
      const { scene, lab } = model;
      if (scene?.features) {
        const kept = scene.features.filter((_, i) => !action.inputs.includes(i));
        return kept.length > 0 ? () => model.setFeatures(kept) : null;
      }
      const { data } = lab;
      if (data?.kind !== 'csv' || data.choice.inputs.length !== scene?.layers[0]) return null;
      const inputs = data.choice.inputs.filter((_, i) => !action.inputs.includes(i));
      return () => model.setData({ ...data, choice: { ...data.choice, inputs } }, change);
    }
    case 'standardise':
      return null;
  }
}
