// Whether the first row of a table holds names, and names that can be told apart.
import { isMissing } from './missing.js';
import { readNumberCell } from './numbers.js';
import type { CsvRecord } from './records.js';

/** Rows that are looked at. */
const sampleRows = 200;

/** As a name, (1) is the first of several columns and not one below zero. */
const isNumber = (cell: string): boolean => {
  const read = readNumberCell(cell);
  return read !== null && read.brackets !== 'label';
};

/** Whether the first row holds a number: one in quotes, where those below are without, is a name. */
function holdsNumber({ cells, quoted }: CsvRecord, rest: readonly CsvRecord[]): boolean {
  const isQuoted = (at: number) => quoted?.includes(at) ?? false;
  if (cells.some((cell, c) => isNumber(cell) && !isQuoted(c))) return true;
  const isPlain = (record: CsvRecord) => record.cells.some((cell, c) => isNumber(cell) && !record.quoted?.includes(c));
  return cells.some(isNumber) && !rest.some(isPlain);
}

/**
 * The first row holds names when it holds no number and no gap (but for the first cell, which row numbers leave empty, and
 * above columns without any value), and either a column below it is of numbers, which is a sure sign, or all is text and none
 * of it comes again in its column.
 */
export function headerSign(records: readonly CsvRecord[]): 'none' | 'sure' | 'perhaps' {
  const [first, ...rest] = records.slice(0, sampleRows + 1);
  if (!first || rest.length === 0) return 'none';
  if (holdsNumber(first, rest)) return 'none';
  let repeated = false;
  for (let c = 0; c < first.cells.length; c++) {
    const name = (first.cells[c] as string).trim();
    const below = rest.map((record) => (record.cells[c] ?? '').trim()).filter((cell) => !isMissing(cell));
    if (name === '' && c > 0 && below.length > 0) return 'none';
    const numbers = below.filter(isNumber).length;
    if (numbers > below.length / 2 && !isMissing(name)) return 'sure';
    if (below.includes(name)) repeated = true;
  }
  return repeated ? 'none' : 'perhaps';
}

/** Names that can be told apart: gaps are filled, and a second "width" becomes "width (2)". */
export function uniqueNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  /** Where counting goes on for a name that came before: a thousand long ones that are alike take no longer than others. */
  const next = new Map<string, number>();
  return cells.map((cell, i) => {
    const base = cell.trim().replace(/\s+/g, ' ') || `column ${i + 1}`;
    let name = base;
    let n = next.get(base) ?? 2;
    for (; taken.has(name); n++) name = `${base} (${n})`;
    next.set(base, n);
    taken.add(name);
    return name;
  });
}
