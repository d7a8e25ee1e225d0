// From a table to rows in the network's units, and to the way back.

import type { CsvColumn } from '../../core/data/csv/columns.js';
import type { CsvTable } from '../../core/data/csv/csv.js';
import { type ColumnChoice, guessChoice, tableOfCsv, tasksOf } from '../../core/data/csv/table.js';
import { makeProblem, type Problem, type ScaledColumn } from '../../core/data/problem.js';
import { splitRows } from '../../core/data/row-split.js';
import type { Table } from '../../core/data/table.js';
import { fail, show } from '../../engine/errors.js';
import { oneOf } from '../../engine/names.js';
import { readInteger, readReal } from '../../engine/numbers.js';
import { checkNames, nearest } from '../../engine/option-names.js';
import { Preparation } from './preparation.js';
import { csvBehind } from './table.js';
import type {
  DataTable,
  PreparationJSON,
  PreparedInput,
  PreparedRows,
  PreparedScale,
  PrepareOptions,
} from './types.js';

const WHERE = 'prepare';
const NAMES = ['target', 'inputs', 'task', 'scaling', 'missing', 'testShare', 'seed', 'coding'];
const TASKS = ['regression', 'binary', 'multiclass'] as const;

/** What `prepare` gives. */
export interface Prepared {
  /** The way into the network's units and back, for rows to come. Keep it with the network. */
  readonly preparation: Preparation;
  readonly train: PreparedRows;
  /** Held out. Without rows where testShare is 0 or the table is small. */
  readonly test: PreparedRows;
  /** What was left out or changed, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Splits the rows by the seed, class by class, scales what is a number by the training rows alone, and makes one yes or no of each
 * category. The same table, options and seed give the same rows, here and in the playground. Throws a GlassboxError that names the
 * column or the option at fault.
 */
export function prepare(table: DataTable, options: PrepareOptions = {}): Prepared {
  checkNames(WHERE, 'options', options, NAMES);
  const csv = csvBehind(WHERE, table);
  const { missing, scaling, testShare, seed, coding } = readOptions(options);
  const choice = choose(csv, options);
  const made = tableOfCsv(csv, choice, missing === 'mean');
  if (!made.ok) return fail('invalidData', WHERE, made.error);
  const { means, filled } = fillGaps(made.value.table, seed, testShare);
  const problem = makeProblem(
    { ...filled, scaling },
    {
      seed,
      testShare,
      outputActivation: coding[0] === 0 ? 'sigmoid' : 'tanh',
      loss: 'mse',
    },
  );
  return {
    preparation: new Preparation(
      describe(problem, csv, (csv.columns[choice.target] as CsvColumn).name, missing === 'mean' ? means : undefined),
    ),
    train: rowsOf(problem.train),
    test: rowsOf(problem.test),
    notes: made.value.notes,
  };
}

function readOptions({ missing, scaling, testShare, seed, coding = [0, 1] }: PrepareOptions) {
  const share = testShare === undefined ? 0.2 : readReal(WHERE, 'testShare', testShare);
  if (share < 0 || share > 0.9)
    fail('invalidConfig', WHERE, `expected testShare from 0 to 0.9 but got ${show(testShare)}`);
  if (!Array.isArray(coding) || ![0, -1].includes(coding[0]) || coding[1] !== 1 || coding.length !== 2) {
    fail('invalidConfig', WHERE, `expected coding as [0, 1] or [-1, 1] but got ${show(String(coding))}`);
  }
  return {
    missing: missing === undefined ? 'drop' : oneOf(WHERE, 'missing', ['drop', 'mean'] as const, missing),
    scaling:
      scaling === undefined ? 'standard' : oneOf(WHERE, 'scaling', ['standard', 'unit', 'none'] as const, scaling),
    testShare: testShare === undefined ? 0.2 : testShare,
    seed: seed === undefined ? 42 : readInteger(WHERE, 'seed', seed, 0, 2 ** 32 - 1),
    coding,
  };
}

/** The columns by their places; what is not named is guessed. */
function choose(csv: CsvTable, { target, inputs, task }: PrepareOptions): ColumnChoice {
  const given = target === undefined ? undefined : placeOf(csv, target);
  const guess = guessChoice(csv, given);
  if (given === undefined && !guess) {
    return fail('invalidData', WHERE, 'expected at least two columns to learn from, but the table has fewer');
  }
  const chosen = given ?? (guess as ColumnChoice).target;
  if (inputs !== undefined && !Array.isArray(inputs)) {
    return fail('invalidConfig', WHERE, `expected inputs as an array of names but got ${show(inputs)}`);
  }
  const known = tasksOf(csv.columns[chosen] as CsvColumn);
  return {
    target: chosen,
    inputs: inputs?.map((name) => placeOf(csv, name)) ?? guess?.inputs.filter((i) => i !== chosen) ?? [],
    task: task === undefined ? (known[0] ?? 'regression') : oneOf(WHERE, 'task', TASKS, task),
  };
}

function placeOf(csv: CsvTable, name: string): number {
  const names = csv.columns.map((column) => column.name);
  const place = names.indexOf(name);
  if (place >= 0) return place;
  const near = typeof name === 'string' ? nearest(name, names) : undefined;
  const hint =
    near === undefined ? `expected one of ${names.slice(0, 20).map(show).join(', ')}` : `did you mean ${show(near)}?`;
  return fail('invalidConfig', WHERE, `the table has no column ${show(name)}; ${hint}`);
}

/** Gaps take the mean of the training rows, so that nothing of the test rows leaks. */
function fillGaps(table: Table, seed: number, testShare: number): { means: number[]; filled: Table } {
  const width = table.inputs.length;
  const { trainRows } = splitRows(table, seed, testShare);
  const means = table.inputs.map((_, j) => {
    let sum = 0;
    let count = 0;
    for (const row of trainRows) {
      const value = table.inputValues[row * width + j] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return count === 0 ? 0 : sum / count;
  });
  const inputValues = table.inputValues.map((value, i) => (Number.isNaN(value) ? (means[i % width] as number) : value));
  return { means, filled: { ...table, inputValues } };
}

const rowsOf = ({ inputs, targets, rows, source }: PreparedRows): PreparedRows => ({ inputs, targets, rows, source });

/** The problem's columns, those that were made of one column of the table together. */
function describe(
  problem: Problem,
  csv: CsvTable,
  target: string,
  means: readonly number[] | undefined,
): PreparationJSON {
  const inputs = new Map<number, PreparedInput & { readonly scales: PreparedScale[] }>();
  problem.inputs.forEach(({ scale, source = 0, categories }, j) => {
    const input = inputs.get(source) ?? {
      name: (csv.columns[source] as CsvColumn).name,
      ...(categories && { categories }),
      scales: [],
    };
    inputs.set(source, input);
    input.scales.push(means ? { ...scale, fill: means[j] as number } : scale);
  });
  const { task, coding, classNames: classes } = problem;
  const { scale } = problem.outputs[0] as ScaledColumn;
  return {
    format: 'glassbox-preparation',
    version: 1,
    task,
    inputs: [...inputs.values()],
    target: { name: target, classes, coding, scale },
  };
}
