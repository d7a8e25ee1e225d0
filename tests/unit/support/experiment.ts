// An experiment in Node, with the engine that pages have: what it opens and trains is what a page would show.
import { createEngine } from '../../../web/engine/index-node.js';
import { Experiment } from '../../../web/experiment/experiment.js';
import type { Need } from '../../../web/experiment/needs.js';
import type { Pace } from '../../../web/session/pace.js';
import { after, now } from '../../../web/session/pace.js';
import { PageSession } from '../../../web/session/page-session.js';
import { dataFile } from './data-file.js';

const pace: Pace = {
  now,
  after,
  soon(callback) {
    const turn = setImmediate(callback);
    return () => clearImmediate(turn);
  },
  slice: 12,
};

/** needs: what a frame is to hold. End it with `session?.dispose()`. */
export function experimentInNode(needs: () => readonly Need[] = () => ['rows', 'trace', 'gradient']): Experiment {
  const experiment = new Experiment({
    openSession: async () => new PageSession(await createEngine(), pace),
    openEngine: () => createEngine(),
    readFile: async (name) => dataFile(name),
    say() {},
  });
  experiment.addView({
    tellsProblem: false,
    currentNeeds: needs,
    receive() {},
    refused() {},
    sceneChanged() {},
    stateChanged() {},
    pointChanged() {},
  });
  return experiment;
}
