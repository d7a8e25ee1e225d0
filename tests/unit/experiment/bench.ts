// An experiment in Node with the real engine, without a page: what it says is written down, and files of data come when a test lets them.
import { expect } from 'vitest';
import { nodePace } from '../../../web/cli/node-pace.js';
import type { Engine } from '../../../web/engine/types.js';
import { Experiment } from '../../../web/experiment/experiment.js';
import type { Happening } from '../../../web/experiment/host.js';
import type { ReadFile } from '../../../web/experiment/opening/source.js';
import { PageSession } from '../../../web/session/page-session.js';

/** An epoch a turn, whatever speed the settings name. */
class QuickSession extends PageSession {
  override setSpeed(): void {}
}

export interface Bench {
  readonly experiment: Experiment;
  /** What was said so far, in order. */
  readonly said: { readonly what: Happening; readonly detail: unknown }[];
  /** How often something was said. */
  count(what: Happening): number;
  /** Sessions that were opened and not given back. */
  alive(): number;
}

export const noFile: ReadFile = async (name) => {
  throw new Error(`expected no file to be read but got ${name}`);
};

export function benchWith(engine: Engine, readFile = noFile): Bench {
  const said: Bench['said'] = [];
  let alive = 0;
  const experiment = new Experiment({
    openSession: async () => {
      const session = new QuickSession(engine, nodePace);
      alive++;
      const dispose = session.dispose.bind(session);
      session.dispose = () => {
        alive--;
        dispose();
      };
      return session;
    },
    openEngine: async () => engine,
    readFile,
    say: (what, detail) => said.push({ what, detail }),
  });
  return {
    experiment,
    said,
    count: (wanted) => said.filter(({ what }) => what === wanted).length,
    alive: () => alive,
  };
}

/** The parameters now: a copy, to be compared later. */
export function parametersOf({ frame }: Experiment): number[] {
  if (!frame) throw new Error('expected a frame');
  return [...frame.parameters];
}

/** An experiment that has opened something. */
export async function openedWith(engine: Engine, settings: Parameters<Experiment['open']>[0]): Promise<Experiment> {
  const { experiment } = benchWith(engine);
  await experiment.open(settings);
  expect(experiment.error).toBe('');
  return experiment;
}
