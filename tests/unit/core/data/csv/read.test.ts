import { expect, it } from 'vitest';
import { readingTable } from '../../../../../web/core/data/csv/read.js';
import { finish } from '../../../../../web/core/data/csv/split.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it('reads a file and pasted text to the same table', () => {
  const text = 'a,b\n1,2\n3,4\n';
  const pasted = finish(readingTable({ text }));
  const file = finish(readingTable({ bytes: bytes(text), name: 'rows.csv' }));
  expect(pasted.table).toMatchObject({ ok: true, value: { rowCount: 2 } });
  expect(file).toEqual(pasted);
});

it('says what was assumed about the letters of a file', () => {
  const read = finish(
    readingTable({ bytes: Uint8Array.of(...bytes('caf'), 0xe9, ...bytes(',b\n1,2\n3,4\n')), name: 'a.csv' }),
  );
  expect(read.text).toMatch(/^café,b/);
  expect(read.note).toContain('Windows-1252');
});

it('names what is no table, pasted or from a file', () => {
  const pasted = finish(readingTable({ text: '{"rows": [1, 2]}' }));
  expect(pasted).toMatchObject({
    text: '',
    table: { error: expect.stringContaining('This is a JSON file, not a table.') },
  });
  const file = finish(readingTable({ bytes: Uint8Array.of(0x1f, 0x8b, 8, 0), name: 'rows.csv.gz' }));
  expect(file.table).toMatchObject({
    error: expect.stringContaining('rows.csv.gz is a gzip archive, not a CSV file.'),
  });
  const unnamed = finish(readingTable({ bytes: Uint8Array.of(0x1f, 0x8b, 8, 0), name: '' }));
  expect(unnamed.table).toMatchObject({ error: expect.stringContaining('The file is a gzip archive') });
});
