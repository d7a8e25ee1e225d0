// Any data set out as CSV, in people's units: inputs, what was to be predicted, and if asked what the network predicts.
// parseCsv reads it back to the same rows.

import type { Table } from '../table.js';
import { isNumber } from './numbers.js';
import { type OutColumn, writeCsv } from './write.js';

export interface ExportOptions {
  /** 'train' or 'test' for each row of the table; adds a column "part". */
  readonly parts?: readonly ('train' | 'test')[];
  /** rows x outputs, row-major, in the table's order and units; adds a column for each output, "predicted ...". */
  readonly predictions?: ArrayLike<number>;
}

/** Names that are not taken yet by another column. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  taken.add(free);
  return free;
}

/** The table as CSV text with a header row. Throws a RangeError when parts or predictions do not fit the table. */
export function exportCsv(table: Table, options: ExportOptions = {}): string {
  const { rows, inputs, outputs, classNames } = table;
  const taken = new Set<string>();
  const column = (name: string, cell: (row: number) => string | number, quoted = false): OutColumn => ({
    name: unique(name, taken),
    cells: Array.from({ length: rows }, (_, row) => cell(row)),
    quoted,
  });
  const columns = inputs.map((input, j) =>
    column(input.name, (row) => table.inputValues[row * inputs.length + j] as number),
  );
  const restoresInputs =
    outputs.length === inputs.length && outputs.every((output, k) => output.name === inputs[k]?.name);
  if (table.task === 'regression') {
    // A network that is to restore its inputs has them as targets: once is enough.
    for (const [k, output] of restoresInputs ? [] : outputs.entries()) {
      columns.push(column(output.name, (row) => table.targetValues[row * outputs.length + k] as number));
    }
  } else {
    const name = table.task === 'binary' ? (outputs[0]?.name ?? 'class') : 'class';
    // Words among numbers are quoted, or the reader would take them for mistakes in a column of numbers.
    columns.push(
      column(name, (row) => classNames[table.targetValues[row] as number] as string, classNames.some(isNumber)),
    );
  }
  const { parts, predictions } = options;
  if (parts) {
    if (parts.length !== rows) throw new RangeError(`[exportCsv] expected ${rows} parts but got ${parts.length}`);
    columns.push(column('part', (row) => parts[row] as string));
  }
  if (predictions) {
    const expected = rows * outputs.length;
    if (predictions.length !== expected) {
      throw new RangeError(`[exportCsv] expected ${expected} predictions but got ${predictions.length}`);
    }
    for (const [k, output] of outputs.entries()) {
      columns.push(column(`predicted ${output.name}`, (row) => predictions[row * outputs.length + k] as number));
    }
  }
  return writeCsv(columns);
}
