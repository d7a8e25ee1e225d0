// CSV text into records of cells. Written here rather than taken from d3-dsv because that one takes an unclosed quote for
// the rest of the file without a word, wants to know the delimiter beforehand and forgets where a record began; a unit test
// holds the two against each other where both agree to read.
import type { Parsed } from '../../base/parsed.js';
import { guessDelimiter } from './delimiter.js';
import { commentMark, type Preamble, preambleOf } from './preamble.js';
import { type CsvRecord, csvLimits, type Delimiter, RecordReader } from './records.js';

export interface SplitCsv {
  readonly delimiter: Delimiter;
  readonly records: readonly CsvRecord[];
  /** What was left out: lines that begin with #, and lines of a title above the table. */
  readonly left: Pick<Preamble, 'comments' | 'titles'>;
}

export interface SplitOptions {
  /** Guessed when left out. */
  readonly delimiter?: Delimiter;
}

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/** Rows that are read before somebody else may do something: a few milliseconds' worth. */
const rowsAtOnce = 250;

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
  const preamble = preambleOf(body, options.delimiter ?? named);
  const delimiter = options.delimiter ?? named ?? guessDelimiter(body.slice(preamble.at).replace(/^[\r\n]+/, ''));
  const reader = new RecordReader(body, delimiter, preamble);
  const records: CsvRecord[] = [];
  let { comments } = preamble;
  for (;;) {
    const read = reader.next();
    if (!read.ok) return read;
    if (read.value === null) {
      return { ok: true, value: { delimiter, records, left: { comments, titles: preamble.titles } } };
    }
    if (isRemark(read.value, records[0])) {
      comments++;
      continue;
    }
    // One more than the limit: the first may be the header.
    if (records.length > csvLimits.rows) {
      return bad(`Expected at most ${csvLimits.rows} rows, but there are more. Take a part of them.`);
    }
    records.push(read.value);
    if (records.length % rowsAtOnce === 0) yield reader.at / body.length;
  }
}

/** A line between the rows that begins with # and has one cell only, where the table has more. */
const isRemark = ({ cells, quoted }: CsvRecord, first: CsvRecord | undefined) =>
  cells.length === 1 &&
  !quoted &&
  first !== undefined &&
  first.cells.length > 1 &&
  (cells[0] as string).startsWith(commentMark);

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
