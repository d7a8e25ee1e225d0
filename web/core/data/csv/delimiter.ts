// What stands between the cells of a text, guessed from its first rows.
import { isMissing } from './missing.js';
import { isNumber } from './numbers.js';
import { type CsvRecord, type Delimiter, RecordReader } from './records.js';

/** How many rows, and of how many characters, are looked at. */
const sampleRows = 50;
const sampleCharacters = 100_000;

/** The first rows as this delimiter cuts them, as far as it can; a quote that is cut off with the sample ends it. */
export function sampleOf(text: string, delimiter: Delimiter): CsvRecord[] {
  const reader = new RecordReader(text.slice(0, sampleCharacters), delimiter);
  const sample: CsvRecord[] = [];
  while (sample.length < sampleRows) {
    const read = reader.next();
    if (!read.ok || read.value === null) break;
    sample.push(read.value);
  }
  return sample;
}

/** What is most common among these counts, and its share. */
function mode(counts: readonly number[]): { value: number; share: number } {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let value = 0;
  let most = 0;
  for (const [count, times] of tally) {
    if (times > most) {
      value = count;
      most = times;
    }
  }
  return { value, share: counts.length > 0 ? most / counts.length : 0 };
}

/** Which part of the cells are numbers: they are never cut in two by the right delimiter. */
function numberShare(sample: readonly CsvRecord[]): number {
  const cells = sample.flatMap((record) => record.cells).filter((cell) => !isMissing(cell));
  return cells.length === 0 ? 0 : cells.filter(isNumber).length / cells.length;
}

const withoutEmptyEnd = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== '') + 1;

/**
 * The delimiter that cuts most lines into the same number of cells, and among several such the one that leaves more
 * numbers whole; tabs, semicolons and pipes before the comma, which also stands in decimal numbers and in prose. One that
 * the first row does not have cannot be it. Without any sign of one: the comma.
 */
export function guessDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = -1;
  for (const delimiter of ['\t', ';', '|', ','] as const) {
    const sample = sampleOf(text, delimiter);
    if ((sample[0]?.cells.length ?? 0) < 2) continue;
    const { value, share } = mode(sample.map((record) => withoutEmptyEnd(record.cells)));
    if (value < 2) continue;
    // A whole number of points for a clean cut, so that how many numbers there are decides between clean cuts only.
    const score = (share >= 0.8 ? 2 : share) + numberShare(sample) / 10;
    if (score > bestScore + 1e-9) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
