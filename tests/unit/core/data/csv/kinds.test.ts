// Files as people bring them, one kind each (tests/fixtures/csv): read as they are meant, and what was assumed is said.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, type CsvTable, parseCsv } from '../../../../../web/core/data/csv/csv.js';
import { readNumberCell } from '../../../../../web/core/data/csv/numbers.js';
import { guessChoice, tableOfCsv, tasksOf } from '../../../../../web/core/data/csv/table.js';
import { readFileText } from '../../../../../web/core/data/file-text.js';
import { makeProblem } from '../../../../../web/core/data/problem.js';

function open(name: string, options: CsvOptions = {}): CsvTable & { encoding: string } {
  const text = readFileText(readFileSync(`tests/fixtures/csv/${name}.csv`), `${name}.csv`);
  if (!text.ok) throw new Error(text.error);
  return { ...read(text.value.text, options), encoding: text.value.note };
}
function read(text: string, options: CsvOptions = {}): CsvTable {
  const table = parseCsv(text, options);
  if (!table.ok) throw new Error(table.error);
  return table.value;
}
const kinds = (table: CsvTable) => table.columns.map((column) => column.kind);
const first = (table: CsvTable, column: number, count = 3) =>
  [...(table.columns[column]?.values ?? [])].slice(0, count);
const said = (table: CsvTable) => table.notes.join('\n');
const columnOf = (cells: readonly string[], options: CsvOptions = {}) =>
  read(`n\tk\n${cells.map((cell, i) => `${cell}\t${i % 2}`).join('\n')}`, {
    delimiter: '\t',
    header: true,
    ...options,
  });

describe('numbers as people write them', () => {
  it('points group thousands where a cell of the file has a decimal comma', () => {
    const table = open('thousands-point');
    expect(kinds(table)).toEqual(['category', 'number', 'number']);
    expect(first(table, 1)).toEqual([1000.5, 2137.5, 3274.5]);
    expect(first(table, 2)).toEqual([0.5, 1.5, 2.5]);
    expect(table.columns[2]?.unit).toBe('%');
    expect(said(table)).toContain('A point before three digits is read as a thousands separator in "miete"');
    expect(said(table)).toContain('"rate" is in %: 3 % is read as 3');
  });

  it('commas, spaces and apostrophes group thousands', () => {
    const comma = open('thousands-comma');
    expect(first(comma, 1)).toEqual([1000.25, 2137.25, 3274.25]);
    expect(comma.columns[1]?.unit).toBe('$');
    expect(said(comma)).toContain('A comma before three digits is read as a thousands separator in "rent"');
    const space = open('thousands-space');
    expect(first(space, 0)).toEqual([1000.5, 2071.5, 3142.5]);
    expect(first(space, 1)).toEqual([2000, 3037, 4074]);
    const apostrophe = open('thousands-apostrophe');
    expect(first(apostrophe, 0)).toEqual([1000.5, 2071.5, 3142.5]);
    expect(first(apostrophe, 1)).toEqual([2000, 3037, 4074]);
  });

  it('the column decides, then the file, never the cell', () => {
    expect(first(columnOf(['1,200', '3,450', '12,000']), 0)).toEqual([1200, 3450, 12_000]);
    expect(first(columnOf(['1,200', '3,450', '0,125']), 0)).toEqual([1.2, 3.45, 0.125]);
    expect(first(columnOf(['1,200', '3,450', '12,5']), 0)).toEqual([1.2, 3.45, 12.5]);
    expect(first(columnOf(['1.200', '3.450', '0.125']), 0)).toEqual([1.2, 3.45, 0.125]);
    expect(first(columnOf(['1.200', '1.200.000', '2.500']), 0)).toEqual([1200, 1_200_000, 2500]);
    expect(first(columnOf(['1.200,50', '7', '2.500']), 0)).toEqual([1200.5, 7, 2500]);
    expect(first(columnOf(['12,34,567.5', '1,000', '2']), 0)).toEqual([1_234_567.5, 1000, 2]);
    const table = read('a;b;c\n1,200;0,5;x\n2,400;1,5;y\n3,600;2,5;x\n');
    expect(first(table, 0)).toEqual([1.2, 2.4, 3.6]);
  });

  it('what was assumed can be changed', () => {
    expect(first(columnOf(['1,200', '3,450', '12,000'], { decimal: ',' }), 0)).toEqual([1.2, 3.45, 12]);
    expect(first(columnOf(['1.200', '3.450', '12.000'], { decimal: ',' }), 0)).toEqual([1200, 3450, 12_000]);
  });

  it('currencies and signs stand on either side, and two currencies are not added', () => {
    expect(first(columnOf(['$120.50', '-$3.00', '$-1.5']), 0)).toEqual([120.5, -3, -1.5]);
    expect(first(columnOf(['120.50', '(3.00)', '($1.50)', '(1,200.25)']), 0, 4)).toEqual([120.5, -3, -1.5, -1200.25]);
    expect(readNumberCell('(−3)')).toBeNull();
    expect(readNumberCell('(3')).toBeNull();
    expect(first(columnOf(['120,50 €', '1.300,00 €', '−3 €']), 0)).toEqual([120.5, 1300, -3]);
    expect(first(columnOf(["CHF 1'200.50", 'CHF 7', 'CHF 8']), 0)).toEqual([1200.5, 7, 8]);
    const mixed = parseCsv('a,b\n$1.5,1\n$2.5,2\n€3.5,3\n$4.5,5\n');
    expect(mixed.ok ? '' : mixed.error).toContain('Row 4, column "a": expected a number');
  });

  it('brackets are below zero beside other numbers or with decimals, which is said; alone they are labels', () => {
    const mixed = columnOf(['(1)', '2', '(3)']);
    expect(first(mixed, 0)).toEqual([-1, 2, -3]);
    expect(said(mixed)).toContain('Numbers in brackets are read as below zero in "n".');
    expect(first(columnOf(['($1)', '($2)', '($3)']), 0)).toEqual([-1, -2, -3]);
    expect(first(columnOf(['(1.5)', '(2)', '(3)']), 0)).toEqual([-1.5, -2, -3]);
    expect(said(columnOf(['1', '2', '3']))).not.toContain('brackets');
    const labels = columnOf(['(1)', '(2)', '(10)', '(1)']);
    expect(labels.columns[0]?.categories).toEqual(['(1)', '(2)', '(10)']);
    const regressions = read('model,(1),(2)\na,1,2\nb,3,4\n');
    expect(regressions.columns.map(({ name }) => name)).toEqual(['model', '(1)', '(2)']);
  });

  it.each(['-', '–', '…', '..', 'none', '<NA>', 'n.d.', '\\N', 'k.A.'])(
    '%s among measured numbers is a gap',
    (sign) => {
      const measured = columnOf(['1', '2.5', sign, '4', '5.5']);
      expect(first(measured, 0, 5)).toEqual([1, 2.5, Number.NaN, 4, 5.5]);
      expect(said(measured)).toContain('"n" has no value in 1 row (1 of them written as NA or the like).');
      expect(columnOf(['mild', sign, 'mild', sign, 'severe', sign]).columns[0]?.categories).toContain(sign);
      const quoted = columnOf(['1', '2.5', `"${sign}"`, '4', '5.5']);
      expect(kinds(quoted)[0]).toBe('category');
    },
  );

  it('a minus that became an en dash is one, and what is not finite says so', () => {
    expect(first(columnOf(['–1.5', '2', '–3e–2']), 0)).toEqual([-1.5, 2, -0.03]);
    const endless = parseCsv('a,b\n1,2\n2,3\n−∞,4\n5,1');
    expect(endless.ok ? '' : endless.error).toContain('A finite number is needed');
  });

  it('what could be meant otherwise is said', () => {
    expect(said(columnOf(['1.200', '3.400', '450']))).toContain(
      'A point before three digits is read as a decimal point, though it could separate thousands, in "n".',
    );
    expect(said(columnOf(['1.200', '3.400', '0.450']))).not.toContain('thousands');
    expect(said(columnOf(['1,200', '3,400', '450']))).not.toContain('decimal point');
    expect(said(columnOf(['01234', '00501', '90210']))).toContain('Numbers that begin with 0');
    expect(said(columnOf(['0.5', '0', '-0.25']))).not.toContain('begin with 0');
    expect(said(columnOf(['5 kg', '6 kg', '7.5 kg']))).toContain(
      '"n" has numbers with "kg" behind them, so they count as words; without it they are numbers.',
    );
    expect(said(columnOf(['TRUE', 'true', 'FALSE']))).toContain('"TRUE" and "true"');
  });

  it('years above numbers are names, and above years are not', () => {
    const table = read('country,2019,2020\nDE,1.5,2\nFR,3,4\nIT,3,1\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['country', '2019', '2020']);
    expect(read('DE,2019,2020\nFR,2018,2021\nIT,2001,2002\n').header).toBe(false);
    expect(read('a,1,2\nb,3,4\nc,5,6\n').header).toBe(false);
    expect(read('2019,2020\n1,2\n3,4\n').header).toBe(false);
  });

  it('groups that are none stay what they are', () => {
    expect(kinds(columnOf(['1.2.2020', '3.4.2021', '5.6.2022']))[0]).toBe('category');
    expect(kinds(columnOf(['030 123 456', '040 222 333', '030 111 222']))[0]).toBe('category');
    expect(kinds(columnOf(['12:30', '13:45', '14:00']))[0]).toBe('category');
  });
});

describe('rows and cells', () => {
  it('passes over delimiters at the ends of rows', () => {
    expect(kinds(open('trailing'))).toEqual(['number', 'number', 'category']);
    expect(kinds(read('a,b,kind\n1,2,p,\n3,4,q,\n5,6,p,\n'))).toEqual(['number', 'number', 'category']);
    expect(kinds(read('a;b;kind;\n1;2;p\n3;4;q\n5;6;p\n'))).toEqual(['number', 'number', 'category']);
    expect(open('trailing').header).toBe(true);
  });

  it('takes no delimiter that the first row lacks, and knows pipes', () => {
    expect(open('pipes-in-cells').delimiter).toBe(',');
    expect(open('pipes').delimiter).toBe('|');
    expect(first(open('pipes'), 0)).toEqual([0.5, 1.5, 2.5]);
    expect(read('a,b;c\n1,x;y\n2,z;w\n').delimiter).toBe(',');
  });

  it('decodes what is not UTF-8, and says what it took it for', () => {
    for (const name of ['utf16le', 'utf16be', 'utf16le-without-mark', 'windows1252']) {
      const table = open(name);
      expect(table.columns.map((column) => column.name)).toEqual(['größe', 'farbe']);
      expect(table.columns[1]?.categories).toEqual(['grün', 'weiß']);
    }
    expect(open('windows1252').encoding).toContain('Windows-1252');
    expect(open('utf16le').encoding).toBe('');
  });

  it('keeps texts apart that only look alike, and says so', () => {
    const table = open('look-alike');
    expect(table.columns[1]?.distinct).toBe(3);
    expect(said(table)).toContain('look alike');
  });

  it('takes NA for a value where it is quoted or said to be one', () => {
    expect(open('quoted-na').columns[1]?.categories).toEqual(['EU', 'NA', 'SA']);
    expect(open('plain-na').columns[1]).toMatchObject({ categories: ['EU', 'SA'], missing: 5 });
    expect(open('plain-na', { naIsValue: true }).columns[1]?.categories).toEqual(['EU', 'NA', 'SA']);
    expect(open('quoted-na', { naIsValue: false }).columns[1]?.missing).toBe(5);
    expect(kinds(read('a,b\n1,x\n"NA",y\n3,x\n'))[0]).toBe('number');
  });

  it("takes a spreadsheet's errors for missing cells", () => {
    const table = open('errors');
    expect(table.columns[0]).toMatchObject({ kind: 'number', missing: 16 });
  });
});

describe('classes', () => {
  it('are letters of an alphabet, and whole-number codes when asked', () => {
    const letters = open('alphabet');
    expect(guessChoice(letters)).toEqual({ inputs: [0, 1], target: 2, task: 'multiclass' });
    const codes = open('codes');
    expect(tasksOf(codes.columns[2] as never)).toEqual(['regression', 'multiclass']);
    const made = tableOfCsv(codes, { inputs: [0, 1], target: 2, task: 'multiclass' });
    expect(made.ok && made.value.table.classNames).toHaveLength(26);
    const asInput = tableOfCsv(letters, { inputs: [2], target: 0, task: 'multiclass' });
    expect(asInput.ok ? '' : asInput.error).toContain('26 different texts, and as an input it may have 20');
  });

  it('that are rare are learned from, and named', () => {
    const csv = open('rare');
    const made = tableOfCsv(csv, { inputs: [0, 1], target: 2, task: 'multiclass' });
    if (!made.ok) throw new Error(made.error);
    expect(made.value.notes.join()).toContain('"rare" (1 row)');
    for (let seed = 1; seed <= 20; seed++) {
      const problem = makeProblem(made.value.table, { seed, testShare: 0.5, loss: 'mse', outputActivation: 'tanh' });
      expect([...problem.train.source]).toContain(17);
    }
  });
});
