// A file or pasted text all the way to a typed table, in steps: the same in a worker and in the page.
import type { Parsed } from '../../base/parsed.js';
import { textKind } from '../file-kind.js';
import { readFileText } from '../file-text.js';
import { type CsvOptions, type CsvTable, parsingCsv } from './csv.js';

/** Bytes of a file, or text that was pasted. */
export type TableSource = { readonly bytes: Uint8Array; readonly name: string } | { readonly text: string };

export interface TableRead {
  /** To be read again with other options; '' for what is no table at all. */
  readonly text: string;
  /** What was assumed about the encoding of a file; '' where nothing had to be. */
  readonly note: string;
  readonly table: Parsed<CsvTable>;
}

const refused = (error: string): TableRead => ({ text: '', note: '', table: { ok: false, error } });

/**
 * Pauses every few milliseconds' work with the share that is done, from 0 to 1; decoding a file is one step. Time grows with the
 * source. Never throws.
 */
export function* readingTable(source: TableSource, options: CsvOptions = {}): Generator<number, TableRead> {
  if ('text' in source) {
    const kind = textKind(source.text);
    if (kind) return refused(`This is ${kind.name}, not a table. ${kind.advice}`);
    return { text: source.text, note: '', table: yield* parsingCsv(source.text, options) };
  }
  const decoded = readFileText(source.bytes, source.name);
  if (!decoded.ok) return refused(decoded.error);
  const { text, note } = decoded.value;
  return { text, note, table: yield* parsingCsv(text, options) };
}
