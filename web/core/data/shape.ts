// What a network has to fit, before anything is trained: how many inputs and outputs, and of which kind.

import type { Parsed } from '../base/parsed.js';
import { datasetCatalogue } from '../settings/datasets.js';
import type { DatasetName } from '../settings/names.js';
import type { DataShape } from '../settings/settings.js';
import { defaultFeatures, type FeatureName, takesFeatures } from './feature-names.js';
import type { OwnData, OwnTable } from './own-data.js';
import type { OwnPoints } from './points/points.js';
import type { Table } from './table.js';

/** own-data.ts's loadOwnData, which pages fetch only when somebody brings data. */
export type LoadOwnData = (data: OwnData, options: { seed: number; noise: number }) => Parsed<OwnTable>;

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

/** What a network has to fit: own data where there are some (`load` reads them), else the data set named. */
export function shapeOfState(
  state: {
    readonly settings: { seed: number; noise: number };
    readonly features: readonly FeatureName[];
    readonly data?: OwnData;
  },
  dataset: DatasetName,
  load: LoadOwnData,
): Parsed<DataShape> {
  const { data, features, settings } = state;
  if (!data) return { ok: true, value: shapeOfDataset(dataset, features) };
  if (data.kind === 'points') return { ok: true, value: shapeOfPoints(data.points, features) };
  const loaded = load(data, settings);
  return loaded.ok ? { ok: true, value: shapeOfTable(loaded.value.table, features) } : loaded;
}
