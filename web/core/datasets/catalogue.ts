// What is known of every data set before any row of it is made or fetched.
import type { DatasetName } from '../names.js';

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
  /** One sentence: what a row is, and what is asked. */
  readonly about: string;
  /** Who measured it, and under which licence it is shared. */
  readonly source?: string;
}

const uci = 'UCI Machine Learning Repository, CC BY 4.0';

export const datasetCatalogue: Readonly<Record<DatasetName, DatasetInfo>> = {
  circle: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'A disc of one class inside a ring of the other.',
  },
  xor: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'Four quarters; opposite ones belong together.',
  },
  gauss: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'Two round clouds that a straight line can part.',
  },
  spiral: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'Two arms wound around each other.',
  },
  moons: {
    task: 'binary',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'Two half circles that reach into each other.',
  },
  regPlane: {
    task: 'regression',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'A slope that rises evenly from one corner to the other.',
  },
  regGauss: {
    task: 'regression',
    inputs: 2,
    outputs: 1,
    scaling: 'none',
    about: 'Three hills and three hollows, taking turns.',
  },
  sine1d: {
    task: 'regression',
    inputs: 1,
    outputs: 1,
    scaling: 'standard',
    about: 'One and a half waves of a sine, one number in and one out.',
  },
  orings: {
    task: 'binary',
    inputs: 1,
    outputs: 1,
    scaling: 'standard',
    file: 'challenger-o-rings.csv',
    about: 'The 23 Shuttle launches before Challenger: how cold it was, and whether an O-ring showed distress.',
    source: 'Rogers Commission report, 1986 (public domain); Dalal, Fowlkes, Hoadley 1989',
  },
  penguins: {
    task: 'multiclass',
    inputs: 4,
    outputs: 3,
    scaling: 'standard',
    file: 'penguins.csv',
    about: 'Bill, flipper and weight of penguins near Palmer Station: which of three species is it?',
    source: 'Gorman, Williams, Fraser 2014; Horst, Hill, Gorman 2020, CC0',
  },
  iris: {
    task: 'multiclass',
    inputs: 4,
    outputs: 3,
    scaling: 'standard',
    file: 'iris.csv',
    about: 'Petals and sepals of irises: which of three species is it?',
    source: `Fisher 1936; ${uci}`,
  },
  wine: {
    task: 'multiclass',
    inputs: 13,
    outputs: 3,
    scaling: 'standard',
    file: 'wine.csv',
    about: 'Thirteen measurements of wines from one valley: which of three vines did it come from?',
    source: `Aeberhard, Forina 1991; ${uci}`,
  },
  wineAutoencoder: {
    task: 'regression',
    inputs: 5,
    outputs: 5,
    scaling: 'unit',
    file: 'wine.csv',
    about: 'Five measurements of a wine go in, and the same five are to come out.',
    source: `Aeberhard, Forina 1991; ${uci}`,
  },
  digits: {
    task: 'multiclass',
    inputs: 64,
    outputs: 10,
    scaling: 'unit',
    file: 'digits-8x8.csv',
    about: 'Handwritten digits, eight by eight grey dots: which digit is it?',
    source: `Alpaydin, Kaynak 1998; ${uci}`,
  },
};

/** The file under data/ a data set needs; undefined where it is made from a formula. */
export function fileOf(dataset: DatasetName): string | undefined {
  return datasetCatalogue[dataset].file;
}
