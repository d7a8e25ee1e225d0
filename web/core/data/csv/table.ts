// From a CSV table to what a network learns from: columns chosen, rows with gaps left out and counted, categories made
// one-hot.

import { type Parsed, quote } from '../../base/parsed.js';
import type { Task } from '../../settings/datasets.js';
import { type Column, type DroppedRows, decimalsIn, domainOf, type Table } from '../table.js';
import { type CsvColumn, maxCategories, maxClasses } from './columns.js';
import type { CsvTable } from './csv.js';

/** Columns by place in the table, from 0. */
export interface ColumnChoice {
  readonly inputs: readonly number[];
  readonly target: number;
  readonly task: Task;
}

/** Inputs after categories have been made one-hot. */
export const maxInputs = 1_024;

export interface CsvData {
  readonly table: Table;
  /** What was left out or changed on the way, in sentences. */
  readonly notes: readonly string[];
}

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/** Whether a column can be learned from. */
export const canBeInput = (column: CsvColumn): boolean =>
  column.kind === 'number' || (column.kind === 'category' && column.distinct <= maxCategories);

/** Whether a column can be predicted: letters of an alphabet can, though they would make too many inputs. */
export const canBeTarget = ({ kind }: CsvColumn): boolean => kind === 'number' || kind === 'category';

/** The tasks a column can be the target of, the likeliest first. */
export function tasksOf(column: CsvColumn): readonly Task[] {
  const classes: readonly Task[] = column.distinct === 2 ? ['binary'] : ['multiclass'];
  if (column.kind === 'category') return classes;
  if (column.kind !== 'number') return [];
  const present = column.values.filter((value) => !Number.isNaN(value));
  // Codes, as 1 to 26 for letters, are whole numbers that come again.
  const canBeCodes =
    column.distinct <= maxCategories ||
    (column.distinct <= maxClasses && present.length >= 2 * column.distinct && present.every(Number.isInteger));
  if (!canBeCodes) return ['regression'];
  // Few whole numbers that come again and again are names of classes, as the 1, 2, 3 of three vines.
  const looksLikeClasses =
    column.distinct === 2 ||
    (column.distinct <= 10 && present.every(Number.isInteger) && present.length >= 5 * column.distinct);
  return looksLikeClasses ? [...classes, 'regression'] : ['regression', ...classes];
}

const targetName = /^(y|target|label|class|classes|output|outcome|result|species|category|kind|digit|price|survived)$/i;

/**
 * A first choice: the target, unless it is given by its place, is the usable column whose name says so, else the last; all other
 * usable columns are inputs, but for row numbers. undefined where fewer than two columns are usable.
 */
export function guessChoice(csv: CsvTable, given?: number): ColumnChoice | undefined {
  const usable = csv.columns.map((_, i) => i).filter((i) => canBeTarget(csv.columns[i] as CsvColumn));
  const candidates = usable.filter((i) => !(csv.columns[i] as CsvColumn).counts);
  const pool = candidates.length >= 2 ? candidates : usable;
  const target = given ?? pool.findLast((i) => targetName.test((csv.columns[i] as CsvColumn).name)) ?? pool.at(-1);
  const inputs = pool.filter((i) => i !== target && canBeInput(csv.columns[i] as CsvColumn));
  if (target === undefined || inputs.length === 0) return undefined;
  return { inputs, target, task: tasksOf(csv.columns[target] as CsvColumn)[0] as Task };
}

function checkChoice(csv: CsvTable, choice: ColumnChoice): string | undefined {
  const at = (i: number) => csv.columns[i];
  for (const i of [...choice.inputs, choice.target]) {
    const column = at(i);
    if (!column) return `Expected a column from 1 to ${csv.columns.length}, but got ${quote(i + 1)}.`;
    if (!canBeTarget(column)) {
      const why = {
        constant: 'is the same in every row',
        empty: 'has no values',
        text: 'has too many different texts',
      };
      return `Column ${quote(column.name)} ${why[column.kind as keyof typeof why]}: choose another one.`;
    }
  }
  const wide = choice.inputs.map((i) => at(i) as CsvColumn).find((column) => !canBeInput(column));
  if (wide) {
    return `Column ${quote(wide.name)} has ${wide.distinct} different texts, and as an input it may have ${maxCategories}: choose another one, or predict it.`;
  }
  if (choice.inputs.length === 0) return 'Choose at least one column as an input.';
  if (new Set(choice.inputs).size < choice.inputs.length) return 'Each column can be an input once.';
  if (choice.inputs.includes(choice.target)) {
    return `Column ${quote(at(choice.target)?.name)} is what is to be predicted, so it cannot be an input as well.`;
  }
  const target = at(choice.target) as CsvColumn;
  const tasks = tasksOf(target);
  if (tasks.includes(choice.task)) return undefined;
  const has = choice.task === 'regression' ? 'holds words, not numbers' : `has ${target.distinct} different values`;
  return `Column ${quote(target.name)} ${has}, which does not fit a ${choice.task} task; it can be ${tasks.join(' or ')}.`;
}

interface Encoded {
  readonly column: Column;
  /** The value for one row of the CSV table. */
  readonly of: (row: number) => number;
}

/** A row may stay for its other values, with a gap here. */
function presentIn({ values }: CsvColumn, rows: readonly number[]): number[] {
  const present: number[] = [];
  for (const row of rows) {
    const value = values[row] as number;
    if (!Number.isNaN(value)) present.push(value);
  }
  return present;
}

/** One number column stays one; two categories become a yes or no; more become one yes or no each. */
function encodeInput(column: CsvColumn, source: number, rows: readonly number[]): { inputs: Encoded[]; note?: string } {
  const present = presentIn(column, rows);
  if (present.every((value) => value === present[0])) {
    return { inputs: [], note: `${quote(column.name)} is the same in all rows that are left, so it was left out.` };
  }
  if (column.kind === 'number') {
    const domain = domainOf(present);
    const decimals = decimalsIn(present, domain);
    const of = (row: number) => column.values[row] as number;
    const unit = column.unit === '' ? {} : { unit: column.unit };
    return { inputs: [{ column: { name: column.name, label: column.name, ...unit, domain, decimals, source }, of }] };
  }
  const places = [...new Set(present)].sort((a, b) => a - b);
  const categories = places.map((place) => column.categories[place] as string);
  const inputs = (places.length === 2 ? places.slice(1) : places).map((place): Encoded => {
    const name = `${column.name}: ${column.categories[place]}`;
    return {
      column: { name, label: name, domain: [0, 1], scaling: 'none', source, categories },
      of: (row) => (Number.isNaN(column.values[row]) ? Number.NaN : Number(column.values[row] === place)),
    };
  });
  return { inputs };
}

/** The texts of the classes and the class of each row. */
function encodeClasses(column: CsvColumn, rows: readonly number[]): { names: string[]; codes: number[] } {
  const values = rows.map((row) => column.values[row] as number);
  const places = [...new Set(values)].sort((a, b) => a - b);
  const names = places.map((place) =>
    column.kind === 'category' ? (column.categories[place] as string) : String(place),
  );
  const codeOf = new Map(places.map((place, code) => [place, code]));
  return { names, codes: values.map((value) => codeOf.get(value) as number) };
}

/** Fewer rows than this say little about a class. */
const fewRows = 5;

/** Says which classes have so few rows that little can be learned, or tested, of them. */
function rareClasses(names: readonly string[], codes: readonly number[]): string | undefined {
  const counts = names.map(() => 0);
  for (const code of codes) counts[code] = (counts[code] as number) + 1;
  // Where every class is small the table is: that says nothing of one class.
  if (Math.max(...counts) < 3 * fewRows) return undefined;
  const rare = names.flatMap((name, k) =>
    (counts[k] as number) < fewRows ? [`${quote(name)} (${counts[k]} ${counts[k] === 1 ? 'row' : 'rows'})`] : [],
  );
  if (rare.length === 0) return undefined;
  const more = rare.length > 5 ? ` and ${rare.length - 5} more` : '';
  return `Rare, so that little can be learned of them: ${rare.slice(0, 5).join(', ')}${more}. Each class has at least one row in training.`;
}

/** Rows that have a value in every chosen column, and the others by reason. Column after column, as they lie in memory. */
function splitByGaps(csv: CsvTable, columns: readonly CsvColumn[]): { rows: number[]; dropped: DroppedRows[] } {
  const gaps: (string | undefined)[] = new Array(csv.rowCount).fill(undefined);
  for (const { name, values } of columns) {
    for (let row = 0; row < csv.rowCount; row++) if (Number.isNaN(values[row])) gaps[row] ??= name;
  }
  const rows: number[] = [];
  const reasons = new Map<string, number[]>();
  gaps.forEach((name, row) => {
    if (name === undefined) {
      rows.push(row);
      return;
    }
    const reason = `no value for ${name}`;
    const lines = reasons.get(reason) ?? [];
    lines.push(csv.fileRows[row] as number);
    reasons.set(reason, lines);
  });
  return { rows, dropped: [...reasons].map(([reason, lines]) => ({ reason, lines })) };
}

/** The chosen columns as inputs of a network; what there is to say of them goes to `notes`. */
function encodeInputs(
  csv: CsvTable,
  sources: readonly number[],
  rows: readonly number[],
  notes: string[],
): Parsed<Encoded[]> {
  const encoded: Encoded[] = [];
  for (const source of sources) {
    const { inputs, note } = encodeInput(csv.columns[source] as CsvColumn, source, rows);
    encoded.push(...inputs);
    if (note) notes.push(note);
  }
  if (encoded.length === 0)
    return bad('None of the chosen inputs differs between the rows that are left. Choose other columns.');
  if (encoded.length > maxInputs)
    return bad(
      `Expected at most ${maxInputs} inputs, but the chosen columns make ${encoded.length}. Choose fewer columns.`,
    );
  return { ok: true, value: encoded };
}

/** Row after row. */
function valuesOf(encoded: readonly Encoded[], rows: readonly number[]): Float64Array {
  const values = new Float64Array(rows.length * encoded.length);
  encoded.forEach(({ of }, j) => {
    for (let i = 0; i < rows.length; i++) values[i * encoded.length + j] = of(rows[i] as number);
  });
  return values;
}

/** What a target makes of a table: one number a row, or one of its classes. */
type Target = Pick<Table, 'task' | 'outputs' | 'classNames' | 'targetValues' | 'splitByClass'>;

function numberTarget({ name, unit, values }: CsvColumn, rows: readonly number[]): Target {
  const targetValues = Float64Array.from(rows, (row) => values[row] as number);
  const domain = domainOf(targetValues);
  const decimals = decimalsIn(targetValues, domain);
  const output: Column = { name, label: name, ...(unit !== '' && { unit }), domain, decimals, scaling: 'standard' };
  return { task: 'regression', outputs: [output], classNames: [], targetValues };
}

/** notes: gets a sentence where a class is rare. */
function classTarget(target: CsvColumn, rows: readonly number[], notes: string[]): Parsed<Target> {
  const { name: label } = target;
  const { names, codes } = encodeClasses(target, rows);
  if (names.length < 2) {
    return bad(
      `Only one class, ${quote(names[0])}, of ${quote(label)} is in the rows that are left. Choose fewer columns.`,
    );
  }
  const rare = rareClasses(names, codes);
  if (rare) notes.push(rare);
  // Classes may have gone with the rows that were left out.
  const task: Task = names.length === 2 ? 'binary' : 'multiclass';
  const outputs: Column[] =
    task === 'binary'
      ? [{ name: label, label, domain: [0, 1] }]
      : names.map((name) => ({ name, label: name, domain: [0, 1] }));
  const targetValues = Float64Array.from(codes);
  return { ok: true, value: { task, outputs, classNames: names, targetValues, splitByClass: true } };
}

/**
 * The chosen columns as a table for makeProblem, which splits and standardises by the training rows; yes-or-no columns
 * stay 0 and 1, a regression's target is standardised too. keepGaps: rows without a value in an input stay, with NaN there;
 * else they are left out. Errors name the column and say what to choose instead. Never throws.
 */
export function tableOfCsv(csv: CsvTable, choice: ColumnChoice, keepGaps = false): Parsed<CsvData> {
  const misfit = checkChoice(csv, choice);
  if (misfit) return bad(misfit);
  const target = csv.columns[choice.target] as CsvColumn;
  const chosen = choice.inputs.map((i) => csv.columns[i] as CsvColumn);
  const { rows, dropped } = splitByGaps(csv, keepGaps ? [target] : [...chosen, target]);
  const notes: string[] = [];
  const droppedCount = csv.rowCount - rows.length;
  if (droppedCount > 0) {
    const lack = droppedCount === 1 ? ['lacks', 'was'] : ['lack', 'were'];
    notes.push(
      `${droppedCount} of ${csv.rowCount} rows ${lack[0]} a value in a chosen column and ${lack[1]} left out.`,
    );
  }
  if (rows.length < 2) {
    return bad(
      `Expected at least two rows with a value in every chosen column, but got ${rows.length}. Choose fewer columns.`,
    );
  }

  const encoded = encodeInputs(csv, choice.inputs, rows, notes);
  if (!encoded.ok) return encoded;
  const output: Parsed<Target> =
    choice.task === 'regression' ? { ok: true, value: numberTarget(target, rows) } : classTarget(target, rows, notes);
  if (!output.ok) return output;
  const table = {
    dataset: 'csv' as const,
    scaling: 'standard' as const,
    rows: rows.length,
    inputs: encoded.value.map((input) => input.column),
    inputValues: valuesOf(encoded.value, rows),
    dropped,
    ...output.value,
  };
  return { ok: true, value: { table, notes } };
}
