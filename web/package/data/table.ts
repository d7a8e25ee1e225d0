// Tables as they come, from CSV text or from arrays of objects, to columns of a known kind.
import { type CsvTable, parseCsv, typingColumns } from '../../core/data/csv/csv.js';
import { uniqueNames } from '../../core/data/csv/header.js';
import { describeColumns } from '../../core/data/csv/notes.js';
import { csvLimits } from '../../core/data/csv/records.js';
import { finish } from '../../core/data/csv/split.js';
import { fail, show } from '../../engine/errors.js';
import { readObject } from '../../engine/numbers.js';
import { checkNames } from '../../engine/option-names.js';
import type { CSVOptions, DataTable, RowObject } from './types.js';

const CSV_NAMES = ['delimiter', 'header', 'decimal', 'naIsValue'];

/** What stands behind a table that this module has made. */
const readTables = new WeakMap<DataTable, CsvTable>();

/** What was read, for those who prepare it. */
export function csvBehind(where: string, table: DataTable): CsvTable {
  return (
    readTables.get(table) ??
    fail('invalidConfig', where, `expected a table of readCSV or readObjects but got ${show(table)}`)
  );
}

function tableOf(csv: CsvTable): DataTable {
  const columns = csv.columns.map(({ name, kind, unit, categories, missing, distinct }) => ({
    name,
    kind,
    unit,
    categories,
    missing,
    distinct,
  }));
  const table: DataTable = { columns, rows: csv.rowCount, notes: csv.notes };
  readTables.set(table, csv);
  return table;
}

/**
 * Reads CSV text as the playground does: delimiters, decimal commas, thousands, units, gaps and quotes are understood. At most 10 MB,
 * 20,000 rows and 1,025 columns. Throws `invalidData` with the row and the column at fault. Time grows with the text.
 */
export function readCSV(text: string, options: CSVOptions = {}): DataTable {
  const where = 'readCSV';
  if (typeof text !== 'string') return fail('invalidData', where, `expected CSV text but got ${show(text)}`);
  checkNames(where, 'options', options, CSV_NAMES);
  const parsed = parseCsv(text, options);
  return parsed.ok ? tableOf(parsed.value) : fail('invalidData', where, parsed.error);
}

/**
 * Reads an array of objects, one a row, whose names are the columns: numbers, texts, true and false; null, undefined, NaN and '' are
 * gaps. Texts of numbers count as numbers, as in CSV. Throws `invalidData` with the row and the column at fault.
 */
export function readObjects(rows: readonly RowObject[], options: Pick<CSVOptions, 'naIsValue'> = {}): DataTable {
  const where = 'readObjects';
  if (!Array.isArray(rows)) return fail('invalidData', where, `expected an array of objects but got ${show(rows)}`);
  checkNames(where, 'options', options, ['naIsValue']);
  const { length } = rows;
  if (length < 2 || length > csvLimits.rows) {
    fail('invalidData', where, `expected 2 to ${csvLimits.rows} rows but got ${length}`);
  }
  const names = new Set<string>();
  for (const [r, row] of rows.entries()) {
    for (const name of Object.keys(readObject(where, `row ${r}`, row))) names.add(name);
    if (names.size > csvLimits.columns)
      fail('invalidData', where, `expected at most ${csvLimits.columns} columns but got more by row ${r}`);
  }
  if (names.size < 2) fail('invalidData', where, `expected at least two columns but got ${names.size}`);
  const unique = uniqueNames([...names]);
  const cells = [...names].map((name, c) => ({
    name: unique[c] as string,
    cells: rows.map((row: RowObject, r) => cellOf(where, row, name, r)),
    quoted: new Uint8Array(rows.length),
  }));
  const places = Array.from(rows.keys());
  const typed = finish(typingColumns(cells, places, options));
  if (!typed.ok) return fail('invalidData', where, typed.error);
  const { columns, decimal } = typed.value;
  const notes = describeColumns(columns);
  return tableOf({ columns, rowCount: length, fileRows: places, delimiter: ',', header: true, decimal, notes });
}

function cellOf(where: string, row: RowObject, name: string, r: number): string {
  return (
    cellText(Object.hasOwn(row, name) ? row[name] : undefined) ??
    fail(
      'invalidData',
      where,
      `expected a number, a text, true or false in row ${r}, column ${show(name)}, but got ${show(row[name])}`,
    )
  );
}

/** A value as it would stand in a CSV file; undefined where it is none. */
export function cellText(value: unknown): string | undefined {
  if (value === undefined || value === null || Number.isNaN(value)) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  return undefined;
}
