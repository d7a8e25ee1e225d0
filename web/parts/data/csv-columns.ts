// The columns of a CSV file with their guessed kinds, each to be an input, what is to be predicted, or neither.
import { html, type TemplateResult } from 'lit';
import type { CsvColumn } from '../../core/data/csv/columns.js';
import type { CsvTable } from '../../core/data/csv/csv.js';
import { type ColumnChoice, canBeInput, canBeTarget, tasksOf } from '../../core/data/csv/table.js';
import type { Task } from '../../core/settings/datasets.js';

function kindOf({ kind, distinct, missing, unit }: CsvColumn): string {
  const kinds = {
    number: unit === '' ? 'numbers' : `numbers in ${unit}`,
    category: `${distinct} categories`,
    text: 'text',
    constant: 'always the same',
    empty: 'empty',
  };
  return missing > 0 && kind !== 'empty' ? `${kinds[kind]}, ${missing} missing` : kinds[kind];
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const example = (column: CsvColumn) =>
  cut(
    (column.kind === 'category' ? column.categories : column.cells)
      .slice(0, 3)
      .map((cell) => (cell === '' ? '–' : cut(cell, 14)))
      .join(', '),
    44,
  );

export const taskLabels: Readonly<Record<Task, string>> = {
  regression: 'A number',
  binary: 'One of two classes',
  multiclass: 'One of several classes',
};

/** Another column to predict: it ceases to be an input, and what it is to predict follows its kind. */
export function withTarget(csv: CsvTable, choice: ColumnChoice, target: number): ColumnChoice {
  const task = tasksOf(csv.columns[target] as CsvColumn)[0] ?? choice.task;
  const free = csv.columns[choice.target];
  const before = choice.inputs.includes(target) && free && canBeInput(free) ? [choice.target] : [];
  const inputs = [...choice.inputs.filter((i) => i !== target), ...before].sort((a, b) => a - b);
  return { inputs, target, task };
}

export function withInput(choice: ColumnChoice, input: number, on: boolean): ColumnChoice {
  const others = choice.inputs.filter((i) => i !== input);
  return { ...choice, inputs: on ? [...others, input].sort((a, b) => a - b) : others };
}

export function columnsTable(
  csv: CsvTable,
  choice: ColumnChoice,
  choose: (choice: ColumnChoice) => void,
): TemplateResult {
  const inputs = new Set(choice.inputs);
  return html`<table class="columns">
    <thead><tr><th scope="col">Column</th><th scope="col">Input</th><th scope="col">Predict</th></tr></thead>
    <tbody>${csv.columns.map((column, i) => {
      const usable = canBeTarget(column);
      const target = choice.target === i;
      return html`<tr class=${usable ? '' : 'unused'}>
        <th scope="row"><b title=${column.name}>${cut(column.name, 40)}</b><span class="caption">${kindOf(column)}: ${example(column)}</span></th>
        <td><label><input type="checkbox" aria-label="${column.name} is an input" .checked=${inputs.has(i)} ?disabled=${!canBeInput(column) || target}
          @change=${(event: Event) => choose(withInput(choice, i, (event.target as HTMLInputElement).checked))}></label></td>
        <td><label><input type="radio" name="target" aria-label="${column.name} is to be predicted" .checked=${target} ?disabled=${!usable}
          @change=${() => choose(withTarget(csv, choice, i))}></label></td>
      </tr>`;
    })}</tbody>
  </table>`;
}
