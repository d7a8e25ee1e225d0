import { describe, expect, it } from 'vitest';
import { type Draw, Turns } from '../../../../web/parts/base/paint-turns.js';

/** A page whose pictures come when the test says so, and a note of what was drawn in which. */
function page() {
  let callback: (() => void) | null = null;
  const drawn: string[][] = [];
  const turns = new Turns((next) => {
    expect(callback).toBe(null);
    callback = next;
  });
  const picture = async (): Promise<string[]> => {
    const next = callback;
    callback = null;
    drawn.push([]);
    next?.();
    await Promise.resolve();
    return drawn.at(-1) as string[];
  };
  const pictures = async (count: number, before = () => {}): Promise<string[][]> => {
    const seen: string[][] = [];
    for (let i = 0; i < count; i++) {
      before();
      seen.push(await picture());
    }
    return seen;
  };
  const draws =
    (name: string, also = () => {}): Draw =>
    () => {
      drawn.at(-1)?.push(name);
      also();
    };
  return { turns, pictures, draws };
}

describe('canvases', () => {
  it('are all drawn in the next picture when nothing moves, once each', async () => {
    const { turns, pictures, draws } = page();
    const all = ['network', 'map', 'cost'].map((name) => draws(name));
    for (const one of [...all, ...all]) turns.ask(one, 0);
    expect(await pictures(2)).toEqual([['network', 'map', 'cost'], []]);
  });

  it('take turns while training goes on, each at least in every second picture', async () => {
    const { turns, pictures, draws } = page();
    const all = [draws('network'), draws('map'), draws('cost')];
    const seen = await pictures(4, () => {
      all.forEach((one, i) => {
        turns.ask(one, i === 0 ? 1 : 0.5);
      });
    });
    expect(seen).toEqual([['network'], ['map', 'cost'], ['network'], ['map', 'cost']]);
  });

  it('are drawn in the end without being asked again', async () => {
    const { turns, pictures, draws } = page();
    for (const name of ['one', 'two', 'three']) turns.ask(draws(name), 1);
    expect(await pictures(4)).toEqual([['one'], ['two'], ['three'], []]);
  });

  it('do not lose their turn to one that asks for more while it is drawn', async () => {
    const { turns, pictures, draws } = page();
    const eager = draws('eager', () => turns.ask(eager, 1));
    turns.ask(eager, 1);
    turns.ask(draws('patient'), 1);
    expect(await pictures(3)).toEqual([['eager'], ['patient'], ['eager']]);
  });

  it('at rest need not wait for those that move', async () => {
    const { turns, pictures, draws } = page();
    turns.ask(draws('moving'), 1);
    turns.ask(draws('also moving'), 1);
    turns.ask(draws('still'), 0);
    expect(await pictures(1)).toEqual([['moving', 'still']]);
  });

  it('that stopped moving meanwhile need not wait any more', async () => {
    const { turns, pictures, draws } = page();
    const late = draws('late');
    turns.ask(draws('first'), 1);
    turns.ask(late, 1);
    turns.ask(late, 0);
    expect(await pictures(1)).toEqual([['first', 'late']]);
  });

  it('that are gone are not drawn', async () => {
    const { turns, pictures, draws } = page();
    const gone = draws('gone');
    turns.ask(gone, 1);
    turns.leave(gone);
    expect(await pictures(1)).toEqual([[]]);
  });
});
