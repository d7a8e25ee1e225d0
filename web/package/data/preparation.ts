// The way between people's rows and the network's numbers, both ways; kept with the network.
import { readNumber } from '../../core/data/csv/numbers.js';
import { fromScaled, toScaled } from '../../core/network/units.js';
import { fail, show } from '../../engine/errors.js';
import { nearest } from '../../engine/option-names.js';
import type { ActivationName } from '../../engine/types.js';
import { readPreparationJSON } from './json.js';
import { cellText } from './table.js';
import type { FittingNetwork, Prediction, PreparationJSON, PreparedInput, RowObject } from './types.js';

const ENCODE = 'Preparation.encode';

/** Made by `prepare` or `readPreparation`. Does not change. */
export class Preparation {
  readonly #said: PreparationJSON;

  /** For `prepare` and `readPreparation`, which have checked it. */
  constructor(said: PreparationJSON) {
    this.#said = said;
  }

  /** regression, binary or multiclass. */
  get task(): PreparationJSON['task'] {
    return this.#said.task;
  }

  /** The columns that rows must have, and what the network is given of each. */
  get inputs(): readonly PreparedInput[] {
    return this.#said.inputs;
  }

  /** The column that is predicted; its classes, the numbers for them, and the scale of a number. */
  get target(): PreparationJSON['target'] {
    return this.#said.target;
  }

  /** What each input of the network means: D names, such as `mass` and `island: Dream`. */
  get inputNames(): string[] {
    return this.#said.inputs.flatMap(namesOf);
  }

  /** What each output of the network means: K names. */
  get outputNames(): string[] {
    const { name, classes } = this.#said.target;
    return this.#said.task === 'multiclass' ? [...classes] : [name];
  }

  /**
   * Options for a network that takes these inputs and answers for this target; `hidden` are the sizes of its hidden layers, default none,
   * and `activation` is theirs, default tanh. The loss is softmaxCrossEntropy for several classes, bce for two (mse and tanh where they are
   * coded as -1 and 1), mse for a number.
   */
  network(hidden: readonly number[] = [], activation: ActivationName = 'tanh'): FittingNetwork {
    const { task, target } = this.#said;
    const [last, loss] = (
      task === 'multiclass'
        ? ['softmax', 'softmaxCrossEntropy']
        : task === 'regression'
          ? ['linear', 'mse']
          : target.coding[0] === 0
            ? ['sigmoid', 'bce']
            : ['tanh', 'mse']
    ) satisfies [ActivationName, FittingNetwork['loss']];
    return {
      layers: [this.inputNames.length, ...hidden, this.outputNames.length],
      activations: [...hidden.map(() => activation), last],
      loss,
    };
  }

  /**
   * Rows by the names of their columns as the network takes them: N x D, row-major. Columns that are not inputs may be there. Throws
   * `invalidData` where a value is missing (unless gaps take the mean), no number, or a text that no row of the table had.
   */
  encode(rows: readonly RowObject[]): Float32Array {
    if (!Array.isArray(rows)) return fail('invalidData', ENCODE, `expected an array of objects but got ${show(rows)}`);
    const { inputs } = this.#said;
    const encoded = rows.flatMap((row: RowObject, r) => inputs.flatMap((input) => encodeValue(input, row, r)));
    return Float32Array.from(encoded);
  }

  /**
   * Answers of the network, N x K as `predict` gives them, in people's terms: N numbers in the target's unit, or the likeliest class
   * of each row.
   */
  decode(outputs: ArrayLike<number>): Prediction[] {
    const where = 'Preparation.decode';
    const columns = this.outputNames.length;
    const rows = outputs.length / columns;
    if (!Number.isInteger(rows)) {
      return fail(
        'shapeMismatch',
        where,
        `expected ${columns} outputs per row but got ${outputs.length} numbers, not whole rows`,
      );
    }
    return Array.from({ length: rows }, (_, r) =>
      this.#decodeRow(Array.from({ length: columns }, (_, k) => outputs[r * columns + k] as number)),
    );
  }

  #decodeRow(row: readonly number[]): Prediction {
    const { task, target } = this.#said;
    const { classes, coding, scale } = target;
    const [first = 0] = row;
    if (task === 'regression') return { value: fromScaled(scale, first) };
    const certain = (probability: number) => (probability >= 0 && probability <= 1 ? { probability } : {});
    if (task === 'multiclass') {
      const largest = Math.max(...row);
      return { value: classes[row.indexOf(largest)] as string, ...certain(largest) };
    }
    const [no, yes] = coding;
    const isYes = first >= (no + yes) / 2;
    return { value: classes[Number(isYes)] as string, ...(no === 0 && certain(isYes ? first : 1 - first)) };
  }

  /** For JSON.stringify; `readPreparation` takes it back. `{ ...net.toJSON(), preparation }` keeps it in the network's file. */
  toJSON(): PreparationJSON {
    return this.#said;
  }
}

/**
 * What Preparation.toJSON gave, on its own or as `preparation` in a network's file. Files may come from anywhere: every field is
 * checked, and what is wrong is named in a GlassboxError.
 */
export function readPreparation(json: unknown): Preparation {
  return new Preparation(readPreparationJSON('readPreparation', json));
}

function namesOf({ name, categories = [] }: PreparedInput): string[] {
  if (categories.length === 0) return [name];
  return (categories.length === 2 ? categories.slice(1) : categories).map((text) => `${name}: ${text}`);
}

/** The numbers that one value makes. */
function encodeValue({ name, categories, scales }: PreparedInput, row: RowObject, r: number): number[] {
  const value = row !== null && typeof row === 'object' && Object.hasOwn(row, name) ? row[name] : undefined;
  const text = cellText(value);
  const place = `row ${r}, column ${show(name)}`;
  if (text === '') {
    return scales.map((scale) =>
      toScaled(
        scale,
        scale.fill ??
          fail('invalidData', ENCODE, `expected a value in ${place}; prepare with missing: 'mean' to fill gaps`),
      ),
    );
  }
  if (categories) {
    const found = categories.indexOf(text ?? '');
    if (found < 0) {
      const near = nearest(text ?? '', categories);
      const hint =
        near === undefined ? `expected one of ${categories.map(show).join(', ')}` : `did you mean ${show(near)}?`;
      fail('invalidData', ENCODE, `no row of the table had ${show(value)} in column ${show(name)} (row ${r}); ${hint}`);
    }
    const first = categories.length === 2 ? 1 : 0;
    return scales.map((scale, i) => toScaled(scale, Number(found === i + first)));
  }
  const number = typeof value === 'number' ? value : readNumber(text ?? '');
  if (!Number.isFinite(number)) fail('invalidData', ENCODE, `expected a number in ${place}, but got ${show(value)}`);
  return scales.map((scale) => toScaled(scale, number));
}
