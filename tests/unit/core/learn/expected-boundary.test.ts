import { describe, expect, it } from 'vitest';
import {
  type BoundaryShape,
  classesOf,
  disagreement,
  disagreementWords,
  firstBoundary,
  isEnclosed,
  type Place,
} from '../../../../web/core/learn/expected-boundary.js';

const columns = 101;
/** Class 1 where `says` does, over the whole map. */
const map = (says: (place: Place) => boolean) =>
  Uint8Array.from({ length: columns * columns }, (_, cell) =>
    says([(cell % columns) / (columns - 1), Math.floor(cell / columns) / (columns - 1)]) ? 1 : 0,
  );
const drawn = (shape: BoundaryShape, points = firstBoundary(shape), of = 1) => ({ shape, points, class: of });

describe('a boundary that was drawn', () => {
  it.each(['across', 'around'] as const)(
    '%s: is nothing away from itself, and everything from its opposite',
    (shape) => {
      const same = map((place) => isEnclosed(shape, firstBoundary(shape), place));
      expect(disagreement(drawn(shape), same, columns)).toEqual({ expected: 0, missed: 0 });
      const opposite = disagreement(drawn(shape, firstBoundary(shape), 0), same, columns);
      expect(opposite.expected + opposite.missed).toBe(1);
    },
  );

  it('is half the map away from a network that says one class everywhere, and from a boundary that crosses it', () => {
    const everywhere = disagreement(
      drawn('across'),
      map(() => true),
      columns,
    );
    expect(everywhere.expected).toBe(0);
    expect(everywhere.missed).toBeCloseTo(0.5, 1);
    const upright = disagreement(
      drawn('across'),
      map(([x]) => x < 0.5),
      columns,
    );
    expect(upright.expected).toBeCloseTo(0.25, 1);
    expect(upright.missed).toBeCloseTo(0.25, 1);
  });

  it('a line may stand upright and may reach the edges; what is below it is enclosed up to the corners', () => {
    const upright: Place[] = [
      [0, 0],
      [0.5, 0],
      [0.5, 1],
      [1, 1],
    ];
    const line = drawn('across', upright);
    const { expected, missed } = disagreement(
      line,
      map(([x]) => x < 0.5),
      columns,
    );
    // The column under the line itself, and the row along the bottom, may fall to either side.
    expect(expected + missed).toBeLessThan(0.021);
    for (const place of [
      [0, 1],
      [1, 1],
    ] as const)
      expect(isEnclosed('across', firstBoundary('across'), place)).toBe(true);
    for (const place of [
      [0, 0],
      [1, 0],
    ] as const)
      expect(isEnclosed('across', firstBoundary('across'), place)).toBe(false);
  });

  it('a ring encloses the area of its corners', () => {
    const square: Place[] = [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.75, 0.75],
      [0.25, 0.75],
    ];
    const { expected, missed } = disagreement(
      drawn('around', square),
      map(() => false),
      columns,
    );
    expect(expected).toBeCloseTo(0.25, 1);
    expect(missed).toBe(0);
  });
});

it('the class of a cell is the side of the middle, or the largest of several outputs', () => {
  expect([...classesOf([0.2, 0.5, 0.9], 3, 1, 0.5)]).toEqual([0, 1, 1]);
  expect([...classesOf([0.7, 0.1, 0.2, 0.1, 0.8, 0.2, 0.2, 0.1, 0.6], 3, 3, 0.5)]).toEqual([0, 1, 2]);
});

it('the distance is told in shares of the map', () => {
  expect(disagreementWords({ expected: 0, missed: 0 }, 'ring')).toBe(
    'Your boundary and the learned one say the same everywhere on the map.',
  );
  expect(disagreementWords({ expected: 0.1, missed: 0.05 }, 'ring').replaceAll('\u00a0', ' ')).toBe(
    'Your boundary and the learned one disagree on 15 % of the map: on 10 % you expected “ring”, and the network says otherwise; on 5 % it says “ring”, and you expected otherwise.',
  );
  expect(disagreementWords({ expected: 0, missed: 0.25 }, 'ring')).not.toContain('you expected “ring”');
});
