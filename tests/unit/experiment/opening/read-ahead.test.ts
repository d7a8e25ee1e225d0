// Long tables that a page brings, or that come back after a reload, are read in a worker: the page goes on meanwhile.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { csvOf, loadOwnData, type OwnData } from '../../../../web/core/data/own-data.js';
import { defaultState, encodeKept, encodeLink } from '../../../../web/core/link/link.js';
import { openRows } from '../../../../web/experiment/brought.js';
import type { Experiment } from '../../../../web/experiment/experiment.js';
import { openedAhead } from '../../../../web/experiment/link.js';
import type { Coming } from '../../../../web/experiment/opening/coming.js';
import { tableWorkers } from '../../session/fake-table-worker.js';

afterEach(() => vi.unstubAllGlobals());

const table = (rows: number) =>
  `a,b,kind\n${Array.from({ length: rows }, (_, row) => `${row % 7},${(row * 0.37).toFixed(2)},${row % 2 ? 'yes' : 'no'}`).join('\n')}\n`;
const long = table(9_000);
const csv = (text: string): Extract<OwnData, { kind: 'csv' }> => ({
  kind: 'csv',
  text,
  options: { header: true },
  choice: { inputs: [0, 1], target: 2, task: 'binary' },
});

/** A table that came from a worker brings the first cells of its columns only. */
function isFromWorker(data: OwnData | undefined): boolean {
  if (data?.kind !== 'csv') throw new Error('no table');
  const read = csvOf(data);
  if (!read.ok) throw new Error(read.error);
  return read.value.columns[0]?.cells.length === 3 && read.value.rowCount > 3;
}

async function brought(rows: string | readonly Record<string, unknown>[]): Promise<Coming> {
  const come: Promise<Coming>[] = [];
  const experiment = { openComing: (coming: Promise<Coming>) => come.push(coming) } as unknown as Experiment;
  void openRows(experiment, {}, async () => ({ rows, target: 'kind' }));
  return come[0] as Promise<Coming>;
}

describe('a long table', () => {
  it('that a page brings', async () => {
    const begun = tableWorkers('works');
    expect(isFromWorker((await brought(long)).recipe.data)).toBe(true);
    const objects = Array.from({ length: 9_000 }, (_, row) => ({
      a: row % 7,
      b: row * 0.37,
      kind: row % 2 ? 'x' : 'y',
    }));
    expect(isFromWorker((await brought(objects)).recipe.data)).toBe(true);
    expect(begun.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('that comes back with its link, or beside it', async () => {
    const begun = tableWorkers('works');
    const state = { ...defaultState, data: csv(long) };
    const { state: opened, problems } = await openedAhead(encodeKept(state, 'kept'), { table: long });
    expect(problems).toEqual([]);
    expect(isFromWorker(opened.data)).toBe(true);
    expect(loadOwnData(opened.data as OwnData, { seed: 1, noise: 0 })).toMatchObject({ ok: true });
    expect(begun.map(({ ended }) => ended)).toEqual([true]);
  });

  it('is read in the page where no worker comes', async () => {
    tableWorkers('does not load');
    expect(isFromWorker((await brought(long)).recipe.data)).toBe(false);
  });
});

it('a short one needs no worker, and what is none is refused with a sentence', async () => {
  const begun = tableWorkers('works');
  expect(isFromWorker((await brought(table(40))).recipe.data)).toBe(false);
  const short = encodeLink({ ...defaultState, data: csv(table(40)) }, loadOwnData).text;
  expect((await openedAhead(short)).state.data).toMatchObject({ kind: 'csv' });
  await expect(brought('{"a": [1, 2]}')).rejects.toThrow('This is a JSON file');
  expect(begun).toEqual([]);
});
