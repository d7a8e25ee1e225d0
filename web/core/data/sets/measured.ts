// Data sets read from the CSV files that come with the page. Fetching the text is the page's business.

import { datasetCatalogue } from '../../settings/datasets.js';
import type { DatasetName } from '../../settings/names.js';
import { splitCsv } from '../csv/split.js';
import { type Column, type DroppedRows, domainOf, type Table } from '../table.js';

export type MeasuredName = 'orings' | 'penguins' | 'iris' | 'wine' | 'wineAutoencoder' | 'twoVines' | 'digits';

interface InputColumn {
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  readonly domain?: readonly [number, number];
}

interface Description {
  readonly inputs: readonly InputColumn[];
  /** Left out where the inputs are the targets. */
  readonly target?: { readonly name: string; readonly label: string };
  /** Texts of the target column and what people call them; the order is the order of the outputs. */
  readonly classes?: readonly (readonly [text: string, label: string])[];
  /** A text of the target column whose rows are of another question: they are no part of this data set. */
  readonly without?: string;
}

const column = (name: string, label: string, unit?: string): InputColumn =>
  unit === undefined ? { name, label } : { name, label, unit };

const wineColumns: readonly InputColumn[] = [
  column('alcohol', 'Alcohol', '% vol'),
  column('malic_acid', 'Malic acid', 'g/l'),
  column('ash', 'Ash', 'g/l'),
  column('alcalinity_of_ash', 'Alkalinity of ash'),
  column('magnesium', 'Magnesium', 'mg/l'),
  column('total_phenols', 'Phenols'),
  column('flavanoids', 'Flavanoids'),
  column('nonflavanoid_phenols', 'Other phenols'),
  column('proanthocyanins', 'Proanthocyanins'),
  column('color_intensity', 'Colour intensity'),
  column('hue', 'Hue'),
  column('od280_od315_of_diluted_wines', 'OD280/OD315'),
  column('proline', 'Proline', 'mg/l'),
];

/** Five that say much of one another: two numbers between them can carry most of what they tell. */
const squeezed = ['alcohol', 'total_phenols', 'flavanoids', 'color_intensity', 'hue'];
const fiveOfWine = wineColumns.filter(({ name }) => squeezed.includes(name));

const pixels: readonly InputColumn[] = Array.from({ length: 64 }, (_, i) => {
  const row = Math.floor(i / 8);
  const across = i % 8;
  return { name: `p${row}${across}`, label: `Dot ${row + 1}, ${across + 1}`, domain: [0, 16] as const };
});

const descriptions: Readonly<Record<MeasuredName, Description>> = {
  orings: {
    // Drawn down to the 31 °F of Challenger's last morning, far outside of what had been flown before.
    inputs: [{ name: 'launch_temperature_f', label: 'Launch temperature', unit: '°F', domain: [30, 85] }],
    target: { name: 'o_ring_distress', label: 'O-ring distress' },
    classes: [
      ['0', 'no distress'],
      ['1', 'distress'],
    ],
  },
  penguins: {
    inputs: [
      column('bill_length_mm', 'Bill length', 'mm'),
      column('bill_depth_mm', 'Bill depth', 'mm'),
      column('flipper_length_mm', 'Flipper length', 'mm'),
      column('body_mass_g', 'Body mass', 'g'),
    ],
    target: { name: 'species', label: 'Species' },
    classes: [
      ['Adelie', 'Adélie'],
      ['Chinstrap', 'Chinstrap'],
      ['Gentoo', 'Gentoo'],
    ],
  },
  iris: {
    inputs: [
      column('sepal_length_cm', 'Sepal length', 'cm'),
      column('sepal_width_cm', 'Sepal width', 'cm'),
      column('petal_length_cm', 'Petal length', 'cm'),
      column('petal_width_cm', 'Petal width', 'cm'),
    ],
    target: { name: 'species', label: 'Species' },
    classes: [
      ['setosa', 'Setosa'],
      ['versicolor', 'Versicolor'],
      ['virginica', 'Virginica'],
    ],
  },
  wine: {
    inputs: wineColumns,
    target: { name: 'cultivar', label: 'Vine' },
    classes: [
      ['1', 'Vine 1'],
      ['2', 'Vine 2'],
      ['3', 'Vine 3'],
    ],
  },
  wineAutoencoder: { inputs: fiveOfWine },
  // Vines 1 and 2 overlap in these five: vine 3 stands apart, and a logistic regression of it would have no end.
  twoVines: {
    inputs: fiveOfWine,
    target: { name: 'cultivar', label: 'Vine' },
    classes: [
      ['1', 'Vine 1'],
      ['2', 'Vine 2'],
    ],
    without: '3',
  },
  digits: {
    inputs: pixels,
    target: { name: 'digit', label: 'Digit' },
    classes: Array.from({ length: 10 }, (_, digit) => [String(digit), String(digit)] as const),
  },
};

/** An answer instead of an exception: a file that is not what its name says is told in a sentence. */
export type TableResult = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly error: string };

/** Reads the CSV text of a measured data set. Rows with a missing or unreadable value are left out, counted, and told why. */
export function readTable(name: MeasuredName, csv: string): TableResult {
  const { inputs, target, classes, without } = descriptions[name];
  const { task, scaling, file } = datasetCatalogue[name];
  const split = splitCsv(csv, { delimiter: ',' });
  if (!split.ok) return { ok: false, error: `${file}: ${split.error}` };
  const [header, ...records] = split.value.records;
  const names = header?.cells ?? [];
  const wanted = [...inputs.map((input) => input.name), ...(target ? [target.name] : [])];
  const places = wanted.map((columnName) => names.indexOf(columnName));
  const missing = wanted.filter((_, i) => places[i] === -1);
  if (missing.length > 0) {
    return {
      ok: false,
      error: `${file}: expected a column ${missing.join(', ')} but got ${names.slice(0, 8).join(', ')}`,
    };
  }

  const values: number[] = [];
  const targets: number[] = [];
  const dropped = new Map<string, number[]>();
  for (const { row: line, cells } of records) {
    const texts = places.map((place) => (cells[place] ?? '').trim());
    if (without !== undefined && texts.at(-1) === without) continue;
    const row = inputs.map((_, i) => toNumber(texts[i] as string));
    const answer = classes ? classes.findIndex(([text]) => text === texts.at(-1)) : 0;
    const reason = whyNot(wanted, texts, row, answer);
    if (reason === undefined) {
      values.push(...row);
      if (task === 'regression') targets.push(...row);
      else targets.push(answer);
    } else {
      dropped.set(reason, [...(dropped.get(reason) ?? []), line]);
    }
  }
  const width = inputs.length;
  const count = values.length / width;
  if (count === 0) return { ok: false, error: `${file}: expected rows of numbers under the header but found none` };

  const inputValues = Float64Array.from(values);
  const columns = inputs.map((input, j): Column => {
    const { domain, ...rest } = input;
    return { ...rest, domain: domain ?? domainOf(inputValues.filter((_, i) => i % width === j)) };
  });
  const classNames = classes?.map(([, label]) => label) ?? [];
  return {
    ok: true,
    table: {
      dataset: name,
      task,
      scaling,
      rows: count,
      inputs: columns,
      outputs: outputColumns(task === 'multiclass' ? classNames : [], target, columns),
      classNames,
      inputValues,
      targetValues: Float64Array.from(targets),
      dropped: [...dropped].map(([reason, lines]): DroppedRows => ({ reason, lines })),
    },
  };
}

export function isMeasured(name: DatasetName): name is MeasuredName {
  return Object.hasOwn(descriptions, name);
}

const absent = new Set(['', 'NA', 'NaN', 'nan', 'null', '?']);

const toNumber = (text: string) => (absent.has(text) ? Number.NaN : Number(text));

function whyNot(names: readonly string[], texts: readonly string[], row: readonly number[], answer: number) {
  const gap = texts.findIndex((text) => absent.has(text));
  if (gap !== -1) return `no value for ${names[gap]}`;
  const odd = row.findIndex((value) => !Number.isFinite(value));
  if (odd !== -1) return `${names[odd]} is not a number`;
  return answer === -1 ? `${names.at(-1)} is none of the known classes` : undefined;
}

function outputColumns(
  classNames: readonly string[],
  target: Description['target'],
  inputs: readonly Column[],
): readonly Column[] {
  if (classNames.length > 0) return classNames.map((label) => ({ name: label, label, domain: [0, 1] }));
  return target ? [{ ...target, domain: [0, 1] }] : inputs;
}
