// What the doctor looks at in a model, and what its buttons do to it.

import { cost, count, percent } from '../../core/base/format.js';
import {
  type Action,
  type ColumnStatistics,
  columnStatistics,
  countOf,
  type Finding,
  isDoingWell,
  layerStatistics,
  type Observation,
  rootMeanSquare,
} from '../../core/doctor/diagnose.js';
import type { StopReason } from '../../core/run/stop-rules.js';
import type { ActivationName, Settings } from '../../core/settings/settings.js';
import type { Edits } from '../../experiment/edits.js';
import type { Experiment } from '../../experiment/experiment.js';
import { actualClass } from '../../experiment/rows.js';
import { networkInputs, type Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';

export function inputStatistics(scene: Scene): ColumnStatistics[] {
  const { train, test } = scene.problem;
  const of = ({ inputs, rows }: typeof train) => columnStatistics(scene.inputNames, networkInputs(scene, inputs, rows));
  const heldOut = of(test);
  const columns = of(train).map((column, i) => {
    const { min = column.min, max = column.max } = test.rows > 0 ? (heldOut[i] ?? {}) : {};
    const varies = column.deviation === 0 && (min !== column.min || max !== column.max);
    return varies ? { ...column, variesHeldOut: true } : column;
  });
  if (scene.features) return columns;
  const sources = scene.problem.inputs.map(({ source }) => source);
  const isPart = (i: number) =>
    sources[i] !== undefined && sources.filter((source) => source === sources[i]).length > 1;
  return columns.map((column, i) => (isPart(i) ? { ...column, isPart: true } : column));
}

/** Only classes have a commonest one. */
function commonestOf({ problem }: Scene): Pick<Observation, 'commonest'> {
  if (problem.task === 'regression' || problem.train.rows === 0) return {};
  const counts = new Map<number, number>();
  for (let row = 0; row < problem.train.rows; row++) {
    const of = actualClass(problem, { set: 0, row });
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  return { commonest: Math.max(...counts.values()) / problem.train.rows };
}

/** What the frame does not carry is left out, and not judged. */
export function observe(
  experiment: Experiment,
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
    settings: experiment.settings,
    parameters: frame.parameters,
    inputs,
    testRows: scene.problem.test.rows,
    ...commonestOf(scene),
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
    sentence: `${at}: the test cost has not fallen for ${countOf(epoch - best, 'epoch')}. It was lowest, ${cost(testLoss)}, at epoch ${count(best)}.`,
    remedy: {
      label: `Go back to epoch ${count(best)}`,
      action: { kind: 'rewind', epoch: best, settings: {}, toBestTest: true },
    },
  };
}

/** What the doctor says when it finds nothing. That all is well is said of a run that has just begun, or that does its job. */
export function quietSentence(seen: Observation): string {
  const { epoch, accuracy } = seen.tick;
  if (accuracy === undefined || epoch < 50 || accuracy >= 0.8 || isDoingWell(seen))
    return 'Nothing looks wrong with this run.';
  return `Nothing is known to stand in its way; after ${count(epoch)} epochs ${percent(accuracy)} are right.`;
}

export interface Act {
  /** On the button: what it will do, a verb first. */
  readonly label: string;
  readonly run: () => Promise<void>;
}

/** The moment to go back to: not every epoch is on the tape. */
function momentFor({ tape }: Experiment, { epoch, toBestTest }: Extract<Action, { kind: 'rewind' }>) {
  return (toBestTest ? tape.bestTest : undefined) ?? tape.before(epoch) ?? tape.entries[0];
}

/** Null where this model offers no way to do it. */
export function actOf(experiment: Experiment, action: Action, label: string): Act | null {
  const change = { label };
  const act = (edit: (edits: Edits) => Promise<void>, said = label): Act => ({
    label: said,
    run: () => experiment.edit(edit),
  });
  switch (action.kind) {
    case 'rewind': {
      const moment = momentFor(experiment, action);
      // Nothing to go back to: the tape has no moment that is over.
      const isNow = moment?.step === experiment.frame?.tick.step;
      if (!moment || (isNow && Object.keys(action.settings).length === 0)) return null;
      const said = label.replace(/epoch [\d,]+/, `epoch ${count(moment.epoch)}`);
      return act((edits) => edits.rewindTo(moment.step, action.settings, { label: said }), said);
    }
    case 'set':
      return act((edits) => edits.change(action.settings, change));
    case 'restart': {
      const { settings } = experiment;
      const isSo = Object.entries(action.settings).every(
        ([name, value]) => String(settings[name as keyof Settings]) === String(value),
      );
      const given = isSo ? { ...action.settings, seed: (settings.seed + 1) % 2 ** 32 } : action.settings;
      return act((edits) => edits.change(given, change, { anew: true }));
    }
    case 'dropInputs': {
      const { scene, recipe } = experiment;
      if (scene?.features) {
        const kept = scene.features.filter((_, i) => !action.inputs.includes(i));
        return kept.length > 0 ? act((edits) => edits.setFeatures(() => kept, change)) : null;
      }
      const { data } = recipe;
      if (data?.kind !== 'csv' || !scene) return null;
      const stays = scene.problem.inputs.flatMap(({ source }, i) => (action.inputs.includes(i) ? [] : [source]));
      const inputs = data.choice.inputs.filter((column) => stays.includes(column));
      if (inputs.length === 0 || inputs.length === data.choice.inputs.length) return null;
      return act((edits) => edits.setData({ ...data, choice: { ...data.choice, inputs } }, change));
    }
    case 'standardise':
      return experiment.settings.scaling === 'standard'
        ? null
        : act((edits) => edits.change({ scaling: 'standard' }, change, { anew: true }));
  }
}
