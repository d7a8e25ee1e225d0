import { describe, expect, it } from 'vitest';
import { decodeLink, encodeKept, type LinkState, tableNamedIn } from '../../web/core/link.js';
import { defaultSettings, validateSettings } from '../../web/core/settings.js';
import { tableId, tableLimits, tooMany } from '../../web/playground/kept-tables.js';
import { readKept, startingLink } from '../../web/playground/kept-work.js';

const kept = (hash: string, link: string) => ({ hash, link });

describe('work kept in the browser', () => {
  it('is read only when it is what it should be', () => {
    expect(readKept(JSON.stringify(kept('', '#v=1')))).toEqual(kept('', '#v=1'));
    const broken = [null, '', '{', '[]', 'null', '{"hash":1,"link":"#"}', '{"hash":"","link":"v=1"}', '"text"'];
    for (const text of broken) expect(readKept(text)).toBeNull();
  });

  it('comes back on a reload of its own address', () => {
    const tab = kept('#a', '#b');
    expect(startingLink('#a', 'reload', tab, null)).toEqual({ link: '#b', isKept: true });
    expect(startingLink('#c', 'reload', tab, null)).toEqual({ link: '#c', isKept: false });
  });

  it('gives way to a link that is followed, and comes back at a bare address', () => {
    const last = kept('', '#b');
    expect(startingLink('#c', 'navigate', kept('#c', '#b'), last)).toEqual({ link: '#c', isKept: false });
    expect(startingLink('', 'navigate', null, last)).toEqual({ link: '#b', isKept: true });
    expect(startingLink('', 'navigate', null, null)).toEqual({ link: '', isKept: false });
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

  it('says what is gone, and a link from elsewhere cannot name a table', () => {
    const link = encodeKept(state, 'abc-def-1');
    for (const beside of [{}, undefined])
      expect(decodeLink(link, beside).problems[0]).toContain('the table of this work is not in this browser any more');
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
