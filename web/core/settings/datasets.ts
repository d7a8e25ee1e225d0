// What is known of every data set before any row of it is made or fetched.
import type { DatasetName } from './names.js';

export type Task = 'regression' | 'binary' | 'multiclass';

/** How columns are brought into the network's units; see standardise.ts. */
export type Scaling = 'none' | 'standard' | 'unit';

export interface DatasetInfo {
  readonly task: Task;
  /** Columns the network sees, and numbers it answers with. */
  readonly inputs: number;
  readonly outputs: number;
  readonly scaling: Scaling;
  /** The file under data/, where the rows are measured and not made up. */
  readonly file?: string;
}

export const datasetCatalogue: Readonly<Record<DatasetName, DatasetInfo>> = {
  circle: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  xor: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  gauss: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  spiral: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  moons: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  regPlane: {
    task: 'regression',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  regGauss: {
    task: 'regression',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
  },
  sine1d: {
    task: 'regression',
    inputs: 1,
    outputs: 1,
    scaling: 'standard',
  },
  clock: {
    task: 'multiclass',
    inputs: 38,
    outputs: 19,
    scaling: 'none',
  },
  orings: {
    task: 'binary',
    inputs: 1,
    outputs: 1,
    scaling: 'standard',
    file: 'challenger-o-rings.csv',
  },
  penguins: {
    task: 'multiclass',
    inputs: 4,
    outputs: 3,
    scaling: 'standard',
    file: 'penguins.csv',
  },
  iris: {
    task: 'multiclass',
    inputs: 4,
    outputs: 3,
    scaling: 'standard',
    file: 'iris.csv',
  },
  wine: {
    task: 'multiclass',
    inputs: 13,
    outputs: 3,
    scaling: 'standard',
    file: 'wine.csv',
  },
  wineAutoencoder: {
    task: 'regression',
    inputs: 5,
    outputs: 5,
    scaling: 'unit',
    file: 'wine.csv',
  },
  twoVines: {
    task: 'binary',
    inputs: 5,
    outputs: 1,
    scaling: 'standard',
    file: 'wine.csv',
  },
  digits: {
    task: 'multiclass',
    inputs: 64,
    outputs: 10,
    scaling: 'unit',
    file: 'digits-8x8.csv',
  },
};

/** The file under data/ a data set needs; undefined where it is made from a formula. */
export function fileOf(dataset: DatasetName): string | undefined {
  return datasetCatalogue[dataset].file;
}
