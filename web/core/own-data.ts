// A person's own data, whichever way they came: points drawn by hand, a CSV file, a typed formula.
import { type CsvOptions, parseCsv } from './csv.js';
import { type ColumnChoice, tableOfCsv } from './csv-table.js';
import { datasetCatalogue } from './datasets/catalogue.js';
import type { Table } from './datasets/table.js';
import { defaultFeatures, type FeatureName } from './features.js';
import { parseFormula } from './formula.js';
import { tableOfFormula } from './formula-table.js';
import type { DatasetName } from './names.js';
import { type OwnPoints, tableOfPoints } from './points.js';
import type { Parsed } from './setting-kinds.js';
import type { DataShape } from './settings.js';

export type OwnData =
  | { readonly kind: 'points'; readonly points: OwnPoints }
  | { readonly kind: 'formula'; readonly source: string; readonly inputs: number }
  | { readonly kind: 'csv'; readonly text: string; readonly options: CsvOptions; readonly choice: ColumnChoice };

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
        : { ok: false, error: `Expected at least two points, but there are ${data.points.points.length}.` };
    }
    case 'formula': {
      const parsed = parseFormula(data.source, data.inputs);
      return parsed.ok ? tableOfFormula(parsed.formula, options) : { ok: false, error: parsed.error.message };
    }
    case 'csv': {
      const parsed = parseCsv(data.text, data.options);
      if (!parsed.ok) return parsed;
      const made = tableOfCsv(parsed.value, data.choice);
      if (!made.ok) return made;
      return { ok: true, value: { table: made.value.table, notes: [...parsed.value.notes, ...made.value.notes] } };
    }
  }
}

/** Two inputs in the network's units can be turned into features; other numbers of inputs stay as they are. */
export const takesFeatures = (inputs: number): boolean => inputs === 2;

const withFeatures = (shape: DataShape, features: readonly FeatureName[]): DataShape =>
  takesFeatures(shape.inputs) ? { ...shape, inputs: features.length } : shape;

/** What a network for this table has to fit. */
export function shapeOfTable(table: Table, features: readonly FeatureName[] = defaultFeatures): DataShape {
  const shape = {
    task: table.task,
    scaling: table.scaling,
    inputs: table.inputs.length,
    outputs: table.outputs.length,
  };
  return withFeatures(shape, features);
}

/** The same for points, of which there may be none yet. */
export function shapeOfPoints(points: OwnPoints, features: readonly FeatureName[] = defaultFeatures): DataShape {
  const task = points.kind === 'values' ? 'regression' : points.classes > 2 ? 'multiclass' : 'binary';
  const outputs = task === 'multiclass' ? points.classes : 1;
  return { task, scaling: 'none', inputs: features.length, outputs };
}

/** The same for a data set of the catalogue, before any row of it is there. */
export function shapeOfDataset(dataset: DatasetName, features: readonly FeatureName[] = defaultFeatures): DataShape {
  return withFeatures(datasetCatalogue[dataset], features);
}

/** What a network has to fit: own data where there are some, else the data set named. */
export function shapeOfState(
  state: {
    readonly settings: { seed: number; noise: number };
    readonly features: readonly FeatureName[];
    readonly data?: OwnData;
  },
  dataset: DatasetName,
): Parsed<DataShape> {
  const { data, features, settings } = state;
  if (!data) return { ok: true, value: shapeOfDataset(dataset, features) };
  if (data.kind === 'points') return { ok: true, value: shapeOfPoints(data.points, features) };
  const loaded = loadOwnData(data, settings);
  return loaded.ok ? { ok: true, value: shapeOfTable(loaded.value.table, features) } : loaded;
}
