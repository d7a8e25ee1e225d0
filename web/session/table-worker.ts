// The entry of the worker that reads one table for the page, and says now and then how much is done.
import type { CsvOptions } from '../core/data/csv/csv.js';
import { readingTable, type TableRead, type TableSource } from '../core/data/csv/read.js';

export interface ReadOrder {
  readonly source: TableSource;
  readonly options: CsvOptions;
}

export type ReadReport = { readonly share: number } | { readonly read: TableRead };

/** What is used of a worker's global scope; the page's types know it as a window. */
interface WorkerScope {
  onmessage: ((event: { readonly data: ReadOrder }) => void) | null;
  postMessage(report: ReadReport, transfer?: Transferable[]): void;
}

/** Milliseconds between two words on how far it is. */
const pause = 50;

/** The page shows no more of a column: millions of texts would keep it busy for as long as reading them. */
const cellsShown = 3;

function withFewCells(read: TableRead): TableRead {
  if (!read.table.ok) return read;
  const columns = read.table.value.columns.map((column) => ({ ...column, cells: column.cells.slice(0, cellsShown) }));
  return { ...read, table: { ok: true, value: { ...read.table.value, columns } } };
}

const scope = globalThis as unknown as WorkerScope;
scope.onmessage = ({ data: { source, options } }) => {
  const steps = readingTable(source, options);
  let step = steps.next();
  for (let said = performance.now(); !step.done; step = steps.next()) {
    if (performance.now() - said < pause) continue;
    scope.postMessage({ share: step.value });
    said = performance.now();
  }
  const read = withFewCells(step.value);
  scope.postMessage({ read }, read.table.ok ? read.table.value.columns.map(({ values }) => values.buffer) : []);
};
