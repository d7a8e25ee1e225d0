// An experiment in Node, with the engine that pages have: what it opens and trains is what a page would show.
import { nodePace } from '../../../web/cli/node-pace.js';
import { createEngine } from '../../../web/engine/index-node.js';
import { Experiment } from '../../../web/experiment/experiment.js';
import type { Need } from '../../../web/experiment/needs.js';
import { PageSession } from '../../../web/session/page-session.js';
import { dataFile } from './data-file.js';

/** needs: what a frame is to hold. End it with `session?.dispose()`. */
export function experimentInNode(needs: () => readonly Need[] = () => ['rows', 'trace', 'gradient']): Experiment {
  const experiment = new Experiment({
    openSession: async () => new PageSession(await createEngine(), nodePace),
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
