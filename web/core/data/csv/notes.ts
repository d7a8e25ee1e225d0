// What was found in a CSV file and what was assumed about it, in sentences to show beside the table.
import { quote } from '../../base/parsed.js';
import type { ColumnKind, CsvColumn } from './columns.js';
import type { Decimal } from './numbers.js';
import { delimiterNames } from './records.js';
import type { SplitCsv } from './split.js';

const some = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** So many names are said; the others are counted. */
const namesSaid = 5;

function namesOf(columns: readonly CsvColumn[]): string {
  const said = columns.slice(0, namesSaid).map((column) => quote(column.name));
  const more = columns.length - said.length;
  return said.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** How the numbers were read, where another reading is possible. */
function numberNotes(columns: readonly CsvColumn[]): string[] {
  const numbers = columns.filter((column) => column.kind === 'number');
  const having = (decimal: Decimal, mark: Decimal) =>
    numbers.filter((column) => column.decimal === decimal && column.marks.has(mark));
  const notes: string[] = [];
  const say = (found: readonly CsvColumn[], what: string) => {
    if (found.length > 0) notes.push(`${what} in ${namesOf(found)}.`);
  };
  say(having(',', ','), 'A comma inside a number is read as a decimal comma');
  say(having(',', '.'), 'A point before three digits is read as a thousands separator');
  say(
    numbers.filter((column) => column.brackets),
    'Numbers in brackets are read as below zero',
  );
  say(
    having('.', '.').filter((column) => column.isOpen),
    'A point before three digits is read as a decimal point, though it could separate thousands,',
  );
  say(
    numbers.filter((column) => column.zeros),
    'Numbers that begin with 0, as codes do, are read as numbers',
  );
  say(having('.', ','), 'A comma before three digits is read as a thousands separator');
  for (const column of numbers.filter((each) => each.unit !== '')) {
    const { unit } = column;
    notes.push(`${quote(column.name)} is in ${unit}${unit === '%' ? ': 3 % is read as 3' : ''}.`);
  }
  return notes;
}

/** Looked at, to find what stands behind numbers: kg, °C, years. */
const cellsLookedAt = 200;

function suffixOf({ kind, cells }: CsvColumn): string | undefined {
  if (kind !== 'category' && kind !== 'text') return undefined;
  const sample = cells.slice(0, cellsLookedAt).filter((cell) => cell !== '');
  const suffixes = sample.map((cell) => /^[+\-\u2212]?\d[\d.,]{0,20} ?([\p{L}°µ][^\d]{0,9})$/u.exec(cell)?.[1]);
  const [first] = suffixes;
  return sample.length > 1 && suffixes.every((suffix) => suffix === first) ? first : undefined;
}

/** Texts that look the same but are written with different characters stay apart, and it is said. */
function lookAlikes(column: CsvColumn): string | undefined {
  const seen = new Map<string, string>();
  for (const text of column.categories) {
    const key = text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();
    const other = seen.get(key);
    if (other !== undefined) {
      return `${quote(column.name)} has two texts that look alike, ${quote(other)} and ${quote(text)}, written with different characters: they count as two.`;
    }
    seen.set(key, text);
  }
  return undefined;
}

/** What was left out above the table and between its rows. */
function leftOut({ comments, titles }: SplitCsv['left']): string[] {
  const [title] = titles;
  const notes: string[] = [];
  if (title !== undefined) {
    const more = titles.length - 1;
    notes.push(`Left out above the table: ${quote(title)}${more > 0 ? ` and ${some(more, 'more line')}` : ''}.`);
  }
  if (comments > 0)
    notes.push(
      comments === 1
        ? 'A line that begins with # is a comment, and was left out.'
        : `${comments} lines that begin with # are comments, and were left out.`,
    );
  return notes;
}

export function describeTable(
  columns: readonly CsvColumn[],
  header: boolean,
  { delimiter, left }: Pick<SplitCsv, 'delimiter' | 'left'>,
): string[] {
  const cut = `Cells are separated by a ${delimiterNames[delimiter]}; the first row ${header ? 'holds the names' : 'holds values, not names'}.`;
  return [cut, ...leftOut(left), ...describeColumns(columns)];
}

export function describeColumns(columns: readonly CsvColumn[]): string[] {
  const notes = numberNotes(columns);
  const say = (kind: ColumnKind, what: string) => {
    const found = columns.filter((column) => column.kind === kind);
    if (found.length > 0) notes.push(`${what}: ${namesOf(found)}.`);
  };
  say('constant', 'The same in every row, so nothing can be learned from it');
  say('empty', 'Without any value');
  say('text', 'Too many different texts to learn from');
  const counting = columns.filter((column) => column.counts);
  if (counting.length > 0) notes.push(`Looks like a row number: ${namesOf(counting)}.`);
  for (const column of columns) {
    const suffix = suffixOf(column);
    if (suffix !== undefined)
      notes.push(
        `${quote(column.name)} has numbers with ${quote(suffix)} behind them, so they count as words; without it they are numbers.`,
      );
    const alike = lookAlikes(column);
    if (alike) notes.push(alike);
    if (column.missing > 0 && column.kind !== 'empty') {
      const words = column.missingWords > 0 ? ` (${column.missingWords} of them written as NA or the like)` : '';
      notes.push(`${quote(column.name)} has no value in ${some(column.missing, 'row')}${words}.`);
    }
  }
  return notes;
}
