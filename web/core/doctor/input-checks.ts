// What the input columns give away before the first step: some too large, some that never change.
import { quote } from '../base/parsed.js';
import { type Check, shown } from './findings.js';
import type { ColumnStatistics } from './statistics.js';

/** 0 and 1 only, as categories made one-hot are. */
const isYesOrNo = ({ min, max }: ColumnStatistics) => min >= 0 && max <= 1;

/**
 * Larger than this, and a first step of the usual size already saturates or overshoots; the squares of the made-up
 * sets, up to 36, still train well.
 */
const largest = 50;
/** One column this many times as wide as another gets that many times the gradient. */
const widest = 30;

const unscaled: Check = ({ inputs }) => {
  const columns = (inputs ?? []).filter((column) => column.deviation > 0 && !isYesOrNo(column));
  const far = ({ min, max }: ColumnStatistics) => Math.max(Math.abs(min), Math.abs(max));
  const wide = columns.reduce<ColumnStatistics | undefined>(
    (best, c) => (!best || c.deviation > best.deviation ? c : best),
    undefined,
  );
  const narrow = columns.reduce<ColumnStatistics | undefined>(
    (best, c) => (!best || c.deviation < best.deviation ? c : best),
    undefined,
  );
  if (!wide || !narrow) return [];
  // Standardised already, with a value far out: standardising again would change nothing.
  const isStandard = columns.every((c) => Math.abs(c.mean) < 0.5 && c.deviation > 0.5 && c.deviation < 2);
  const farthest = columns.reduce((best, c) => (far(c) > far(best) ? c : best), wide);
  const ratio = wide.deviation / narrow.deviation;
  if (isStandard || (far(farthest) <= largest && ratio <= widest)) return [];
  const sentence =
    far(farthest) > largest
      ? `Input ${quote(farthest.name)} runs from ${shown(farthest.min)} to ${shown(farthest.max)}: such large numbers drive neurons to their ends and make steps overshoot.`
      : `Input ${quote(wide.name)} spreads ${shown(ratio)} times as wide as ${quote(narrow.name)}, so its weights get as much more of the blame.`;
  const remedy = { label: 'Standardise the inputs', action: { kind: 'standardise' } } as const;
  return [{ id: 'unscaledInputs', severity: 'warning', sentence, remedy }];
};

const trainOnAll = {
  label: 'Train on all rows',
  action: { kind: 'set', settings: { testShare: 0 } },
} as const;

/**
 * Pictures have edges that never change; only where it is much of the inputs, or few inputs in all, is it worth a word.
 */
const constant: Check = ({ inputs, testRows = 0 }) => {
  const all = inputs ?? [];
  const same = (column: ColumnStatistics) => column.deviation === 0;
  // A category that is in no training row is rare, not useless.
  const places = all.flatMap((column, i) => (same(column) && (!column.isPart || all.every(same)) ? [i] : []));
  if (places.length === 0 || (all.length > 32 && places.length < all.length / 4)) return [];
  if (places.length === all.length) {
    const sentence = 'Every input is the same in every training row, so there is nothing to tell the rows apart by.';
    return [{ id: 'constantInputs', severity: 'problem', sentence, ...(testRows > 0 && { remedy: trainOnAll }) }];
  }
  // What only the split made is no reason to leave an input out.
  const bySplit = places.every((i) => all[i]?.variesHeldOut);
  const named = bySplit ? places : places.filter((i) => !all[i]?.variesHeldOut);
  const names = named.slice(0, 3).map((i) => quote(all[i]?.name));
  const more = named.length > 3 ? ` and ${named.length - 3} more` : '';
  const one = named.length === 1;
  const [is, it] = one ? ['is', 'it'] : ['are', 'them'];
  const start = `${names.join(', ')}${more} ${is} the same in every training row`;
  return [
    {
      id: 'constantInputs',
      severity: 'hint',
      ...(bySplit
        ? { sentence: `${start}, though not in the rows held out: the split made ${it} so.`, remedy: trainOnAll }
        : {
            sentence: `${start}: nothing can be learned from ${it}.`,
            remedy: { label: `Leave ${it} out`, action: { kind: 'dropInputs', inputs: named } },
          }),
    },
  ];
};

export const inputChecks: readonly Check[] = [unscaled, constant];
