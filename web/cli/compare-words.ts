// Many seeds for those who do not see the still: the finding, and a table with a row a seed.
import { cost, count, percent } from '../core/base/format.js';
import { many } from '../parts/words/layer-words.js';
import type { ComparedSeeds } from './compare.js';
import { titleOf } from './picture.js';
import { type Row, settingRows, table } from './words.js';

/** What was compared, in a line. */
export function seedsLine({ plan, state }: Pick<ComparedSeeds, 'plan' | 'state'>): string {
  const { seed } = state.settings;
  const which = plan.seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + plan.seeds - 1}`;
  return `${which}, ${many(plan.epochs, 'epoch')} each`;
}

export function seedsAlt(seeds: ComparedSeeds): string {
  const { headline, detail } = seeds.finding;
  return [`${titleOf(seeds)}: ${seedsLine(seeds)}.`, headline, detail].filter(Boolean).join(' ');
}

/** The finding, the settings, and where each seed ended. */
export function seedsTable(seeds: ComparedSeeds): string {
  const { networks } = seeds.comparison;
  const tested = networks.some(({ final }) => final.testLoss !== undefined);
  const scored = networks.some(({ final }) => final.accuracy !== undefined);
  const share = (value: number | undefined) => (value === undefined ? '' : percent(value));
  const head: Row = [
    'seed',
    'epochs',
    'cost, training',
    ...(tested ? ['cost, test'] : []),
    ...(scored ? ['right, training', ...(tested ? ['right, test'] : [])] : []),
    'ran away',
  ];
  const rows = [...networks]
    .sort((a, b) => a.seed - b.seed)
    .map(
      ({ seed, final, diverged }): Row => [
        String(seed),
        count(final.epoch),
        cost(final.loss),
        ...(tested ? [final.testLoss === undefined ? '' : cost(final.testLoss)] : []),
        ...(scored ? [share(final.accuracy), ...(tested ? [share(final.testAccuracy)] : [])] : []),
        diverged ? 'yes' : '',
      ],
    );
  // The seed of the settings is that of the first one alone.
  const settings = settingRows(seeds).filter(([name]) => name !== 'seed');
  return [seedsAlt(seeds), table(settings), table([head, ...rows])].join('\n\n');
}
