// CSV text into records of cells. Written here rather than taken from d3-dsv because that one takes an unclosed quote for
// the rest of the file without a word, wants to know the delimiter beforehand and forgets where a record began; a unit test
// holds the two against each other where both agree to read.
import type { Parsed } from '../../base/parsed.js';
import { isMissing } from './missing.js';
import { isNumber } from './numbers.js';
import { type CsvRecord, csvLimits, type Delimiter, RecordReader } from './records.js';

export interface SplitCsv {
  readonly delimiter: Delimiter;
  readonly records: readonly CsvRecord[];
}

export interface SplitOptions {
  /** Guessed when left out. */
  readonly delimiter?: Delimiter;
}

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/** Rows that are read before somebody else may do something: a few milliseconds' worth. */
const rowsAtOnce = 250;

/** How many rows, and of how many characters, are looked at to guess the delimiter. */
const sampleRows = 50;
const sampleCharacters = 100_000;

/** The first rows as this delimiter cuts them, as far as it can; a quote that is cut off with the sample ends it. */
function sampleOf(text: string, delimiter: Delimiter): CsvRecord[] {
  const reader = new RecordReader(text, delimiter);
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
  const body = text.replace(/^[\r\n]+/, '').slice(0, sampleCharacters);
  let best: Delimiter = ',';
  let bestScore = -1;
  for (const delimiter of ['\t', ';', '|', ','] as const) {
    const sample = sampleOf(body, delimiter);
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

/** Splits text into records, and pauses now and then with the share that is done, from 0 to 1. See splitCsv. */
export function* splittingCsv(text: string, options: SplitOptions = {}): Generator<number, Parsed<SplitCsv>> {
  if (text.length > csvLimits.characters) {
    return bad(
      `Expected at most ${csvLimits.characters / 1e6} MB of text, but got ${(text.length / 1e6).toFixed(1)} MB.`,
    );
  }
  let body = text.startsWith('\ufeff') ? text.slice(1) : text;
  let named: Delimiter | undefined;
  const sep = /^sep=([,;\t|])(?:\r\n|\r|\n)/i.exec(body);
  if (sep) {
    named = sep[1] as Delimiter;
    // The line stays as a blank one, so that rows are counted as the spreadsheet counts them.
    body = body.slice(sep[0].length - 1);
  }
  const delimiter = options.delimiter ?? named ?? guessDelimiter(body);
  const reader = new RecordReader(body, delimiter);
  const records: CsvRecord[] = [];
  for (;;) {
    const read = reader.next();
    if (!read.ok) return read;
    if (read.value === null) return { ok: true, value: { delimiter, records } };
    // One more than the limit: the first may be the header.
    if (records.length > csvLimits.rows) {
      return bad(`Expected at most ${csvLimits.rows} rows, but there are more. Take a part of them.`);
    }
    records.push(read.value);
    if (records.length % rowsAtOnce === 0) yield reader.at / body.length;
  }
}

/** Runs to its end what would pause. */
export function finish<V>(steps: Generator<number, V>): V {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Splits text into records. A byte order mark and the "sep=;" line that Excel writes are understood. Never throws. */
export const splitCsv = (text: string, options: SplitOptions = {}): Parsed<SplitCsv> =>
  finish(splittingCsv(text, options));
