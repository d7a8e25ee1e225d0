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

/** Years at equal distances, as statistics have them above what was measured in each: names, where the numbers below are no years. */
function namesYears({ cells }: CsvRecord, below: readonly CsvRecord[]): boolean {
  const isYear = (cell: string | undefined) => /^(?:1[6-9]|20)\d\d$/.test(cell ?? '');
  const places = cells.flatMap((cell, c) => (isNumber(cell) ? [c] : []));
  const years = places.map((c) => (isYear(cells[c]) ? Number(cells[c]) : Number.NaN));
  const step = (years[1] ?? 0) - (years[0] ?? 0);
  return (
    years.length > 1 &&
    years.length < cells.length &&
    step !== 0 &&
    years.every((year, i) => year === (years[0] as number) + i * step) &&
    below.some((record) => places.some((c) => isNumber(record.cells[c] ?? '') && !isYear(record.cells[c])))
  );
}

/**
 * The first row holds names when it holds no number (but years) and no gap (but for the first cell, which row numbers leave empty, and
 * above columns without any value), and either a column below it is of numbers, which is a sure sign, or all is text and none
 * of it comes again in its column.
 */
export function headerSign(records: readonly CsvRecord[]): 'none' | 'sure' | 'perhaps' {
  const [first, ...rest] = records.slice(0, sampleRows + 1);
  if (!first || rest.length === 0) return 'none';
  if (!namesYears(first, rest) && holdsNumber(first, rest)) return 'none';
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
