import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type CsvOptions, type CsvTable, parseCsv } from '../../../../../web/core/data/csv/csv.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

function table(text: string, options?: CsvOptions): CsvTable {
  const parsed = parseCsv(text, options);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function errorOf(text: string, options?: CsvOptions): string {
  const parsed = parseCsv(text, options);
  if (parsed.ok) throw new Error('expected an error');
  return parsed.error;
}

const kinds = (t: CsvTable) => t.columns.map((column) => column.kind);
const names = (t: CsvTable) => t.columns.map((column) => column.name);

describe('parseCsv', () => {
  it('reads the data sets that ship', () => {
    const read = (name: string) => table(readFileSync(`public/data/${name}.csv`, 'utf8'));
    const iris = read('iris');
    expect(iris.rowCount).toBe(150);
    expect(kinds(iris)).toEqual(['number', 'number', 'number', 'number', 'category']);
    expect(iris.columns[4]?.categories).toEqual(['setosa', 'versicolor', 'virginica']);
    const penguins = read('penguins');
    expect(penguins.rowCount).toBe(344);
    expect(kinds(penguins)).toEqual([
      'category',
      'category',
      'number',
      'number',
      'number',
      'number',
      'category',
      'number',
    ]);
    expect(penguins.columns.map((column) => column.missing)).toEqual([0, 0, 2, 2, 2, 2, 11, 0]);
    const digits = read('digits-8x8');
    expect(digits.columns).toHaveLength(65);
    expect(digits.columns.filter((column) => column.kind === 'constant').map((column) => column.name)).toEqual([
      'p00',
      'p40',
      'p47',
    ]);
    expect(read('challenger-o-rings').rowCount).toBe(23);
    expect(read('wine').columns).toHaveLength(14);
  });

  it('finds names in the first row, or their absence', () => {
    expect(table('a,b\n1,2\n3,4').header).toBe(true);
    expect(table('1,2\n3,4').header).toBe(false);
    expect(names(table('1,2\n3,4'))).toEqual(['column 1', 'column 2']);
    expect(table('5.1,setosa\n4.9,setosa\n6,virginica').header).toBe(false);
    expect(table('size,kind\nbig,cat\nsmall,cat\nbig,dog').header).toBe(true);
    expect(table('big,cat\nsmall,cat\nbig,dog').header).toBe(false);
    expect(names(table(',x,x\n0,5,6\n1,7,8'))).toEqual(['column 1', 'x', 'x (2)']);
    expect(names(table('x,x,x (2)\n4,5,6\n1,7,8'))).toEqual(['x', 'x (2)', 'x (2) (2)']);
    expect(table('1,2\n3,4\n5,6', { header: true }).rowCount).toBe(2);
    expect(errorOf('1,2\n3,4', { header: true })).toContain('at least two rows');
  });

  it('reads a table in Markdown, whose names are underlined', () => {
    const t = table('| size | kind |\n|-----:|:-----|\n| 1.5 | a |\n| 2 | b |\n| 3 | a |\n');
    // What stands before the first bar is a column without name and values, which is left out.
    expect(t.columns.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'column 1: empty',
      'size: number',
      'kind: category',
    ]);
    expect(t.fileRows).toEqual([3, 4, 5]);
    // Dashes further down are cells.
    expect(table('size,kind\na,x\n---,---\nb,x\n---,x\n').rowCount).toBe(4);
  });

  it('reads semicolons with decimal commas', () => {
    const t = table('länge;art\r\n1,5;a\r\n2,25;b\r\n-3;a\r\n');
    expect([...(t.columns[0]?.values ?? [])]).toEqual([1.5, 2.25, -3]);
    expect(t.delimiter).toBe(';');
    expect(t.notes.join(' ')).toContain('decimal comma');
    expect(errorOf('a;b\n1,5;1\n2,5;2\n3.5;3\n')).toContain('Row 4, column "a"');
  });

  it('counts missing cells, whatever they are written as', () => {
    const t = table('a,b\n1,x\nNA,y\nn/a,?\n,x\nNaN,null\n2,y');
    expect(t.columns.map((column) => column.missing)).toEqual([4, 2]);
    expect(kinds(t)).toEqual(['number', 'category']);
  });

  it('names constant, empty, text and counting columns', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i + 1},7,,name ${i},${Math.sin(i)}`).join('\n');
    const t = table(`id,same,void,who,y\n${rows}`);
    expect(kinds(t)).toEqual(['number', 'constant', 'empty', 'text', 'number']);
    expect(t.columns[0]?.counts).toBe(true);
    expect(t.notes.join('\n')).toMatch(/same[\s\S]*void|void[\s\S]*same/);
  });

  it('says where a number was expected', () => {
    expect(errorOf('a,b\n1,2\n2,3\nabc,4\n5,1')).toBe(
      'Row 4, column "a": expected a number, as in 3 other rows, but got "abc". ' +
        'Leave the cell empty, or write NA, where a value is missing.',
    );
    expect(errorOf('a,b\n1,2\n2.5,3\n"1,5",4\n5,1')).toContain('with a decimal point');
    expect(errorOf('a,b\n1,2\n2,3\n3 %,4\n5,1')).toContain('without a unit');
    expect(errorOf('a,b\n1,2\n2,3\n1e999,4\n5,1')).toContain('too large');
    expect(errorOf('a,b\n1,2\n2,3\nInfinity,4\n5,1')).toContain('finite');
  });

  it('counts rows as a spreadsheet does, blank lines included', () => {
    expect(errorOf('a,b\n\n1,2\n3\n')).toBe('Row 4: expected 2 cells, as in row 1, but got 1; the last one is "3".');
    expect(errorOf('a,b\n1,2\n3,4,5\n')).toContain(
      'Row 3: expected 2 cells, as in row 1, but got 3; the first one too many is "5"',
    );
    expect(errorOf('a,b\n1,"2\n3,4\n')).toContain('Row 2, cell 2: a quote');
    expect(errorOf('a,b\n1,"2"x\n3,4\n')).toContain('after the closing quote, but got "x"');
    expect(errorOf('')).toContain('empty');
    expect(errorOf('abc')).toContain('two columns');
    expect(errorOf('a,b\n')).toContain('at least two rows');
  });

  it('keeps to its bounds', () => {
    expect(errorOf(`${'1,'.repeat(2000)}1\n`)).toContain('columns');
    expect(errorOf('1,2\n'.repeat(20_002))).toContain('rows');
    expect(errorOf('1'.repeat(10_000_001))).toContain('MB');
  });

  it('never throws, and always says something (hostile texts)', () => {
    const piece = fc.constantFrom(
      ',',
      ';',
      '\t',
      '"',
      '""',
      '\n',
      '\r\n',
      '\r',
      ' ',
      'a',
      '1',
      '-2.5',
      '1,5',
      'NA',
      '\ufeff',
      '__proto__',
      'é😀',
      '\0',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.option(fc.boolean(), { nil: undefined }), (csv, header) => {
        const parsed = parseCsv(csv, header === undefined ? {} : { header });
        if (!parsed.ok) {
          expect(parsed.error.length).toBeGreaterThan(10);
          return;
        }
        const t = parsed.value;
        expect(new Set(names(t)).size).toBe(t.columns.length);
        for (const column of t.columns) {
          expect(column.cells).toHaveLength(t.rowCount);
          expect(column.values).toHaveLength(t.rowCount);
          expect(column.missing).toBe(column.cells.filter((cell) => cell === '').length);
          if (column.kind === 'number' || column.kind === 'category') {
            expect(column.values.filter((value) => Number.isNaN(value)).length).toBe(column.missing);
          }
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('what stands in the way of a table', () => {
  const read = (text: string, options: CsvOptions = {}) => {
    const parsed = parseCsv(text, options);
    return parsed.ok ? parsed.value.notes.join(' ') : parsed.error;
  };

  it('a cell without end is refused', () => {
    expect(read(`a,b\n1,"${'x'.repeat(1_000_001)}"\n2,3\n`)).toBe(
      'Row 2, cell 2: expected at most 1000000 characters, but it has more.',
    );
  });

  it('more rows than there may be are refused, with their number', () => {
    const rows = '1,2\n'.repeat(20_000);
    expect(read(`a,b\n${rows}`)).toContain('The same in every row');
    expect(read(`a,b\n${rows}1,2\n`)).toBe('Expected at most 20000 rows, but there are more. Take a part of them.');
    // Without a header there is a row more to count.
    expect(read(`${rows}1,2\n`, { header: false })).toBe(
      'Expected at most 20000 rows, but got 20001. Take a part of them.',
    );
  });

  it('names that are read as values may be what is wrong, and it is said', () => {
    const text = `age,height\n${Array.from({ length: 30 }, (_, i) => `${i},${i * 2}`).join('\n')}`;
    expect(read(text, { header: false })).toContain('Or say that the first row holds the names.');
    expect(read(`${text}\n30,tall`, { header: true })).not.toContain('Or say');
  });

  it('a text in quotes among numbers in quotes is a mistake like any other', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `"${i + 0.5}",${i}`).join('\n');
    expect(read(`a,b\n${rows}\n"tall",30`)).toContain('column "a": expected a number');
  });

  it('many columns are named as far as anybody reads', () => {
    const names = Array.from({ length: 7 }, (_, i) => `c${i}`);
    const same = names.map(() => '1').join(',');
    expect(read(`${names.join(',')},x\n${same},1\n${same},2\n`)).toContain(
      'nothing can be learned from it: "c0", "c1", "c2", "c3", "c4" and 2 more.',
    );
  });
});
