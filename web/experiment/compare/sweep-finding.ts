// What a sweep found, in a sentence with its numbers: where the cost is lowest, and where networks run away.
import { cost } from '../../core/base/format.js';
import type { Compared } from './comparison.js';
import type { Finding } from './finding.js';
import type { Varied, VariedValue } from './plan.js';
import { spreadOf } from './spread.js';

/** What the seeds of one value have in the middle. NaN where there is none yet; infinite where half or more of them ran away. */
export interface Step {
  readonly value: VariedValue;
  readonly networks: readonly Compared[];
  /** Median on the training rows. */
  readonly loss: number;
  /** Median on the test rows; NaN where none are held out. */
  readonly testLoss: number;
  readonly away: number;
}

export function stepsOf(networks: readonly Compared[], { values }: Varied): Step[] {
  return values.map((value) => {
    const own = networks.filter((one) => one.value === value);
    const median = (of: (one: Compared) => number | undefined) =>
      spreadOf(own.map((one) => (one.diverged ? Number.NaN : (of(one) ?? Number.NaN))))?.median ?? Number.NaN;
    const held = own.some(({ final }) => final.testLoss !== undefined);
    return {
      value,
      networks: own,
      loss: median(({ final }) => final.loss),
      testLoss: held ? median(({ final }) => final.testLoss) : Number.NaN,
      away: own.filter(({ diverged }) => diverged).length,
    };
  });
}

/** label: what the setting is called. Null before the first network. */
export function sweepFindingOf(steps: readonly Step[], label: string): Finding | null {
  const done = steps.filter(({ networks }) => networks.length > 0);
  if (done.length === 0) return null;
  const held = done.some(({ testLoss }) => !Number.isNaN(testLoss));
  const which = held ? 'test cost' : 'training cost';
  const of = (step: Step) => (held ? step.testLoss : step.loss);
  const best = done.reduce((least, step) => (of(step) < of(least) ? step : least));
  const away = done.filter((step) => step.away > 0);
  const seeds = away.reduce((sum, step) => sum + step.away, 0);
  const detail =
    away.length === 0
      ? ''
      : `${seeds} ${seeds === 1 ? 'network' : 'networks'} ran away: ${away.map(({ value, away: many, networks }) => `${many} of ${networks.length} at ${value}`).join(', ')}.`;
  if (!Number.isFinite(of(best))) return { headline: 'Most networks ran away.', detail };
  return {
    headline: `The ${which} is lowest at ${label.toLowerCase()} ${best.value}: half of the seeds end below ${cost(of(best))}.`,
    detail,
  };
}
