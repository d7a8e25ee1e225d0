// A long table of somebody's own is read in a worker before it is loaded: the page goes on meanwhile.
import { type OwnData, rememberCsv } from '../../core/data/own-data.js';
import type { LoadOwnData } from '../../core/data/shape.js';
import { isLong, readTable } from '../../session/table-reader.js';

type OwnTable = Extract<OwnData, { kind: 'csv' }>;

/** `load`, with this table read already; where nothing has to be read ahead, `load` itself. */
export async function readAhead(data: OwnTable, load: LoadOwnData): Promise<LoadOwnData> {
  const read = isLong(data) && (await readTable(data, data.options));
  if (!read) return load;
  return (asked, options) => {
    if (asked.kind === 'csv' && asked.text === data.text) rememberCsv(asked, read.table);
    return load(asked, options);
  };
}
