// From settings to a trained network, in Node, with what a picture needs of it. The same experiment as in the page, one epoch at a time as
// at its usual speed, so the numbers are the page's to the last bit.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LinkState } from '../core/link/link.js';
import type { StopReason } from '../core/run/stop-rules.js';
import { createEngine } from '../engine/index-node.js';
import { Experiment } from '../experiment/experiment.js';
import type { Followed } from '../experiment/followed.js';
import type { MapPlan } from '../experiment/map-plan.js';
import type { Need } from '../experiment/needs.js';
import type { Scene } from '../experiment/scene.js';
import type { View } from '../experiment/view.js';
import { PageSession } from '../session/page-session.js';
import type { Frame } from '../session/session.js';
import { nodePace } from './node-pace.js';
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

/** Nothing is drawn meanwhile, and nobody watches: an epoch follows at once, whatever speed the settings name. */
class StillSession extends PageSession {
  override setSpeed(): void {}
}

/** What any still may show. */
function needsOf({ domain, layers }: Scene): Need[] {
  const answers = domain.length === 0 ? layers.slice(1).map((_, layer): Need => `answers of ${layer}`) : [];
  return ['maps', 'rows', 'trace', ...answers];
}

/** Takes frames as they are. */
const still = (scene: Scene): View => ({
  tellsProblem: false,
  currentNeeds: () => needsOf(scene),
  receive() {},
  refused() {},
  sceneChanged() {},
  stateChanged() {},
  pointChanged() {},
});

/** The page's experiment, without a page. say: told of what happens. */
export function openExperiment(say: (what: string) => void = () => {}): Experiment {
  return new Experiment({
    openSession: async () => new StillSession(await createEngine(), nodePace),
    openEngine: () => createEngine(),
    readFile: async (name) => dataFile(name),
    say,
  });
}

/** Trains until so many epochs are done in all, or until a stop rule or numbers that run away end it. */
export async function train(state: LinkState, epochs: number): Promise<Trained> {
  let ended = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const experiment = openExperiment((what) => {
    if (what === 'complete' || what === 'diverged' || what === 'error') ended();
  });
  try {
    await experiment.openState(state);
    // What cannot be drawn is not trained first: a layer may be too wide for a map of each of its neurons.
    await look(experiment);
    experiment.epochs = epochs;
    if ((experiment.frame?.tick.epoch ?? 0) < epochs) {
      experiment.play();
      await end;
    }
    const stopped = stoppedBy(experiment.frame?.stopped, state.settings.stopEpochs);
    return { state, ...(await look(experiment)), stopped };
  } finally {
    experiment.session?.dispose();
  }
}

/** All that a picture needs of this moment. Throws a Refusal with a sentence where that cannot be had. */
async function look(experiment: Experiment): Promise<Omit<Trained, 'state' | 'stopped'>> {
  const { scene } = experiment;
  if (!scene || experiment.error) throw new Refusal(experiment.error);
  const leave = experiment.addView(still(scene));
  await experiment.pause();
  leave();
  const { frame, attention } = experiment;
  const { followed } = attention;
  if (!frame || !followed || experiment.error) throw new Refusal(experiment.error);
  return { scene, frame, followed, plan: frame.maps ? experiment.plan(frame.maps.id) : null };
}

/** The epochs that were asked for are no rule of the settings, unless these name the same. */
function stoppedBy(reason: StopReason | undefined, stopEpochs: number): StopReason | null {
  if (!reason || (reason.rule === 'epochs' && reason.epoch !== stopEpochs)) return null;
  return reason;
}
