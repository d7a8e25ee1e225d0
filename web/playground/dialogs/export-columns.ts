// What a stranger needs to use an exported network: the columns in their order and units, their scaling, what the classes are coded as,
// what to do about gaps, and rows to check by. Pure.
import { type ScaledColumn, toNetworkUnits } from '../../core/data/problem.js';
import type { ExportModel } from '../../core/exports/index.js';
import { fromScaled, type Scale } from '../../core/network/units.js';
import { many, networkInputs, type Scene } from '../../parts/words.js';

/** What an ExportModel says of its columns. */
export type Meaning = Required<Pick<ExportModel, 'inputNames' | 'outputNames' | 'notes'>> &
  Pick<ExportModel, 'inputScales' | 'outputScales'>;

/** Rounded to 32 bits, a number of this column may be off by so many of the network's: more, and the file takes the network's own. */
const coarsest = 1e-4;
const halfStep = 2 ** -24;

const isFine = ({ scale, domain }: ScaledColumn) =>
  (Math.max(...domain.map(Math.abs), Math.abs(scale.centre)) * halfStep) / scale.spread <= coarsest;

const isPlain = ({ centre, spread }: Scale) => centre === 0 && spread === 1;
const named = ({ label, unit }: ScaledColumn) => (unit ? `${label} (${unit})` : label);

/** "Bill length (mm): (value - 43.92193) / 5.459584", every digit of it. */
function formulaOf(column: ScaledColumn): string {
  const { centre, spread } = column.scale;
  return `${named(column)}: (value ${centre < 0 ? '+' : '-'} ${Math.abs(centre)}) / ${spread}`;
}

function scalingNotes(what: string, columns: readonly ScaledColumn[]): string[] {
  return [
    `${what} the network's own numbers, which are made of the columns so:`,
    ...columns.filter(({ scale }) => !isPlain(scale)).map(formulaOf),
  ];
}

function classNotes({ problem }: Scene): string[] {
  const { task, classNames, coding } = problem;
  if (task === 'binary') {
    const [no, yes] = coding;
    return [
      `The output was trained with ${no} for ${classNames[0]} and ${yes} for ${classNames[1]}; from ${(no + yes) / 2} on it says ${classNames[1]}.`,
    ];
  }
  if (task === 'multiclass')
    return [
      `The largest output names the class, in this order: ${classNames.map((name, i) => `${i} ${name}`).join(', ')}.`,
    ];
  return [];
}

function gapNotes({ problem }: Scene): string[] {
  const lines = problem.dropped.reduce((sum, { lines }) => sum + lines.length, 0);
  const left =
    lines > 0
      ? `: ${many(lines, 'row')} of the file that had none or could not be read ${lines === 1 ? 'was' : 'were'} left out`
      : '';
  return [`Every input needs a number${left}. There is no rule for a missing one.`];
}

export function meaningOf(scene: Scene): Meaning {
  const { problem, features, making, inputNames } = scene;
  const { inputs, outputs } = problem;
  const made = features !== null && making !== undefined;
  const takesUnits = !made && inputs.every(isFine);
  const answersUnits = outputs.every(isFine);
  const madeOf = made
    ? [`The inputs are computed from ${inputs.map(({ label }) => label).join(' and ')} as the network has them.`]
    : [];
  const scaled = (columns: readonly ScaledColumn[]) => columns.some(({ scale }) => !isPlain(scale));
  return {
    inputNames: made ? inputNames : inputs.map(named),
    outputNames: outputs.map(named),
    ...(takesUnits && { inputScales: inputs.map(({ scale }) => scale) }),
    ...(answersUnits && { outputScales: outputs.map(({ scale }) => scale) }),
    notes: [
      ...madeOf,
      ...(takesUnits || !scaled(inputs) ? [] : scalingNotes('The file takes', inputs)),
      ...(answersUnits || !scaled(outputs) ? [] : scalingNotes('The file answers', outputs)),
      ...classNotes(scene),
      ...gapNotes(scene),
    ],
  };
}

/**
 * Rows to check by, of the training set, then of the test set, and round again when there are few: as the file takes them, and as the
 * network does.
 */
export function rowsToCheck(
  scene: Scene,
  meaning: Meaning,
  rows: number,
): { file: Float32Array; network: Float32Array } {
  const { train, test, table, inputs } = scene.problem;
  const width = inputs.length;
  const sources = [...train.source, ...test.source];
  const values = Float32Array.from({ length: rows * width }, (_, i) => {
    const row = sources[Math.floor(i / width) % sources.length] ?? 0;
    return table.inputValues[row * width + (i % width)] ?? 0;
  });
  if (meaning.inputScales) return { file: values, network: toNetworkUnits(inputs, values) };
  const own = new Float32Array(rows * width);
  for (let i = 0; i < rows; i++) {
    const at = i % sources.length;
    const [set, row] = at < train.rows ? [train, at] : [test, at - train.rows];
    own.set(set.inputs.subarray(row * width, (row + 1) * width), i * width);
  }
  const network = networkInputs(scene, own, rows);
  return { file: network, network };
}

/** The network's answers as the file gives them. */
export function answersOf({ outputScales }: Meaning, answers: Float32Array): Float32Array {
  if (!outputScales) return answers;
  return answers.map((value, i) => fromScaled(outputScales[i % outputScales.length] as Scale, value));
}
