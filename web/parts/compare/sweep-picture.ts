// The picture of a sweep, and what stands beneath it: for the page, and for stills, which have no page.
import { drawSweep, pickSweep, type SweepView } from '../../draw/compare/sweep.js';
import type { Compared, Comparison } from '../../experiment/compare/comparison.js';
import { isWide } from '../../experiment/compare/curves.js';
import type { Finding } from '../../experiment/compare/finding.js';
import { type Step, stepsOf, sweepFindingOf } from '../../experiment/compare/sweep-finding.js';
import { labelOf } from '../../experiment/compare/values.js';
import { many } from '../words/layer-words.js';
import type { Draw, Place } from './picture.js';

export interface SweepPicture {
  /** Null before the first network. */
  readonly finding: Finding | null;
  /** Value after value, each from the lowest cost to the highest. */
  readonly order: readonly Compared[];
  readonly draw: Draw;
  /** The network whose dot is at a place of the picture. */
  at(place: Place): Compared | null;
  /** What the picture is. */
  readonly label: string;
  readonly caption: string;
}

/** chosen: the one that stands out. Null where no setting is varied. */
export function sweepPicture({ networks, plan }: Comparison, chosen: Compared | null): SweepPicture | null {
  if (!plan?.varied) return null;
  const label = labelOf(plan.varied.name);
  const name = label.toLowerCase();
  const steps = stepsOf(networks, plan.varied);
  const order = steps.flatMap((step) => [...step.networks].sort((a, b) => a.cost - b.cost));
  const log = isWide(networks);
  const view = viewOf(steps, order, { name, log, chosen });
  const held = networks.some(({ final }) => final.testLoss !== undefined);
  const away = networks.some(({ diverged }) => diverged);
  return {
    finding: sweepFindingOf(steps, label),
    order,
    draw: (context, theme, width, height) => drawSweep(context, { ...view, width, height }, theme),
    at: ({ x, y, width, height }) => order[pickSweep({ ...view, width, height }, x, y) ?? -1] ?? null,
    label: `Networks by ${name} and cost`,
    caption: `${many(networks.length, 'network')}: filled dots and the line are training costs${held ? ', hollow dots and the dashed line test costs' : ''}; lines go through the medians${log ? ', on a logarithmic scale' : ''}.${away ? ' Crosses at the top ran away.' : ''}`,
  };
}

function viewOf(
  steps: readonly Step[],
  order: readonly Compared[],
  { name, log, chosen }: { name: string; log: boolean; chosen: Compared | null },
): Omit<SweepView, 'width' | 'height'> {
  const dots = steps.flatMap(({ networks }, step) => {
    const own = order.filter((one) => networks.includes(one));
    const seeds = own.map(({ seed }) => seed);
    const [first, last] = [Math.min(...seeds), Math.max(...seeds)];
    // Each seed has its own place in the room of a value, so that one can be followed along.
    return own.map(({ seed, final, diverged }) => ({
      step,
      across: last > first ? (seed - first) / (last - first) : 0.5,
      loss: final.loss,
      testLoss: final.testLoss ?? Number.NaN,
      away: diverged,
    }));
  });
  return {
    values: steps.map(({ value }) => String(value)),
    name,
    dots,
    loss: steps.map(({ loss }) => loss),
    testLoss: steps.map(({ testLoss }) => testLoss),
    log,
    chosen: chosen && order.indexOf(chosen),
  };
}
