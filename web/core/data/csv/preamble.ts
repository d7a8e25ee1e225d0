// What stands above a table in the files of instruments, loggers and statistical offices: lines that begin with #, and lines of a title.
import { guessDelimiter, sampleOf } from './delimiter.js';
import { headerSign } from './header.js';
import { type Delimiter, delimiters, RecordReader } from './records.js';

/** Where a table begins, and what stands above it and was left out. */
export interface Preamble {
  /** The table's first character, and how many rows of the file come before it. */
  readonly at: number;
  readonly rows: number;
  readonly comments: number;
  /** As they stand. */
  readonly titles: readonly string[];
}

interface Line {
  readonly at: number;
  readonly row: number;
  readonly text: string;
  readonly kind: 'comment' | 'title' | 'blank';
}

/** What is longer, or in more lines, is no preamble. */
const mostLines = 1_000;
const longestLine = 10_000;

export const commentMark = '#';

const endsLine = (code: number) => code === 10 || code === 13 || Number.isNaN(code);

/** Delimiters at the end of a line say nothing: spreadsheets fill up short rows with them. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || delimiters.some((delimiter) => line[end - 1] === delimiter))) end--;
  return line.slice(0, end);
}

/** undefined for a line of a table: one that is cut by a delimiter, or that goes on in the next because a quote is open. */
function kindOf(line: string): Line['kind'] | undefined {
  if (line.startsWith(commentMark)) return 'comment';
  const said = withoutEnd(line);
  if (said === '') return 'blank';
  const isCut = delimiters.some((delimiter) => said.includes(delimiter));
  return isCut || said.split('"').length % 2 === 0 ? undefined : 'title';
}

/** The lines up to the first that is of a table; none where there is no such line. */
function linesAbove(text: string): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.length && lines.length < mostLines; ) {
    let end = at;
    while (!endsLine(text.charCodeAt(end)) && end - at <= longestLine) end++;
    const line = text.slice(at, end);
    const kind = end - at > longestLine ? undefined : kindOf(line);
    if (kind === undefined) return lines;
    lines.push({ at, row: lines.length, text: withoutEnd(line), kind });
    at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }
  return [];
}

/**
 * Finds the preamble of a text. delimiter: where it is known. Lines of a title are left out only above a row of names over numbers, for what
 * else could be a table of one column. A line like "#,x,y" or "#id,size" is the row of names where none follows and it has as many cells as
 * the rows below it.
 */
export function preambleOf(text: string, delimiter?: Delimiter): Preamble {
  const lines = linesAbove(text);
  const last = lines.at(-1);
  const none: Preamble = { at: 0, rows: 0, comments: 0, titles: [] };
  if (!last || lines.every(({ kind }) => kind === 'blank')) return none;
  const after = last.at + text.slice(last.at).search(/[\r\n]/);
  const rest = text.slice(after);
  const cut = delimiter ?? guessDelimiter(rest);
  const sample = sampleOf(rest, cut);
  const above = (kept: readonly Line[], next: { at: number; rows: number }): Preamble => ({
    ...next,
    comments: kept.filter(({ kind }) => kind === 'comment').length,
    titles: kept.flatMap(({ kind, text: title }) => (kind === 'title' ? [title] : [])),
  });
  const end = { at: after, rows: last.row };
  const width = sample[0]?.cells.length ?? 0;
  const comesAgain = (line: Line) => sample.some(({ cells }) => cells[0] === line.text);
  if (width > 1 && headerSign(sample) === 'sure' && !lines.some(comesAgain)) return above(lines, end);
  if (lines.some(({ kind }) => kind === 'title')) return none;
  const comments = lines.filter(({ kind }) => kind === 'comment');
  const fits = (line: Line) => {
    const read = new RecordReader(text.slice(line.at, line.at + longestLine), cut).next();
    return width > 1 && read.ok && read.value?.cells.length === width;
  };
  const names = comments.at(-1);
  if (!names || !fits(names)) return above(lines, end);
  // Where all fit, each is a row whose first cell begins so.
  if (comments.every(fits)) return none;
  const mark = /^#[ \t]*(?=[^ \t,;|])/.exec(names.text)?.[0].length ?? 0;
  return above(lines.slice(0, lines.indexOf(names)), { at: names.at + mark, rows: names.row });
}
