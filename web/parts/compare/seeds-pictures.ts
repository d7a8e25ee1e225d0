// The pictures of many seeds, and what stands beneath each: for the page, and for stills, which have no page.
import { type DotsView, drawDots, pickDot } from '../../draw/compare/dots.js';
import { drawManyCurves } from '../../draw/compare/many-curves.js';
import type { Compared, Comparison } from '../../experiment/compare/comparison.js';
import { costAt, inOrder, isWide, spreadOverEpochs } from '../../experiment/compare/curves.js';
import { groupsOf } from '../../experiment/compare/finding.js';
import type { Draw, Place } from './picture.js';

export interface SeedsPictures {
  /** "test cost" or "training cost". */
  readonly which: string;
  /** From the lowest cost to the highest. */
  readonly order: readonly Compared[];
  readonly curves: Draw;
  readonly dots: Draw;
  /** The network whose dot is at a place of the picture of dots. */
  at(place: Place): Compared | null;
  /** The map itself is Agreed's. */
  readonly captions: { readonly map: string; readonly curves: string; readonly dots: string };
}

export const costName = (networks: readonly Compared[]): string =>
  networks[0]?.final.testLoss === undefined ? 'training cost' : 'test cost';

/** chosen: the one that stands out. */
export function seedsPictures(comparison: Comparison, chosen: Compared | null): SeedsPictures {
  const { scene, networks, agreement } = comparison;
  const behind = new Set(groupsOf(networks).stayed);
  const log = isWide(networks);
  const which = costName(networks);
  const order = inOrder(networks);
  const view = (width: number, height: number): DotsView => ({
    width,
    height,
    dots: order.map((one) => ({ value: one.cost, behind: behind.has(one), away: one.diverged })),
    log,
    name: which,
    chosen: chosen ? order.indexOf(chosen) : null,
  });
  return {
    which,
    order,
    curves: curvesOf(comparison, behind, log, chosen),
    dots: (context, theme, width, height) => drawDots(context, view(width, height), theme),
    at: ({ x, y, width, height }) => order[pickDot(view(width, height), x, y) ?? -1] ?? null,
    captions: {
      map: mapWords(scene?.problem.task === 'regression', agreement?.plan.kind === 'line', chosen),
      curves: `The ${which} of each seed${log ? ', on a logarithmic scale' : ''}; the thick line is the median, the band holds half of them.`,
      dots: `Each dot is a seed, by the ${which} it ends at${behind.size > 0 ? '; diamonds stay behind' : ''}.`,
    },
  };
}

function curvesOf(
  { networks, plan }: Comparison,
  behind: ReadonlySet<Compared>,
  log: boolean,
  one: Compared | null,
): Draw {
  const { epochs, spread } = spreadOverEpochs(networks);
  const curves = networks.map((network) => ({
    values: network.curve.map((tick, at) => costAt(tick, network.diverged && at === network.curve.length - 1)),
    behind: behind.has(network),
  }));
  const chosen = one && networks.indexOf(one);
  const end = plan?.epochs ?? 0;
  return (context, theme, width, height) =>
    drawManyCurves(context, { width, height, epochs, curves, spread, log, chosen, end }, theme);
}

function mapWords(numbers: boolean, line: boolean, chosen: Compared | null): string {
  const one = chosen ? ` The ${line ? 'other ' : ''}line is that of seed ${chosen.seed}.` : '';
  if (line) return `The line is the median of all seeds, the band holds half of them.${one}`;
  if (numbers) return 'The mean of what all seeds say.';
  return `Where they agree: in full colour all say the same, where it is pale half of them do.${one}`;
}
