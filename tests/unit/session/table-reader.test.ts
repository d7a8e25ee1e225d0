// Tables are read in a worker where there can be one, as core reads them; else in the page, and always until they are stopped.
import { describe, expect, it, vi } from 'vitest';
import { parseCsv } from '../../../web/core/data/csv/csv.js';
import { guessChoice, tableOfCsv } from '../../../web/core/data/csv/table.js';
import { readTable } from '../../../web/session/table-reader.js';
import { tableWorkers as workers } from './fake-table-worker.js';

const rows = Array.from(
  { length: 9_000 },
  (_, row) => `${row % 7},${(row * 0.37).toFixed(2)},${row % 2 ? 'yes' : 'no'}`,
);
const csv = `a,b,kind\n${rows.join('\n')}`;

const listening = () => ({ signal: new AbortController().signal, progress: vi.fn<(share: number) => void>() });

describe('a table of more than a moment', () => {
  it('is read in a worker, as core reads it, which ends with it', async () => {
    const begun = workers('works');
    const heard = listening();
    const read = await readTable({ text: csv }, {}, heard);
    const [here, there] = [parseCsv(csv), read?.table];
    if (!here.ok || !there?.ok) throw new Error('not read');
    const { columns: few, ...others } = there.value;
    const { columns, ...same } = here.value;
    expect(others).toEqual(same);
    expect(few).toEqual(columns.map((column) => ({ ...column, cells: column.cells.slice(0, 3) })));
    expect(read?.text).toBe(csv);
    const choice = guessChoice(here.value);
    if (!choice) throw new Error('no choice');
    expect(tableOfCsv(there.value, choice)).toEqual(tableOfCsv(here.value, choice));
    expect(begun.map(({ url, ended }) => [url.pathname.split('/').at(-1), ended])).toEqual([['table-worker.js', true]]);
    expect(heard.progress).toHaveBeenCalled();
  });

  it('is decoded there as well, and what is no table is refused by its name', async () => {
    workers('works');
    const latin = new Uint8Array([...new TextEncoder().encode(csv), 10, 0x31, 0x2c, 0x32, 0x2c, 0xe9]);
    const read = await readTable({ bytes: latin, name: 'a.csv' }, {}, listening());
    expect(read?.note).toMatch(/Windows-1252/);
    expect(read?.text.endsWith('1,2,é')).toBe(true);
    const zip = new Uint8Array(200_000);
    zip.set(new TextEncoder().encode('PK\x03\x04xl/'));
    const refused = await readTable({ bytes: zip, name: 'a.xlsx' }, {}, listening());
    expect(refused).toMatchObject({
      text: '',
      table: { ok: false, error: expect.stringMatching(/^a\.xlsx is an Excel/) },
    });
  });

  it('is read in the page where there is no worker, or its script does not come', async () => {
    const here = parseCsv(csv);
    vi.stubGlobal('Worker', undefined);
    expect((await readTable({ text: csv }, {}, listening()))?.table).toEqual(here);
    const begun = workers('does not load');
    expect((await readTable({ text: csv }, {}, listening()))?.table).toEqual(here);
    expect(begun).toMatchObject([{ ended: true }]);
  });

  it('is read in the page where the worker falls silent', async () => {
    const begun = workers('silent');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const reading = readTable({ text: csv }, {}, listening());
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect((await reading)?.table).toEqual(parseCsv(csv));
    expect(begun).toMatchObject([{ ended: true }]);
  });

  it('is stopped, wherever it is read', async () => {
    const begun = workers('silent');
    const stop = new AbortController();
    const read = readTable({ text: csv }, {}, { signal: stop.signal, progress: () => {} });
    stop.abort();
    expect(await read).toBeNull();
    expect(begun).toMatchObject([{ ended: true }]);

    vi.stubGlobal('Worker', undefined);
    const again = new AbortController();
    expect(await readTable({ text: csv }, {}, { signal: again.signal, progress: () => again.abort() })).toBeNull();
  });
});

it('a short one needs no worker', async () => {
  const begun = workers('works');
  const read = await readTable({ text: 'a,b\n1,2\n3,4' }, {}, listening());
  expect(read?.table).toEqual(parseCsv('a,b\n1,2\n3,4'));
  expect(begun).toEqual([]);
});
