import { describe, expect, it } from 'vitest';
import { encodeKept, type LinkState, linkLimits, tableNamedIn } from '../../../../web/core/link/link.js';
import { defaultSettings, validateSettings } from '../../../../web/core/settings/settings.js';
import { tableId, tableLimits, tooMany } from '../../../../web/playground/kept/tables.js';
import { historyAhead } from '../../../../web/playground/kept/tape.js';
import { readKept, startingLink } from '../../../../web/playground/kept/work.js';
import { decodeLink, encodeLink } from '../../support/links.js';

const kept = (hash: string, link: string) => ({ hash, link });

describe('work kept in the browser', () => {
  it('is read only when it is what it should be', () => {
    expect(readKept(JSON.stringify(kept('', '#v=1')))).toEqual(kept('', '#v=1'));
    const broken = [null, '', '{', '[]', 'null', '{"hash":1,"link":"#"}', '{"hash":"","link":"v=1"}', '"text"'];
    for (const text of broken) expect(readKept(text)).toBeNull();
  });

  it('says where its tape is, and is read without it when that is not said well', () => {
    const tape = { id: 'a1', moments: ['a1/b/0', 'a1/b/1'] };
    expect(readKept(JSON.stringify({ ...kept('', '#v=1'), tape }))).toEqual({ ...kept('', '#v=1'), tape });
    for (const odd of [
      null,
      7,
      {},
      { id: 'a' },
      { id: 'a', moments: 'b' },
      { id: '', moments: [] },
      { id: 'a', moments: [1] },
    ])
      expect(readKept(JSON.stringify({ ...kept('', '#v=1'), tape: odd }))).toEqual(kept('', '#v=1'));
  });

  it('comes back on a reload of its own address', () => {
    const tab = kept('#a', '#b');
    expect(startingLink('#a', 'reload', tab, null)).toEqual({ link: '#b', kept: tab });
    expect(startingLink('#c', 'reload', tab, null)).toEqual({ link: '#c' });
  });

  it('gives way to a link that is followed, and comes back at a bare address', () => {
    const last = kept('', '#b');
    expect(startingLink('#c', 'navigate', kept('#c', '#b'), last)).toEqual({ link: '#c' });
    expect(startingLink('', 'navigate', null, last)).toEqual({ link: '#b', kept: last });
    expect(startingLink('', 'navigate', null, null)).toEqual({ link: '' });
  });
});

describe('the whole work, for the browser alone', () => {
  const text = ['a,b,kind', ...Array.from({ length: 400 }, (_, i) => `${i % 17},${i % 5},${i % 2 ? 'x' : 'y'}`)].join(
    '\n',
  );
  const shape = { task: 'binary', scaling: 'standard', inputs: 2, outputs: 1 } as const;
  const state: LinkState = {
    settings: validateSettings({ layers: [2, 64, 64, 1], learningRate: 0.07 }, defaultSettings, shape).settings,
    features: ['x1', 'x2'],
    data: { kind: 'csv', text, options: {}, choice: { inputs: [0, 1], target: 2, task: 'binary' } },
    trained: { parameters: Float32Array.from({ length: 4417 }, (_, i) => Math.sin(i)), epoch: 3, step: 60 },
  };

  it('names its table, and comes back with it', () => {
    const id = tableId(text);
    const link = encodeKept(state, id);
    expect(link.length).toBeLessThan(25_000);
    expect(tableNamedIn(link)).toBe(id);
    expect(decodeLink(link, { table: text })).toEqual({ state, problems: [] });
  });

  it('holds its table where it is named by nothing', () => {
    const link = encodeKept(state);
    expect(tableNamedIn(link)).toBeUndefined();
    expect(decodeLink(link, {}).state).toEqual(state);
  });

  it('holds what a run needs to go on bit for bit, which no link from elsewhere can bring', () => {
    const history = {
      epochs: Float64Array.of(0, 0.5, 3),
      loss: Float32Array.of(1, 0.5, 0.25),
      testLoss: Float32Array.of(Number.NaN, 0.75, 0.5),
      length: 3,
    };
    const trained = {
      ...(state.trained as NonNullable<typeof state.trained>),
      snapshot: Uint8Array.of(1, 2, 3),
      history,
    };
    const whole = { ...state, trained };
    expect(decodeLink(encodeKept(whole), {})).toEqual({ state: whole, problems: [] });
    expect(encodeLink({ ...whole, data: undefined as never }).text).not.toMatch(/snapshot|costs/);
    const { state: read, problems } = decodeLink(encodeKept(whole));
    expect(read.trained).toEqual(state.trained);
    expect(problems).toEqual([
      '"snapshot" means nothing in a link; it was passed over.',
      '"costs" means nothing in a link; it was passed over.',
    ]);
    const broken = decodeLink(encodeKept(whole).replace(/snapshot=\w+/, 'snapshot=A'), {});
    expect(broken.state.trained).toEqual({ ...state.trained, history });
    expect(broken.problems).toEqual(['snapshot: the text is cut off; the optimizer starts afresh.']);
  });

  it('leaves that out where it would be more than can be read again', () => {
    const snapshot = new Uint8Array(linkLimits.kept);
    const link = encodeKept({
      ...state,
      trained: { ...(state.trained as NonNullable<typeof state.trained>), snapshot },
    });
    expect(link.length).toBeLessThan(linkLimits.kept);
    expect(decodeLink(link, {})).toEqual({ state, problems: [] });
  });

  it('says what is gone, and a link from elsewhere cannot name a table', () => {
    const link = encodeKept(state, 'abc-def-1');
    for (const beside of [{}, undefined])
      expect(decodeLink(link, beside).problems[0]).toContain('the table of this work is not in this browser any more');
  });
});

describe('the tape kept in the browser', () => {
  it('gives the cost of moments that lie ahead, after what the history has', () => {
    const moment = (epoch: number, loss: number) =>
      ({
        epoch,
        loss,
        step: epoch,
        snapshot: new Uint8Array(),
        recipe: { settings: defaultSettings, features: [] },
      }) as const;
    const history = {
      epochs: Float64Array.of(0, 1, 2),
      loss: Float32Array.of(4, 3, 2),
      testLoss: Float32Array.of(1, 1, 1),
      length: 3,
    };
    const moments = [moment(0, 4), moment(2, 2), moment(5, 1), moment(5, 1), moment(9, 0.5)];
    expect(historyAhead(history, moments)).toEqual({
      epochs: Float64Array.of(0, 1, 2, 5, 9),
      loss: Float32Array.of(4, 3, 2, 1, 0.5),
      testLoss: Float32Array.of(1, 1, 1, Number.NaN, Number.NaN),
      length: 5,
    });
  });
});

describe('tables kept in the browser', () => {
  it('have ids by what is in them', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a,b\n1,2', 'a,b\n2,1', 'x'.repeat(1000), 'x'.repeat(1001)];
    expect(new Set(texts.map(tableId)).size).toBe(texts.length);
    expect(tableId('a,b\n1,2')).toMatch(/^[\w-]{1,60}$/);
  });

  it('are bounded in number and in all; the newest stays, however large', () => {
    const many = Array.from({ length: tableLimits.texts + 2 }, (_, i) => ({ id: `${i}`, used: i, characters: 10 }));
    expect(tooMany(many).sort()).toEqual(['0', '1']);
    const large = tableLimits.characters;
    const heavy = [
      { id: 'old', used: 1, characters: 5 },
      { id: 'new', used: 2, characters: large + 1 },
    ];
    expect(tooMany(heavy)).toEqual(['old']);
    expect(tooMany([])).toEqual([]);
  });
});
