// From settings to a trained network, in Node, with what a picture needs of it. The same session code as in the page, one epoch
// at a time as at its usual speed, so the numbers are the page's to the last bit.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as making from '../core/data/features.js';
import { loadOwnData } from '../core/data/own-data.js';
import { fileOf, loadProblem, makeProblem, type Problem, problemOptions } from '../core/data/sets/index.js';
import type { LinkState } from '../core/link/link.js';
import { type StopReason, StopWatch } from '../core/run/stop-rules.js';
import { createEngine } from '../engine/index-node.js';
import { type Followed, followedOf } from '../experiment/followed.js';
import { type MapPlan, planMaps } from '../experiment/map-plan.js';
import { resumed } from '../experiment/resume.js';
import { makeScene, networkInputs, type Scene } from '../experiment/scene.js';
import { specOf, stopsOf } from '../experiment/spec.js';
import { Runner } from '../session/runner.js';
import type { Frame } from '../session/session.js';
import { Refusal } from './refusal.js';

export interface Trained {
  readonly state: LinkState;
  readonly scene: Scene;
  readonly frame: Frame;
  readonly plan: MapPlan | null;
  /** Whose numbers neurons show that have no map and no curve. */
  readonly followed: Followed;
  /** A stop rule of the settings ended training before the epoch that was asked for. */
  readonly stopped: StopReason | null;
}

/** With the parts in the package, under public/ in a checkout. */
function dataFile(name: string): string {
  const places = ['../parts/data/', '../../public/data/'].map((folder) =>
    fileURLToPath(new URL(folder + name, import.meta.url)),
  );
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Refusal(`the data file ${name} is not where the package keeps it: ${places[0]}`);
  return readFileSync(found, 'utf8');
}

function openProblem({ settings, data }: LinkState): Problem {
  if (data) {
    const result = loadOwnData(data, settings);
    if (!result.ok) throw new Refusal(result.error);
    return makeProblem(result.value.table, problemOptions(settings));
  }
  const file = fileOf(settings.dataset);
  const result = loadProblem(settings, file === undefined ? undefined : dataFile(file));
  if (!result.ok) throw new Refusal(result.error);
  return result.problem;
}

/** Trains until so many epochs are done in all, or until a stop rule or numbers that run away end it. */
export async function train(state: LinkState, epochs: number): Promise<Trained> {
  const { settings, features, trained } = state;
  const problem = openProblem(state);
  const scene = makeScene(settings, problem, features, making);
  const spec = specOf(settings, problem, (inputs, rows) => networkInputs(scene, inputs, rows));
  if (trained) Object.assign(spec, resumed(settings, trained));
  const runner = new Runner(await createEngine());
  try {
    runner.open(spec);
    const watch = new StopWatch(stopsOf(settings), runner.tick);
    let stopped: StopReason | null = null;
    while (!stopped && runner.epoch < epochs && runner.train('epoch', 1, true).fine) stopped = watch.look(runner.tick);
    const plan = planMaps(scene, false);
    // As in the page, where the first training row is followed until another is chosen.
    const followed = followedOf(scene, { set: 0, row: 0 });
    runner.want({
      predictions: true,
      trace: { input: followed.input, target: followed.target },
      ...(scene.domain.length === 0 && { activationsOf: scene.layers.slice(1).map((_, layer) => layer) }),
      ...(plan && { mapInputs: { id: plan.id, inputs: plan.inputs, rows: plan.columns * plan.rows } }),
    });
    return { state, scene, frame: runner.frame(false), plan, followed, stopped };
  } finally {
    runner.dispose();
  }
}
