import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random, round4 } from '../../../../web/core/data/random.js';

describe('Random', () => {
  it('draws these numbers on every machine', () => {
    const random = new Random(42, 'test');
    expect([random.next(), random.next(), random.next()]).toMatchInlineSnapshot(`
      [
        1097746703,
        2953884753,
        2542313000,
      ]
    `);
  });

  it('has another stream for each seed and purpose', () => {
    const first = (seed: number, purpose: string) => new Random(seed, purpose).next();
    const all = [
      first(1, 'a'),
      first(2, 'a'),
      first(1, 'b'),
      first(1, 'ab'),
      first(1, 'ba'),
      first(1, ''),
      first(0, 'a'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('is uniform', () => {
    const random = new Random(3, 'uniform');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const slot = Math.floor((random.uniform(-1, 1) + 1) * 5);
      counts[slot] = (counts[slot] as number) + 1;
    }
    expect(counts).toHaveLength(10); // nothing below -1, nothing from 1 on
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('is normal', () => {
    const random = new Random(4, 'normal');
    let sum = 0;
    let squares = 0;
    let within = 0;
    const count = 50_000;
    for (let i = 0; i < count; i++) {
      const value = random.normal(2, 3);
      sum += value;
      squares += (value - 2) ** 2;
      if (Math.abs(value - 2) < 3) within++;
    }
    expect(sum / count).toBeCloseTo(2, 1);
    expect(Math.sqrt(squares / count)).toBeCloseTo(3, 1);
    expect(within / count).toBeCloseTo(0.683, 1);
  });

  it('puts every number in a permutation once', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(), (count, seed) => {
        const order = [...new Random(seed, 'order').permutation(count)].sort((a, b) => a - b);
        expect(order).toEqual(Array.from({ length: count }, (_, i) => i));
      }),
    );
  });
});

describe('round4', () => {
  it('keeps four decimals and no minus zero', () => {
    expect(round4(1.23456789)).toBe(1.2346);
    expect(Object.is(round4(-0.00001), 0)).toBe(true);
  });
});
