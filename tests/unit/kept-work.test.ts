import { describe, expect, it } from 'vitest';
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
