import { describe, expect, it } from 'vitest';
import { noPoints, type OwnPoints } from '../../../../../web/core/data/points/points.js';
import type { Change } from '../../../../../web/core/run/undo-history.js';
import { PointPen } from '../../../../../web/parts/data/points/pen.js';
import type { PointStore } from '../../../../../web/parts/data/points/store.js';

/** As the store does, without a model. */
class Paper {
  points: OwnPoints = noPoints();
  readonly changes: Change[] = [];
  change(points: OwnPoints, change: Change): void {
    if (points === this.points) return;
    this.points = points;
    this.changes.push(change);
  }
}

function pen(): { paper: Paper; pen: PointPen } {
  const paper = new Paper();
  return { paper, pen: new PointPen(paper as unknown as PointStore, 1) };
}

describe('the pen', () => {
  it('adds a point where it is pressed, and drags it on as the same step', () => {
    const { paper, pen: it } = pen();
    it.begin({ x: 1, y: 1 }, undefined);
    it.move({ x: 2, y: 2 });
    it.end();
    expect(paper.points.points).toHaveLength(1);
    expect(paper.points.points[0]?.x).toBeCloseTo(2, 2);
    expect(new Set(paper.changes.map(({ key }) => key)).size).toBe(1);
  });

  it('moves a point that is pressed, and does not add another', () => {
    const { paper, pen: it } = pen();
    it.stamp({ x: 0, y: 0 });
    it.begin({ x: 0.05, y: 0 }, 0);
    it.move({ x: 0.1, y: 0 });
    expect(paper.points.points[0]?.x).toBeCloseTo(0, 2);
    it.move({ x: -3, y: 1 });
    it.end();
    expect(paper.points.points).toHaveLength(1);
    expect(paper.points.points[0]?.x).toBeCloseTo(-3, 2);
  });

  it('gives a point that is only pressed the chosen class, a new one too', () => {
    const { paper, pen: it } = pen();
    it.stamp({ x: 0, y: 0 });
    it.label = 2;
    it.begin({ x: 0, y: 0 }, 0);
    it.end();
    expect(paper.points.points[0]?.label).toBe(2);
    expect(paper.points.classes).toBe(3);
    const before = paper.points;
    it.begin({ x: 0, y: 0 }, 0);
    it.end();
    expect(paper.points).toBe(before);
  });

  it('paints by the distance gone, and erases what it touches', () => {
    const { paper, pen: it } = pen();
    it.tool = 'brush';
    it.begin({ x: 0, y: 0 }, undefined);
    it.move({ x: 0.1, y: 0 });
    expect(paper.points.points).toHaveLength(3);
    it.move({ x: 0.5, y: 0 });
    it.end();
    expect(paper.points.points).toHaveLength(6);
    it.tool = 'eraser';
    it.begin({ x: 5, y: 5 }, undefined);
    for (let x = -1; x <= 1.5; x += 0.2) it.move({ x, y: 0 });
    it.end();
    expect(paper.points.points).toHaveLength(0);
  });

  it('turns classes into values and back', () => {
    const { paper, pen: it } = pen();
    it.stamp({ x: 1, y: 0 });
    it.label = 0;
    it.stamp({ x: -1, y: 0 });
    it.setKind('values');
    expect(paper.points.points.map(({ label }) => label)).toEqual([1, -1]);
    it.setKind('classes');
    expect(paper.points.points.map(({ label }) => label)).toEqual([1, 0]);
  });
});
