// Which networks were trained, in words, and where they ended, as rows of a table.
import { cost, count, percent } from '../../core/base/format.js';
import type { Recipe } from '../../core/link/link.js';
import type { Compared as ComparedNetwork } from '../../experiment/compare/comparison.js';
import { many } from '../../parts/words/layer-words.js';
import type { Row } from '../words.js';

/** "seeds 42 to 51, 300 epochs each". */
export function seedsWords(
  { settings: { seed } }: Recipe,
  { seeds, epochs }: { seeds: number; epochs: number },
): string {
  const which = seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + seeds - 1}`;
  return `${which}, ${many(epochs, 'epoch')} each`;
}

/** Beside its seed the value each network has of a setting that is varied, under the name of that setting. */
export function resultRows(networks: readonly ComparedNetwork[], varied?: string): Row[] {
  const tested = networks.some(({ final }) => final.testLoss !== undefined);
  const scored = networks.some(({ final }) => final.accuracy !== undefined);
  const number = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? '' : write(value);
  const head: Row = [
    ...(varied === undefined ? [] : [varied]),
    'seed',
    'epochs',
    'cost, training',
    ...(tested ? ['cost, test'] : []),
    ...(scored ? ['right, training', ...(tested ? ['right, test'] : [])] : []),
    'ran away',
  ];
  const rows = [...networks]
    .sort((a, b) => a.index - b.index)
    .map(
      ({ value, seed, final, diverged }): Row => [
        ...(varied === undefined ? [] : [String(value)]),
        String(seed),
        count(final.epoch),
        cost(final.loss),
        ...(tested ? [number(final.testLoss, cost)] : []),
        ...(scored ? [number(final.accuracy, percent), ...(tested ? [number(final.testAccuracy, percent)] : [])] : []),
        diverged ? 'yes' : '',
      ],
    );
  return [head, ...rows];
}
