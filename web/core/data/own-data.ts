// A person's own data, whichever way they came: points drawn by hand, a CSV file, a typed formula.

import type { Parsed } from '../base/parsed.js';
import { type CsvOptions, type CsvTable, parseCsv } from './csv/csv.js';
import { type ColumnChoice, tableOfCsv } from './csv/table.js';
import { parseFormula } from './formula/formula.js';
import { tableOfFormula } from './formula/table.js';
import { type OwnPoints, tableOfPoints } from './points/points.js';
import type { Table } from './table.js';

export type OwnData =
  | { readonly kind: 'points'; readonly points: OwnPoints }
  | { readonly kind: 'formula'; readonly source: string; readonly inputs: number }
  | { readonly kind: 'csv'; readonly text: string; readonly options: CsvOptions; readonly choice: ColumnChoice };

type OwnCsv = Extract<OwnData, { kind: 'csv' }>;

/** Data are never changed, only replaced: what was read of a file stays true for as long as somebody holds it. */
const csvRead = new WeakMap<OwnCsv, Parsed<CsvTable>>();

/** Says what a file was read as, so that it is not read again. */
export function rememberCsv(data: OwnCsv, read: Parsed<CsvTable>): void {
  csvRead.set(data, read);
}

/** The table of a CSV file, which is read the first time somebody asks. */
export function csvOf(data: OwnCsv): Parsed<CsvTable> {
  const known = csvRead.get(data);
  if (known) return known;
  const read = parseCsv(data.text, data.options);
  csvRead.set(data, read);
  return read;
}

export interface OwnTable {
  readonly table: Table;
  readonly notes: readonly string[];
}

/** The observations, read, drawn or computed anew; the same data, seed and noise give the same table. */
export function loadOwnData(data: OwnData, options: { seed: number; noise: number }): Parsed<OwnTable> {
  switch (data.kind) {
    case 'points': {
      const table = tableOfPoints(data.points);
      return table
        ? { ok: true, value: { table, notes: [] } }
        : {
            ok: false,
            error: `Expected at least two points, but there is ${data.points.points.length === 1 ? 'one' : 'none'}.`,
          };
    }
    case 'formula': {
      const parsed = parseFormula(data.source, data.inputs);
      return parsed.ok ? tableOfFormula(parsed.formula, options) : { ok: false, error: parsed.error.message };
    }
    case 'csv': {
      const parsed = csvOf(data);
      if (!parsed.ok) return parsed;
      const made = tableOfCsv(parsed.value, data.choice);
      if (!made.ok) return made;
      return { ok: true, value: { table: made.value.table, notes: [...parsed.value.notes, ...made.value.notes] } };
    }
  }
}
