// A chapter of the course opened without a page.
import type { Moment } from '../../../web/core/learn/moment.js';
import type { Experiment } from '../../../web/experiment/experiment.js';
import { type Opening, openChapter } from '../../../web/learn/chapters.js';
import { momentOf } from '../../../web/parts/learn/moment-of.js';
import { experimentInNode } from '../support/experiment.js';

export interface Opened {
  readonly experiment: Experiment;
  /** As it is now, with the gradient. */
  moment(): Promise<Moment>;
}

export async function opened(opening: Opening): Promise<Opened> {
  const experiment = experimentInNode(() => ['gradient', 'trace']);
  await openChapter(experiment, opening);
  if (experiment.error) throw new Error(experiment.error);
  return {
    experiment,
    async moment() {
      await experiment.pause();
      return momentOf(experiment) as Moment;
    },
  };
}
