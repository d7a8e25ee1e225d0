import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { coordinateOf, placeOf } from '../../../../../web/core/data/points/places.js';
import {
  addPoint,
  addPoints,
  changePoint,
  erase,
  nearestPoint,
  noPoints,
  type OwnPoints,
  paint,
  pointLimits,
  pointsFromTable,
  relabel,
  removePoint,
  tableOfPoints,
} from '../../../../../web/core/data/points/points.js';
import { makeProblem } from '../../../../../web/core/data/problem.js';
import { Random } from '../../../../../web/core/data/random.js';
import { makeTable } from '../../../../../web/core/data/sets/made.js';
import type { Table } from '../../../../../web/core/data/table.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

describe('own points', () => {
  it('are added, moved, relabelled, erased; what was before stays as it was', () => {
    const empty = noPoints();
    const one = addPoint(empty, { x: 1, y: 2, label: 1 });
    const moved = changePoint(one, 0, { x: 99 });
    expect(empty.points).toHaveLength(0);
    expect(one.points[0]?.x).toBeCloseTo(1, 2);
    expect(moved.points[0]?.x).toBe(6);
    expect(moved.points[0]?.y).toBe(one.points[0]?.y);
    expect(relabel(moved, 6, 2, 0.5, 0).points[0]?.label).toBe(0);
    expect(erase(moved, 6, 2, 0.5).points).toHaveLength(0);
    expect(nearestPoint(one, 1.1, 2, 0.5)).toBe(0);
    expect(nearestPoint(one, 4, 2, 0.5)).toBeUndefined();
    expect(removePoint(one, 0).points).toHaveLength(0);
  });

  it('are the same object where nothing changed', () => {
    const one = addPoint(noPoints(), { x: 1, y: 2, label: 1 });
    expect(addPoint(one, { x: 7, y: 0, label: 0 })).toBe(one);
    expect(erase(one, -5, -5, 1)).toBe(one);
    expect(relabel(one, 1, 2, 1, 1)).toBe(one);
    expect(changePoint(one, 0, { x: 1 })).toBe(one);
    expect(changePoint(one, 5, { x: 1 })).toBe(one);
    expect(removePoint(one, 5)).toBe(one);
  });

  it('are painted alike by the same chance, within the brush', () => {
    const dab = { x: 1, y: -2, radius: 0.8, label: 1, count: 20 };
    const a = paint(noPoints(), dab, new Random(1, 'brush'));
    expect(a).toEqual(paint(noPoints(), dab, new Random(1, 'brush')));
    expect(a.points).toHaveLength(20);
    for (const { x, y } of a.points) expect(Math.hypot(x - 1, y + 2)).toBeLessThan(0.81);
  });

  it('become tables', () => {
    expect(tableOfPoints(noPoints())).toBeUndefined();
    const own = addPoints(noPoints('classes', 3), [
      { x: 0, y: 0, label: 2 },
      { x: 1, y: 1, label: 9 },
    ]);
    const table = tableOfPoints(own);
    expect(table?.task).toBe('multiclass');
    expect(table?.classNames).toEqual(['A', 'B', 'C']);
    expect([...(table?.targetValues ?? [])]).toEqual([2, 2]);
    const circle = pointsFromTable(makeTable('circle', { seed: 1, noise: 0 }));
    expect(circle?.points).toHaveLength(500);
    expect(pointsFromTable(makeTable('sine1d', { seed: 1, noise: 0 }))).toBeUndefined();
  });

  it('keep their bounds whatever is done to them', () => {
    const anything = fc.oneof(fc.double(), fc.integer({ min: -7, max: 7 }));
    const change = fc.oneof(
      fc.record({ what: fc.constant('add' as const), x: anything, y: anything, label: anything }),
      fc.record({ what: fc.constant('paint' as const), x: anything, y: anything, label: anything }),
      fc.record({ what: fc.constant('erase' as const), x: anything, y: anything, label: anything }),
      fc.record({ what: fc.constant('change' as const), x: anything, y: anything, label: anything }),
      fc.record({ what: fc.constant('relabel' as const), x: anything, y: anything, label: anything }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('classes' as const, 'values' as const),
        fc.array(change, { maxLength: 40 }),
        (kind, changes) => {
          let own: OwnPoints = noPoints(kind, 3);
          for (const { what, x, y, label } of changes) {
            const before = structuredClone(own);
            let next = own;
            if (what === 'add') next = addPoint(own, { x, y, label });
            if (what === 'paint') next = paint(own, { x, y, label, radius: 1, count: 300 }, new Random(3, 'brush'));
            if (what === 'erase') next = erase(own, x, y, 0.3);
            if (what === 'change') next = changePoint(own, 0, { x, y, label });
            if (what === 'relabel') next = relabel(own, x, y, 1, label);
            expect(own).toEqual(before);
            own = next;
          }
          expect(own.points.length).toBeLessThanOrEqual(pointLimits.points);
          for (const point of own.points) {
            expect(coordinateOf(placeOf(point.x))).toBe(point.x);
            expect(coordinateOf(placeOf(point.y))).toBe(point.y);
            expect(kind === 'values' ? Math.abs(point.label) <= 1 : [0, 1, 2].includes(point.label)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the split of points that come and go', () => {
  const options = { seed: 5, testShare: 0.3, loss: 'mse', outputActivation: 'tanh' } as const;
  const heldOut = (own: OwnPoints) => {
    const table = tableOfPoints(own);
    if (!table) throw new Error('too few');
    const { test } = makeProblem(table, options);
    return new Set([...test.source].map((row) => own.points[row]));
  };

  it('moves at most one point over for each that comes or goes, wherever that stands in the list', () => {
    const random = new Random(3, 'walk');
    const place = () => ({ x: random.uniform(-6, 6), y: random.uniform(-6, 6), label: random.uniform() < 0.5 ? 0 : 1 });
    let own = addPoints(noPoints(), Array.from({ length: 40 }, place));
    for (let i = 0; i < 200; i++) {
      const before = heldOut(own);
      const next =
        own.points.length > 10 && random.uniform() < 0.5
          ? removePoint(own, Math.floor(random.uniform() * own.points.length))
          : addPoint(own, place());
      const after = heldOut(next);
      const stayed = own.points.filter((point) => next.points.includes(point));
      expect(stayed.filter((point) => before.has(point) !== after.has(point)).length).toBeLessThanOrEqual(1);
      expect(after.size).toBe(Math.round(next.points.length * options.testShare));
      own = next;
    }
  });

  it('is the same for another label, and the one of the data set the points were taken from', () => {
    const table = makeTable('circle', { seed: 5, noise: 0 });
    const own = pointsFromTable(table);
    if (!own) throw new Error('no points');
    expect(makeProblem(tableOfPoints(own) ?? table, options).test.source).toEqual(
      makeProblem(table, options).test.source,
    );
    const flipped = changePoint(own, 7, { label: own.points[7]?.label === 1 ? 0 : 1 });
    const places = (points: OwnPoints) => [...heldOut(points)].map((point) => `${point?.x} ${point?.y}`).sort();
    expect(places(flipped)).toEqual(places(own));
  });
});

describe('points made of a table', () => {
  const table = (values: number[], more = {}): Table => ({
    ...makeTable('regPlane', { seed: 1, noise: 0 }),
    rows: values.length,
    inputValues: Float64Array.from(values.flatMap((_, i) => [i, -i])),
    targetValues: Float64Array.from(values),
    ...more,
  });

  it('keep how values lie to each other, where some are above 1', () => {
    const labels = (values: number[]) => pointsFromTable(table(values))?.points.map(({ label }) => label);
    expect(labels([0.5, -1])?.[0]).toBeCloseTo(0.5, 2);
    const large = labels([-36, 18, 0]);
    expect(large?.[0]).toBe(-1);
    expect(large?.[1]).toBeCloseTo(0.5, 2);
    expect(large?.[2]).toBe(0);
  });

  it('become a regression of values, from -1 to 1', () => {
    const own = pointsFromTable(table([0.5, -1])) as OwnPoints;
    expect(tableOfPoints(own)).toMatchObject({ task: 'regression', classNames: [], outputs: [{ domain: [-1, 1] }] });
  });

  it('are none where there are more classes or outputs than points can have', () => {
    const [output] = table([1]).outputs;
    expect(pointsFromTable(table([1, 0], { outputs: [output, output] }))).toBeUndefined();
    expect(pointsFromTable(table([1, 0], { task: 'multiclass', classNames: [...'ABCDEFG'] }))).toBeUndefined();
  });
});
