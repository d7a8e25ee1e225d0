// CSV text into records of cells (RFC 4180 and what spreadsheets really write). Written here rather than taken from
// d3-dsv because that one takes an unclosed quote for the rest of the file without a word, wants to know the delimiter
// beforehand and forgets where a record began; a unit test holds the two against each other where both agree to read.
import type { Parsed } from '../../base/parsed.js';

/** Beyond these a file is refused, before anything is allocated for it. */
export const csvLimits = {
  /** UTF-16 units of text, about bytes. */
  characters: 10_000_000,
  rows: 20_000,
  columns: 1_025,
} as const;

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export const delimiterNames: Readonly<Record<Delimiter, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

/** One record and where it stands: row 1 is the first line as a spreadsheet counts them, blank lines included. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface SplitCsv {
  readonly delimiter: Delimiter;
  readonly records: readonly CsvRecord[];
}

export interface SplitOptions {
  /** Guessed when left out. */
  readonly delimiter?: Delimiter;
  /** Stop after so many records that are not blank; for guessing. */
  readonly stopAfter?: number;
}

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Spaces around a cell mean nothing; a tab may be the delimiter, so only spaces (plain and no-break) count. */
const trimCell = (text: string) => text.replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');

/**
 * Reads records one after the other. Lines without any text (",,," too, which spreadsheets like to add) are counted and
 * left out; unquoted cells lose the spaces around them, quoted cells keep theirs. Linear in the length of the text.
 */
function readRecords(text: string, delimiter: Delimiter, stopAfter: number): Parsed<CsvRecord[]> {
  const DELIMITER = delimiter.charCodeAt(0);
  const end = text.length;
  const records: CsvRecord[] = [];
  let at = 0;
  let row = 0;
  while (at < end) {
    row++;
    const cells: string[] = [];
    let blank = true;
    for (;;) {
      const start = at;
      // Spaces before a quote belong to nobody.
      let open = at;
      while (open < end && text.charCodeAt(open) === 32) open++;
      if (text.charCodeAt(open) === QUOTE) {
        blank = false;
        let close = open + 1;
        for (;;) {
          close = text.indexOf('"', close);
          if (close < 0) {
            return bad(
              `Row ${row}, cell ${cells.length + 1}: a quote (") opens there and is never closed. ` +
                'Close it, or write it twice ("") where it is part of a quoted cell.',
            );
          }
          if (text.charCodeAt(close + 1) !== QUOTE) break;
          close += 2;
        }
        cells.push(text.slice(open + 1, close).replaceAll('""', '"'));
        at = close + 1;
        while (at < end && text.charCodeAt(at) === 32) at++;
        const next = at < end ? text.charCodeAt(at) : LF;
        if (next !== DELIMITER && next !== LF && next !== CR) {
          return bad(
            `Row ${row}, cell ${cells.length}: expected a ${delimiterNames[delimiter]} or the end of the row after the ` +
              `closing quote, but got "${text.slice(at, at + 12).split(/[\r\n]/)[0]}".`,
          );
        }
      } else {
        while (at < end) {
          const c = text.charCodeAt(at);
          if (c === DELIMITER || c === LF || c === CR) break;
          at++;
        }
        const cell = trimCell(text.slice(start, at));
        if (cell !== '') blank = false;
        cells.push(cell);
      }
      if (cells.length > csvLimits.columns) {
        return bad(`Row ${row}: expected at most ${csvLimits.columns} columns, but it has more.`);
      }
      if (at < end && text.charCodeAt(at) === DELIMITER) {
        at++;
        continue;
      }
      break;
    }
    // The end of a line: CR, LF or both.
    if (at < end && text.charCodeAt(at) === CR) at++;
    if (at < end && text.charCodeAt(at) === LF) at++;
    if (!blank) {
      // One more than the limit: the first may be the header.
      if (records.length > csvLimits.rows) {
        return bad(`Expected at most ${csvLimits.rows} rows, but there are more. Take a part of them.`);
      }
      records.push({ row, cells });
      if (records.length >= stopAfter) break;
    }
  }
  return { ok: true, value: records };
}

/** How many lines are looked at to guess the delimiter. */
const sampleSize = 50;

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

/**
 * The delimiter that cuts most lines into the same number of cells. A tab or a semicolon that does so wins over a
 * comma, which also stands in decimal numbers and in prose. Without any sign of one: the comma.
 */
export function guessDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestShare = 0;
  for (const delimiter of ['\t', ';', ','] as const) {
    const sample = readRecords(text, delimiter, sampleSize);
    if (!sample.ok || sample.value.length === 0) continue;
    const { value, share } = mode(sample.value.map((record) => record.cells.length));
    if (value < 2) continue;
    if (share >= 0.8) return delimiter;
    if (share > bestShare) {
      best = delimiter;
      bestShare = share;
    }
  }
  return best;
}

/** Splits text into records. A byte order mark and the "sep=;" line that Excel writes are understood. Never throws. */
export function splitCsv(text: string, options: SplitOptions = {}): Parsed<SplitCsv> {
  if (text.length > csvLimits.characters) {
    return bad(
      `Expected at most ${csvLimits.characters / 1e6} MB of text, but got ${(text.length / 1e6).toFixed(1)} MB.`,
    );
  }
  let body = text.startsWith('\ufeff') ? text.slice(1) : text;
  let named: Delimiter | undefined;
  const sep = /^sep=([,;\t])(?:\r\n|\r|\n)/i.exec(body);
  if (sep) {
    named = sep[1] as Delimiter;
    // The line stays as a blank one, so that rows are counted as the spreadsheet counts them.
    body = body.slice(sep[0].length - 1);
  }
  const delimiter = options.delimiter ?? named ?? guessDelimiter(body);
  const records = readRecords(body, delimiter, options.stopAfter ?? Number.POSITIVE_INFINITY);
  return records.ok ? { ok: true, value: { delimiter, records: records.value } } : records;
}
