import { describe, expect, it } from 'vitest';
import { Eased } from '../../../../web/parts/network/eased.js';

describe('numbers that ease', () => {
  const from = () => {
    const eased = new Eased();
    eased.aim(Float32Array.of(0, 4), 0, true);
    return eased;
  };

  it('are there at once the first time', () => {
    const eased = from();
    expect(eased.moving).toBe(false);
    expect([...(eased.at(0) ?? [])]).toEqual([0, 4]);
  });

  it('go gently, quick at first, and arrive exactly', () => {
    const eased = from();
    eased.aim(Float32Array.of(1, 4), 1000, true);
    const way = [0, 60, 120, 180].map((after) => eased.at(1000 + after)?.[0] ?? Number.NaN);
    expect(way[0]).toBe(0);
    expect(way[1]).toBeGreaterThan(0.25);
    expect(way).toEqual([...way].sort((a, b) => a - b));
    expect(eased.moving).toBe(true);
    expect([...(eased.at(1240) ?? [])]).toEqual([1, 4]);
    expect(eased.moving).toBe(false);
  });

  it('stay on their way when the same numbers come again', () => {
    const eased = from();
    eased.aim(Float32Array.of(1, 4), 1000, true);
    const before = eased.at(1100);
    eased.aim(Float32Array.of(1, 4), 1100, true);
    eased.aim(Float32Array.of(1, 4), 1100, false);
    expect(eased.at(1100)).toEqual(before);
    expect(eased.moving).toBe(true);
  });

  it('turn from where they are to a new end', () => {
    const eased = from();
    eased.aim(Float32Array.of(1, 4), 1000, true);
    const half = eased.at(1100)?.[0];
    eased.aim(Float32Array.of(-1, 4), 1100, true);
    expect(eased.at(1100)?.[0]).toBe(half);
    expect(eased.at(1400)?.[0]).toBe(-1);
  });

  it('do not ease while training runs, nor into another network', () => {
    const eased = from();
    eased.aim(Float32Array.of(1, 4), 10, false);
    expect(eased.at(10)?.[0]).toBe(1);
    eased.aim(Float32Array.of(1, 2, 3), 20, true);
    expect([...(eased.at(20) ?? [])]).toEqual([1, 2, 3]);
    eased.forget();
    expect(eased.at(20)).toBeNull();
    eased.aim(Float32Array.of(3, 2, 1), 30, true);
    expect([...(eased.at(30) ?? [])]).toEqual([3, 2, 1]);
  });
});
