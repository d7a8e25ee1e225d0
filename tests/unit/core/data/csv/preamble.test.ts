// Lines above a table, and remarks between its rows: left out and said; a row of names that begins with # stays one.
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../../web/core/data/csv/csv.js';
import { writeCsv } from '../../../../../web/core/data/csv/write.js';

function read(text: string) {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
const names = (text: string) => read(text).columns.map(({ name }) => name);
const said = (text: string) => read(text).notes.join('\n');

describe('lines that begin with #', () => {
  it.each(['\n', '\r\n', '\r'])('are left out above the names and between the rows, with %j at their ends', (end) => {
    const text = ['# Logger 7; 2 channels', '#', '# "t in s', 't;u', '0,5;1', '1,5;2', '# paused', '2,5;4', ''];
    const table = read(text.join(end));
    expect(table.columns.map(({ name, values }) => [name, ...values])).toEqual([
      ['t', 0.5, 1.5, 2.5],
      ['u', 1, 2, 4],
    ]);
    expect(table.fileRows).toEqual([5, 6, 8]);
    expect(table.notes).toContain('4 lines that begin with # are comments, and were left out.');
  });

  it('are left out above rows without names', () => {
    expect(read('# two numbers, and their sum\n1,2\n3,4\n').rowCount).toBe(2);
    expect(said('# made by hand\n1,2\n3,4\n')).toContain('A line that begins with # is a comment, and was left out.');
    expect(read('\ufeffsep=;\r\n# x\r\na;b\r\n1;2\r\n3;4\r\n').fileRows).toEqual([4, 5]);
  });

  it.each([
    ['#,x,y\n1,2,3\n2,3,4\n', ['#', 'x', 'y']],
    ['#id,size,v\nfoo,a,1\nbar,b,2\n', ['#id', 'size', 'v']],
    ['#id,kind\nx,a\ny,b\n', ['#id', 'kind']],
    ['# rooms,price\n3,100\n4,200\n', ['# rooms', 'price']],
    ['"#a",b\n1,2\n3,4\n', ['#a', 'b']],
  ])('and are the row of names stay it: %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(said(text)).not.toContain('comment');
  });

  it('and are the row of names below others lose the mark', () => {
    expect(names('# made on Monday\n# x,y\n1,2\n3,4\n')).toEqual(['x', 'y']);
    expect(names('# made on Monday\n#,y\n1,2\n2,4\n')).toEqual(['#', 'y']);
  });

  it('and are rows like the others stay rows', () => {
    const table = read('#red,1\n#green,2\nblue,3\n#red,4\n');
    expect(table.columns[0]?.categories).toEqual(['#green', '#red', 'blue']);
    expect(table.rowCount).toBe(4);
  });

  it('come back as values from what is written here', () => {
    const written = writeCsv([
      { name: '#a', cells: ['#1', '#2', '#1'] },
      { name: 'b', cells: [1, 2, 4] },
    ]);
    expect(names(written)).toEqual(['#a', 'b']);
    expect(read(written).columns[0]?.categories).toEqual(['#1', '#2']);
  });
});

describe('a title', () => {
  it('above names is left out', () => {
    const text = 'Report of May,,\n,,\nlength,width,kind\n1,2,a\n3,4,b\n';
    expect(names(text)).toEqual(['length', 'width', 'kind']);
    expect(said(text)).toContain('Left out above the table: "Report of May".');
    expect(said('Pump 3\nDate: today\n\nt;u\n1;2\n3;4\n')).toContain('"Pump 3" and 1 more line.');
    expect(read(text).fileRows).toEqual([4, 5]);
  });

  it('is none above a column of decimal commas', () => {
    const parsed = parseCsv('length\n1,5\n2,5\n');
    expect(parsed.ok ? '' : parsed.error).toContain('two columns');
  });
});
