// Two and three tabs that open, train, close and come back in any order, as web/playground/links.ts has them use the shelf: the newest work is
// what a bare address brings back, and what each visit did last can be had, until a bounded number of others did something after it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { othersKept, Shelf } from '../../../../web/playground/kept/shelf.js';
import { type Kept, keep, load, startingLink } from '../../../../web/playground/kept/work.js';

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage;
}

/** What was done, and when. */
interface Done {
  readonly link: string;
  readonly time: number;
}

/** A tab of the page. */
class Tab {
  readonly own = storage();
  readonly #browser: Storage;
  #shelf: Shelf;
  #link = '';
  #worked: number | null = null;

  constructor(browser: Storage) {
    this.#browser = browser;
    this.#shelf = new Shelf(() => browser);
    this.#start('navigate');
  }

  get link() {
    return this.#link;
  }

  #start(navigation: string): void {
    const { link, kept } = startingLink(
      '',
      navigation,
      load(() => this.own),
      this.#shelf.all[0] ?? null,
    );
    this.#shelf.takeOver(kept ?? null);
    this.#link = link;
    this.#worked = null;
  }

  train(link: string, time: number): void {
    this.#link = link;
    this.#worked = time;
  }
  /** Nobody looks at it any more: it is hidden, or goes away. */
  leave(): void {
    const work: Kept = { hash: '', link: this.#link || '#v=1' };
    keep(() => this.own, this.#shelf.marked(work, this.#worked));
    if (this.#worked !== null) this.#shelf.put(work, this.#worked);
  }
  reload(): void {
    this.leave();
    this.#shelf = new Shelf(() => this.#browser);
    this.#start('reload');
  }
}

const action = fc.tuple(fc.constantFrom('open', 'train', 'train', 'leave', 'close', 'reload'), fc.nat(2));

it('no order of tabs loses the newest work, nor writes older work over it', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const browser = storage();
      const tabs: (Tab | undefined)[] = [];
      /** What each tab did last, by tab, once it was left. */
      const last = new Map<Tab, Done>();
      const trained = new Map<Tab, Done>();
      const bare = () => new Shelf(() => browser).all;
      for (const [time, [what, place]] of actions.entries()) {
        const tab = tabs[place];
        if (what === 'open' || !tab) {
          if (tab) leave(tab);
          tabs[place] = new Tab(browser);
          const newest = [...last.values()].sort((a, b) => b.time - a.time)[0];
          expect(tabs[place]?.link).toBe(newest?.link ?? '');
        } else if (what === 'train') {
          tab.train(`#${place}-${time}`, time);
          trained.set(tab, { link: `#${place}-${time}`, time });
        } else if (what === 'reload') {
          const { link } = tab;
          leave(tab);
          tab.reload();
          if (trained.has(tab)) expect(tab.link).toBe(link);
        } else {
          leave(tab);
          if (what === 'close') tabs[place] = undefined;
        }
        const newest = [...last.values()].sort((a, b) => b.time - a.time)[0];
        if (newest) expect(bare()[0]?.link).toBe(newest.link);
        expect(bare().length).toBeLessThanOrEqual(1 + othersKept);
      }

      function leave(tab: Tab): void {
        tab.leave();
        const done = trained.get(tab);
        if (done) last.set(tab, done);
      }
    }),
    { numRuns: 200 },
  );
});

it('what two tabs did can both be had, whichever closes last', () => {
  for (const closes of [
    [0, 1],
    [1, 0],
  ]) {
    const browser = storage();
    const tabs = [new Tab(browser), new Tab(browser)];
    tabs.forEach((tab, i) => void tab.train(`#work-${i}`, 100 + i));
    for (const i of closes) tabs[i]?.leave();
    const third = new Tab(browser); // only looks
    third.leave();
    expect(new Shelf(() => browser).all.map(({ link }) => link)).toEqual(['#work-1', '#work-0']);
  }
});
