// Which small picture stands for a table: its two inputs, or the two that tell its classes apart best. Pure.
import type { Table } from '../../core/data/table.js';
import type { Thumbnail } from '../../draw/thumbnail.js';

/** More points than this are only a blot at that size. */
const enough = 110;

const unit = (value: number, [low, high]: readonly [number, number]) =>
  high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;

/** How much of a column's variation lies between the classes, 0 to 1 (the correlation ratio). */
function telling(table: Table, column: number): number {
  const width = table.inputs.length;
  const groups = new Map<number, { sum: number; count: number }>();
  let [sum, squares] = [0, 0];
  for (let row = 0; row < table.rows; row++) {
    const value = table.inputValues[row * width + column] as number;
    const label = table.targetValues[row] as number;
    const group = groups.get(label) ?? { sum: 0, count: 0 };
    groups.set(label, { sum: group.sum + value, count: group.count + 1 });
    sum += value;
    squares += value * value;
  }
  const mean = sum / table.rows;
  let between = 0;
  for (const group of groups.values()) between += group.count * (group.sum / group.count - mean) ** 2;
  const total = squares - mean * sum;
  return total > 0 ? between / total : 0;
}

function twoColumns(table: Table): readonly [number, number] {
  if (table.inputs.length === 2 || table.task === 'regression') return [0, 1];
  const order = table.inputs.map((_, i) => ({ i, share: telling(table, i) })).sort((a, b) => b.share - a.share);
  const [first, second] = [order[0]?.i ?? 0, order[1]?.i ?? 0];
  return first < second ? [first, second] : [second, first];
}

const isPicture = (table: Table) => table.dataset === 'digits' && table.inputs.length === 64;

/** Of many rows every so manieth is taken, so that all parts of the table are seen. */
export function thumbnailOf(table: Table): Thumbnail {
  const width = table.inputs.length;
  if (isPicture(table)) {
    return { kind: 'dots', columns: 8, values: table.inputValues.slice(0, 64).map((value) => value / 16) };
  }
  const outputs = table.task === 'regression' ? table.outputs.length : 1;
  const [a, b] = width === 1 ? [0, 0] : twoColumns(table);
  const step = Math.max(1, table.rows / enough);
  const count = Math.floor(table.rows / step);
  const at = new Float32Array(2 * count);
  const labels = new Float32Array(count);
  const numbers = table.task === 'regression';
  const [first, second] = [table.inputs[a], table.inputs[b]];
  const target = table.outputs[0]?.domain ?? ([-1, 1] as const);
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i * step);
    const label = table.targetValues[row * outputs] as number;
    at[2 * i] = unit(table.inputValues[row * width + a] as number, first?.domain ?? [0, 1]);
    // With one input the answer is the second axis.
    at[2 * i + 1] =
      width === 1
        ? unit(label, numbers ? target : [-0.15, 1.15])
        : unit(table.inputValues[row * width + b] as number, second?.domain ?? [0, 1]);
    labels[i] = numbers ? 2 * unit(label, target) - 1 : label;
  }
  return { kind: 'cloud', at, labels, classes: numbers ? 0 : Math.max(2, table.classNames.length) };
}
