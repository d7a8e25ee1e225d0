import { describe, expect, it } from 'vitest';
import { type Painter, Turns } from '../../web/parts/turns.js';

/** A page whose pictures come when the test says so, and painters that note what was drawn in which. */
function page() {
  let callback: (() => void) | null = null;
  const drawn: string[][] = [];
  const turns = new Turns((next) => {
    expect(callback).toBe(null);
    callback = next;
  });
  const picture = (): string[] => {
    const next = callback;
    callback = null;
    drawn.push([]);
    next?.();
    return drawn.at(-1) as string[];
  };
  const painter = (name: string, effort: number, isMoving = true, also = () => {}): Painter => ({
    effort,
    isMoving,
    draw: () => {
      drawn.at(-1)?.push(name);
      also();
    },
  });
  return { turns, picture, painter };
}

describe('canvases', () => {
  it('are all drawn in the next picture when nothing moves, once each', () => {
    const { turns, picture, painter } = page();
    const all = ['network', 'map', 'cost'].map((name) => painter(name, 1, false));
    for (const one of [...all, ...all]) turns.ask(one);
    expect(picture()).toEqual(['network', 'map', 'cost']);
    expect(picture()).toEqual([]);
  });

  it('take turns while training goes on, each at least in every second picture', () => {
    const { turns, picture, painter } = page();
    const all = [painter('network', 1), painter('map', 0.5), painter('cost', 0.5)];
    const pictures = Array.from({ length: 4 }, () => {
      for (const one of all) turns.ask(one);
      return picture();
    });
    expect(pictures).toEqual([['network'], ['map', 'cost'], ['network'], ['map', 'cost']]);
  });

  it('are drawn in the end without being asked again', () => {
    const { turns, picture, painter } = page();
    for (const name of ['one', 'two', 'three']) turns.ask(painter(name, 1));
    expect([picture(), picture(), picture(), picture()]).toEqual([['one'], ['two'], ['three'], []]);
  });

  it('do not lose their turn to one that asks for more while it is drawn', () => {
    const { turns, picture, painter } = page();
    const eager: Painter = painter('eager', 1, true, () => turns.ask(eager));
    turns.ask(eager);
    turns.ask(painter('patient', 1));
    expect([picture(), picture(), picture()]).toEqual([['eager'], ['patient'], ['eager']]);
  });

  it('at rest need not wait for those that move', () => {
    const { turns, picture, painter } = page();
    turns.ask(painter('moving', 1));
    turns.ask(painter('also moving', 1));
    turns.ask(painter('still', 1, false));
    expect(picture()).toEqual(['moving', 'still']);
  });

  it('that are gone are not drawn', () => {
    const { turns, picture, painter } = page();
    const gone = painter('gone', 1);
    turns.ask(gone);
    turns.leave(gone);
    expect(picture()).toEqual([]);
  });
});
