import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseCsv } from '../../../../../web/core/data/csv/csv.js';
import { exportCsv } from '../../../../../web/core/data/csv/export.js';
import { isMissing } from '../../../../../web/core/data/csv/missing.js';
import { guessChoice, tableOfCsv } from '../../../../../web/core/data/csv/table.js';
import type { Table } from '../../../../../web/core/data/table.js';
import { type DatasetName, datasetNames } from '../../../../../web/core/settings/names.js';
import { defaultSettings } from '../../../../../web/core/settings/settings.js';
import { tableOf } from '../../../support/datasets.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

const rowsOf = (dataset: DatasetName) => tableOf({ ...defaultSettings, dataset });

describe('exportCsv', () => {
  it.each(datasetNames.filter((name) => name !== 'wineAutoencoder').map((name) => [name] as const))(
    'brings %s back row by row',
    (name) => {
      const table = rowsOf(name);
      const parsed = parseCsv(exportCsv(table));
      if (!parsed.ok) throw new Error(parsed.error);
      const choice = guessChoice(parsed.value);
      if (!choice) throw new Error('no choice');
      expect(choice.task).toBe(table.task);
      const back = tableOfCsv(parsed.value, {
        ...choice,
        inputs: parsed.value.columns
          .map((_, i) => i)
          .filter((i) => i !== choice.target && parsed.value.columns[i]?.kind === 'number'),
      });
      if (!back.ok) throw new Error(back.error);
      expect(back.value.table.rows).toBe(table.rows);
      // Columns that never change do not come back: nothing can be learned from them.
      const kept = table.inputs.map((_, j) => j).filter((j) => parsed.value.columns[j]?.kind !== 'constant');
      const values = Array.from({ length: table.rows }, (_, row) =>
        kept.map((j) => table.inputValues[row * table.inputs.length + j]),
      );
      expect([...back.value.table.inputValues]).toEqual(values.flat());
      // Classes come back in the order of their names.
      const named = (t: Table) =>
        [...t.targetValues].map((value) => (t.task === 'regression' ? value : t.classNames[value]));
      expect(named(back.value.table)).toEqual(named(table));
    },
  );

  it('brings classes and columns of any name back', () => {
    const piece = fc.constantFrom(
      ...['1', '1.0', '-1', '+1', '1e5', '1,5', '1 000', '(5)', '50%', '$3', '-', '---', ':---:', '=1+1', '@a', '-c'],
      ...["'", '"', ',', ';', '\t', '|', '\n', '#', '#a', 'a', 'yes', 'TRUE', '__proto__', 'toString', '\u0663', '½'],
      ...['\ufeff', '\u00a0', '2020-01-01', '1:30', '0x10', 'Infinity', '.5', '00', '1_000'],
    );
    const name = fc
      .oneof(
        piece,
        fc.tuple(piece, piece).map((both) => both.join('')),
        fc.string({ maxLength: 5 }),
      )
      .map((text) => text.trim().replace(/\s+/g, ' '))
      .filter((text) => text !== '' && !isMissing(text));
    const names = fc.uniqueArray(name, { minLength: 2, maxLength: 4 });
    const rows = 24;
    fc.assert(
      fc.property(names, names, (classNames, [input = '', target = '']) => {
        const column = (called: string) => ({ name: called, label: called, domain: [-1, 1] }) as const;
        const table: Table = {
          dataset: 'csv',
          task: classNames.length > 2 ? 'multiclass' : 'binary',
          scaling: 'standard',
          rows,
          inputs: [column(input)],
          outputs: classNames.length > 2 ? classNames.map(column) : [column(target)],
          classNames,
          inputValues: Float64Array.from({ length: rows }, (_, row) => row % 5),
          targetValues: Float64Array.from({ length: rows }, (_, row) => row % classNames.length),
          dropped: [],
        };
        const parsed = parseCsv(exportCsv(table));
        if (!parsed.ok) throw new Error(parsed.error);
        const [first, last] = parsed.value.columns;
        expect(parsed.value.columns).toHaveLength(2);
        expect(first?.name).toBe(input);
        if (classNames.length === 2) expect(last?.name).toBe(target);
        expect(last?.cells).toEqual(Array.from({ length: rows }, (_, row) => classNames[row % classNames.length]));
      }),
      { numRuns: 300 },
    );
  });

  it('writes inputs that are to be restored once', () => {
    expect(exportCsv(rowsOf('wineAutoencoder')).split('\r\n')[0]?.split(',')).toHaveLength(5);
  });

  it('adds parts and predictions, and says when they do not fit', () => {
    const table = { ...rowsOf('circle'), rows: 2 };
    const text = exportCsv(table, { parts: ['train', 'test'], predictions: [0.25, -0.5] });
    expect(text.split('\r\n')[0]).toBe('x1,x2,class,part,predicted class');
    expect(text).toMatch(/,train,0\.25\r\n.*,test,-0\.5\r\n$/);
    expect(() => exportCsv(table, { predictions: [1] })).toThrow('expected 2 predictions but got 1');
    expect(() => exportCsv(table, { parts: ['train'] })).toThrow('expected 2 parts but got 1');
  });
});
