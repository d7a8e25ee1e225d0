// What a page brings along: rows of its own, and networks that were trained elsewhere. Fetched when a page brings some.
import { sentence } from '../core/base/parsed.js';
import type { CsvColumn } from '../core/data/csv/columns.js';
import { guessChoice, tasksOf } from '../core/data/csv/table.js';
import { writeCsv } from '../core/data/csv/write.js';
import { type OwnData, rememberCsv } from '../core/data/own-data.js';
import { shapeOfTable } from '../core/data/shape.js';
import { readModelFile } from '../core/link/model-file.js';
import { firstPreset } from '../core/settings/first-preset.js';
import { resolveSettings } from '../core/settings/presets.js';
import { type Settings, validateSettings } from '../core/settings/settings.js';
import type { NetworkJSON } from '../engine/types.js';
import { readTable } from '../session/table-reader.js';
import type { Experiment } from './experiment.js';
import type { Coming } from './opening/coming.js';
import { ownDataLoader } from './opening/own-data-loader.js';
import type { Recipe } from './recipe.js';

type RowObjects = readonly Readonly<Record<string, unknown>>[];

export interface BroughtRows {
  /** CSV text, or an array of objects with the same names. */
  readonly rows: string | RowObjects;
  /** The column to predict; guessed when left out. */
  readonly target?: string | undefined;
}

type Csv = Extract<OwnData, { kind: 'csv' }>;

/** A cell as CSV writes it; what is neither number, text nor yes or no is refused. */
function cellOf(value: unknown, name: string, row: number): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string' || (typeof value === 'number' && Math.abs(value) !== Number.POSITIVE_INFINITY))
    return value;
  throw new Error(`Row ${row + 1}, column "${name}": expected a number, a text, true or false.`);
}

function csvText(rows: BroughtRows['rows']): string {
  if (typeof rows === 'string') return rows;
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === 'object' && row !== null))
    throw new Error('Expected data as CSV text or as an array of objects.');
  const objects: RowObjects = rows;
  const names = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return writeCsv(
    names.map((name) => ({
      name,
      cells: objects.map((row, r) => cellOf(Object.hasOwn(row, name) ? row[name] : null, name, r)),
    })),
  );
}

/** As if somebody had opened the file by hand and left every guess as it was: a long one is read in a worker. Throws an Error with a sentence. */
async function csvOf({ rows, target }: BroughtRows): Promise<Csv> {
  const text = csvText(rows);
  const options = typeof rows === 'string' ? {} : { header: true };
  const read = (await readTable({ text }, options))?.table;
  if (!read?.ok) throw new Error(read?.error ?? 'Reading the data was stopped.');
  const names = read.value.columns.map(({ name }) => name);
  const place = target === undefined ? undefined : names.indexOf(target);
  if (place === -1) throw new Error(`The data have no column "${target}"; there are ${names.slice(0, 20).join(', ')}.`);
  const guess = guessChoice(read.value, place);
  if (!guess) throw new Error('Expected at least two columns to learn from, but there are fewer.');
  const task = tasksOf(read.value.columns[guess.target] as CsvColumn)[0] ?? guess.task;
  const inputs = guess.inputs.filter((i) => i !== guess.target);
  const data: Csv = {
    kind: 'csv',
    text,
    options,
    choice: { ...guess, inputs, task },
  };
  rememberCsv(data, read);
  return data;
}

/** The recipe for these rows: settings that were left out are the preset's, and layers fit the columns. */
async function recipeOf(given: Partial<Settings>, rows: BroughtRows): Promise<{ recipe: Recipe; messages: string[] }> {
  const data = await csvOf(rows);
  const load = await ownDataLoader();
  const base = given.preset === undefined ? firstPreset : resolveSettings({ preset: given.preset }).settings;
  const loaded = load(data, base);
  if (!loaded.ok) throw new Error(loaded.error);
  const { dataset: _, ...others } = given;
  const { settings, problems } = validateSettings(others, base, shapeOfTable(loaded.value.table));
  return { recipe: { settings, features: ['x1', 'x2'], data }, messages: problems.map(({ message }) => message) };
}

/** Opens rows of the page's own, which may still be on their way. */
export const openRows = (
  experiment: Experiment,
  given: Partial<Settings>,
  brought: () => Promise<BroughtRows>,
): Promise<void> =>
  experiment.openComing(
    (async () => {
      const { recipe, messages } = await recipeOf(given, await brought());
      return { recipe, how: { change: { label: 'Open' }, messages } };
    })(),
  );

/**
 * Opens a network that was trained elsewhere, with rows of its own or with the data that are open. network: what toJSON gave, or something
 * that has it. Where they do not fit, what is open stays, and the experiment says why.
 */
export const openNetwork = (experiment: Experiment, network: unknown, rows?: BroughtRows): Promise<void> =>
  experiment.openComing(networkToOpen(experiment.recipe, network, rows));

async function networkToOpen(present: Recipe, network: unknown, rows?: BroughtRows): Promise<Coming> {
  const has = network as { toJSON?: () => unknown } | null;
  let text: string;
  try {
    text = JSON.stringify(typeof has?.toJSON === 'function' ? await has.toJSON() : network) ?? '';
  } catch (error) {
    throw new Error(`The network could not be read: ${sentence(error)}`);
  }
  const { settings } = present;
  const beside = rows ? (await recipeOf({ seed: settings.seed, testShare: settings.testShare }, rows)).recipe : present;
  const read = readModelFile(text, beside);
  if (!read.ok) throw new Error(read.error);
  const { recipe, network: saved, notes } = read.value;
  return { recipe, how: { change: { label: 'Open' }, messages: notes, saved: saved as unknown as NetworkJSON } };
}
