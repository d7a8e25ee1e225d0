import { describe, expect, it } from 'vitest';
import { othersKept, Shelf } from '../../../../web/playground/kept/shelf.js';

/** limit: characters that the browser has room for. */
function storage(limit = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => {
      const others = [...items].filter(([other]) => other !== key).reduce((sum, [, each]) => sum + each.length, 0);
      if (others + text.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, text);
    },
    removeItem: (key: string) => items.delete(key),
  } as unknown as Storage;
}

const work = (link: string) => ({ hash: '', link: `#${link}` });
const links = (works: readonly { link: string }[]) => works.map(({ link }) => link);

describe('the works of several tabs', () => {
  it('stand newest first, whoever writes last', () => {
    const browser = storage();
    const [a, b] = [new Shelf(() => browser), new Shelf(() => browser)];
    b.put(work('b'), 200);
    a.put(work('a'), 100);
    expect(links(a.all)).toEqual(['#b', '#a']);
    expect(links(a.others)).toEqual(['#b']);
    expect(links(b.others)).toEqual(['#a']);
    a.put(work('a2'), 300);
    expect(links(b.all)).toEqual(['#a2', '#b']);
  });

  it('are not doubled by a visit that goes on with one, unless its own tab went on, too', () => {
    const browser = storage();
    const a = new Shelf(() => browser);
    a.put(work('a'), 100);
    const later = new Shelf(() => browser);
    later.takeOver(later.all[0] ?? null);
    expect(later.others).toEqual([]);
    later.put(work('later'), 200);
    expect(links(later.all)).toEqual(['#later']);
    a.put(work('a2'), 150);
    later.put(work('later2'), 250);
    expect(links(later.all)).toEqual(['#later2', '#a2']);
  });

  it('are a bounded number, and give way where there is no room', () => {
    const browser = storage();
    for (let i = 0; i < 9; i++) new Shelf(() => browser).put(work(String(i)), i);
    expect(new Shelf(() => browser).all).toHaveLength(1 + othersKept);
    const small = storage(260);
    for (let i = 0; i < 4; i++) expect(new Shelf(() => small).put(work('x'.repeat(100)), i)).toBe(true);
    expect(new Shelf(() => small).all).toHaveLength(1);
    const kept = new Shelf(() => small);
    expect(kept.put(work('x'.repeat(1000)), 9)).toBe(false);
    expect(kept.all).toHaveLength(1);
  });

  it('are read with care, and forgotten whole', () => {
    const browser = storage();
    browser.setItem('glassbox.others', '[{"hash":"","link":"#old"},7,null,{"hash":1}]');
    browser.setItem('glassbox.work', '{"hash":"","link":"#v=1"}');
    const shelf = new Shelf(() => browser);
    expect(links(shelf.all)).toEqual(['#v=1', '#old']);
    expect(shelf.forget()).toBe(true);
    expect(shelf.all).toEqual([]);
    const refusing = new Shelf(() => {
      throw new Error('insecure');
    });
    expect([refusing.all, refusing.put(work('a'), 1), refusing.forget()]).toEqual([[], false, false]);
  });
});
