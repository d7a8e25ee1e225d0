import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type CsvTable, parseCsv } from '../../../../../web/core/data/csv/csv.js';
import {
  type ColumnChoice,
  type CsvData,
  guessChoice,
  tableOfCsv,
  tasksOf,
} from '../../../../../web/core/data/csv/table.js';
import { writeCsv } from '../../../../../web/core/data/csv/write.js';
import { makeProblem } from '../../../../../web/core/data/problem.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

function csv(text: string): CsvTable {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
function data(text: CsvTable | string, choice?: Partial<ColumnChoice>): CsvData {
  const table = typeof text === 'string' ? csv(text) : text;
  const result = tableOfCsv(table, { ...(guessChoice(table) as ColumnChoice), ...choice });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
const errorOf = (text: string, choice: Partial<ColumnChoice>) => {
  const table = csv(text);
  const result = tableOfCsv(table, { ...(guessChoice(table) as ColumnChoice), ...choice });
  return result.ok ? '' : result.error;
};
const shipped = (name: string) => csv(readFileSync(`public/data/${name}.csv`, 'utf8'));

describe('tableOfCsv', () => {
  it('chooses well for the data that ship', () => {
    expect(guessChoice(shipped('iris'))).toEqual({ inputs: [0, 1, 2, 3], target: 4, task: 'multiclass' });
    expect(guessChoice(shipped('wine'))?.task).toBe('multiclass');
    expect(guessChoice(shipped('challenger-o-rings'))).toEqual({ inputs: [0], target: 1, task: 'binary' });
    expect(guessChoice(shipped('penguins'))?.target).toBe(0);
    const penguins = data(shipped('penguins'));
    expect(penguins.table.rows).toBe(333);
    expect(penguins.notes[0]).toBe('11 of 344 rows lack a value in a chosen column and were left out.');
    expect(penguins.table.inputs.map((column) => column.name)).toEqual([
      'island: Biscoe',
      'island: Dream',
      'island: Torgersen',
      'bill_length_mm',
      'bill_depth_mm',
      'flipper_length_mm',
      'body_mass_g',
      'sex: male',
      'year',
    ]);
    expect(penguins.table.classNames).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
    expect(data(shipped('digits-8x8')).table.inputs).toHaveLength(61);
  });

  it('drops only rows with gaps in chosen columns, and says which', () => {
    const text = 'a,b,y\n1,,5.5\n2,3,6.1\n3,4,NA\n4,5,8.2';
    const all = data(text);
    expect(all.table.rows).toBe(2);
    expect(all.table.dropped).toEqual([
      { reason: 'no value for b', lines: [2] },
      { reason: 'no value for y', lines: [4] },
    ]);
    expect(data(text, { inputs: [0] }).table.rows).toBe(3);
  });

  it('standardises numbers by the training rows, keeps yes and no, and brings predictions back', () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i * 1000},${['red', 'green', 'blue'][i % 3]},${300_000 + i * 500}`,
    ).join('\n');
    const { table } = data(`size,colour,price\n${rows}`);
    const problem = makeProblem(table, { seed: 1, testShare: 0.3, loss: 'mse', outputActivation: 'linear' });
    const column = (j: number, part = problem.train) =>
      Array.from({ length: part.rows }, (_, i) => part.inputs[i * 4 + j] as number);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(column(0))).toBeCloseTo(0, 5);
    expect(mean(column(0).map((v) => v * v))).toBeCloseTo(1, 5);
    expect(new Set([...column(1), ...column(2), ...column(3)])).toEqual(new Set([0, 1]));
    expect(mean([...problem.train.targets])).toBeCloseTo(0, 5);
    expect(problem.outputs[0]?.scale.centre).toBeGreaterThan(300_000);
  });

  it('knows which tasks fit', () => {
    const column = (values: readonly (string | number)[]) =>
      csv(`y,z\n${values.map((value, i) => `${value},${i % 7}`).join('\n')}`).columns[0] as never;
    expect(tasksOf(column([0, 1, 0, 1]))).toEqual(['binary', 'regression']);
    expect(tasksOf(column(['a', 'b', 'a', 'c', 'a']))).toEqual(['multiclass']);
    expect(tasksOf(column(Array.from({ length: 30 }, (_, i) => i % 3)))).toEqual(['multiclass', 'regression']);
    expect(tasksOf(column(Array.from({ length: 30 }, (_, i) => i / 3)))).toEqual(['regression']);
  });

  it('says what is wrong with a choice', () => {
    const text = 'a,b,same,y\n1,x,7,p\n2,y,7,q\n3,x,7,p\n4,x,7,q';
    expect(errorOf(text, { inputs: [] })).toContain('at least one');
    expect(errorOf(text, { inputs: [0, 0] })).toContain('once');
    expect(errorOf(text, { inputs: [0, 2] })).toContain('"same" is the same in every row');
    expect(errorOf(text, { inputs: [0, 3] })).toContain('cannot be an input as well');
    expect(errorOf(text, { inputs: [0], task: 'regression' })).toContain('can be binary');
    expect(errorOf(text, { inputs: [17] })).toContain('from 1 to 4');
    expect(errorOf('a,b,y\n1,,p\n2,,p\n3,1,p\n4,2,p\n5,,q', {})).toContain('Only one class');
  });

  it('never throws and never lets a gap through (hostile tables and choices)', () => {
    const cell = fc.constantFrom('1', '2', '2.5', '-3', 'NA', '', 'a', 'b', 'c', '1e30', '__proto__');
    const table = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 12 }))
      .chain(([width, height]) =>
        fc.array(fc.array(cell, { minLength: height, maxLength: height }), { minLength: width, maxLength: width }),
      );
    fc.assert(
      fc.property(
        table,
        fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 4 }),
        fc.integer({ min: -1, max: 6 }),
        fc.constantFrom('regression' as const, 'binary' as const, 'multiclass' as const),
        (cells, inputs, target, task) => {
          const parsed = parseCsv(writeCsv(cells.map((column, i) => ({ name: `c${i}`, cells: column }))), {
            header: true,
          });
          if (!parsed.ok) return;
          const guess = guessChoice(parsed.value);
          for (const choice of [{ inputs, target, task }, ...(guess ? [guess] : [])]) {
            const result = tableOfCsv(parsed.value, choice);
            if (!result.ok) {
              expect(result.error.length).toBeGreaterThan(10);
              continue;
            }
            const { table: out } = result.value;
            expect(out.inputValues).toHaveLength(out.rows * out.inputs.length);
            expect([...out.inputValues, ...out.targetValues].every(Number.isFinite)).toBe(true);
            expect(out.rows + out.dropped.reduce((sum, d) => sum + d.lines.length, 0)).toBe(parsed.value.rowCount);
            const problem = makeProblem(out, { seed: 1, testShare: 0.5, loss: 'mse', outputActivation: 'tanh' });
            expect([...problem.train.inputs, ...problem.train.targets].every(Number.isFinite)).toBe(true);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('what a table keeps, and what it refuses', () => {
  it('rows with gaps in their inputs stay where they are asked for, numbers and yes or no alike', () => {
    const table = csv('size,colour,y\n1,red,1.5\n,blue,2.5\n3,,3.5\n4,blue,\n5,red,5.5\n');
    const choice = { inputs: [0, 1], target: 2, task: 'regression' } as const;
    const kept = tableOfCsv(table, choice, true);
    if (!kept.ok) throw new Error(kept.error);
    // Blue comes before red: the second is the yes. The row without a target cannot be learned from.
    expect([...kept.value.table.inputValues]).toEqual([1, 1, Number.NaN, 0, 3, Number.NaN, 5, 1]);
    expect(kept.value.table.dropped).toEqual([{ reason: 'no value for y', lines: [5] }]);
    const whole = tableOfCsv(table, choice);
    expect(whole.ok && whole.value.table.rows).toBe(2);
  });

  it('units go with the columns', () => {
    const { table } = data('price,share\n$1.50,2 %\n$2.50,3 %\n$4.00,5 %\n', {
      inputs: [0],
      target: 1,
      task: 'regression',
    });
    expect([table.inputs[0]?.unit, table.outputs[0]?.unit]).toEqual(['$', '%']);
  });

  it('of many rare classes five are named, each with its rows', () => {
    const rare = [...'bcdefgh'].flatMap((name, i) => (i === 0 ? [name] : [name, name]));
    const classes = [...Array.from({ length: 40 }, () => 'a'), ...rare];
    const text = `x,kind\n${classes.map((name, i) => `${i * 1.5},${name}`).join('\n')}`;
    expect(data(text, { inputs: [0], target: 1, task: 'multiclass' }).notes.join(' ')).toContain(
      'Rare, so that little can be learned of them: "b" (1 row), "c" (2 rows), "d" (2 rows), "e" (2 rows), "f" (2 rows) and 2 more.',
    );
  });

  it('more inputs than a network takes are refused with their number', () => {
    // 60 columns of 18 texts each make 1,080.
    const names = Array.from({ length: 60 }, (_, c) => `c${c}`);
    const rows = Array.from({ length: 72 }, (_, i) => [...names.map(() => `t${i % 18}`), i * 1.5].join(','));
    const inputs = names.map((_, c) => c);
    expect(errorOf(`${names.join(',')},y\n${rows.join('\n')}`, { inputs, target: 60, task: 'regression' })).toContain(
      'Expected at most 1024 inputs, but the chosen columns make 1080.',
    );
  });

  it('a column of remarks is the target of no task', () => {
    const remarks = Array.from({ length: 30 }, (_, i) => `${i},remark ${i}`).join('\n');
    expect(tasksOf(csv(`a,b\n${remarks}`).columns[1] as never)).toEqual([]);
  });
});
