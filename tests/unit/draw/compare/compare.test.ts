// The geometry of comparisons: dots that can be counted and pressed, lines where a field has one value.
import { expect, it } from 'vitest';
import { type DotsView, layoutDots, pickDot } from '../../../../web/draw/compare/dots.js';
import { contour } from '../../../../web/draw/contour.js';

const view = (values: readonly number[], away: readonly number[] = []): DotsView => ({
  width: 400,
  height: 130,
  dots: values.map((value, i) => ({ value, behind: false, away: away.includes(i) })),
  log: false,
  name: 'test cost',
  chosen: null,
});

it('dots never cover each other, stay inside, and each is found where it is', () => {
  for (const many of [1, 20, 100, 500]) {
    const shown = view(
      Array.from({ length: many }, (_, i) => 0.2 + (i % 7) * 0.01),
      [0],
    );
    const { positions, radius } = layoutDots(shown);
    const places = new Set<string>();
    for (let i = 0; i < many; i++) {
      const [x = 0, y = 0] = [positions[2 * i], positions[2 * i + 1]];
      places.add(`${x} ${y}`);
      expect(x).toBeGreaterThan(radius);
      expect(x).toBeLessThan(400 - radius);
      if (many <= 100) expect(y).toBeGreaterThan(radius);
      expect(pickDot(shown, x, y)).toBe(i);
    }
    expect(places.size).toBe(many);
  }
  expect(pickDot(view([0.5]), 390, 4)).toBeNull();
});

it('a contour lies between its neighbours in proportion', () => {
  const field = [0, 0, 0, 1, 1, 1, 3, 3, 3];
  const line = contour(field, 3, 3, 0.25);
  expect(line.length).toBe(8);
  for (let i = 1; i < line.length; i += 2) expect(line[i]).toBeCloseTo(0.25);
  expect(contour(field, 3, 3, 5)).toEqual([]);
  // Two corners against two: two lines that do not cross.
  expect(contour([1, -1, -1, 1], 2, 2, 0).length).toBe(8);
});
