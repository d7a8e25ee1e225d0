// Which of many marks is under a pointer.

/** Marks of one kind: where each is, in CSS pixels. One at NaN cannot be found. */
export interface Marks {
  readonly count: number;
  x(index: number): number;
  y(index: number): number;
}

/** The mark nearest to a place: which of `groups`, which of its marks; null when none is nearer than `reach`. Of two as near, the earlier. */
export function nearestMark(
  groups: readonly Marks[],
  px: number,
  py: number,
  reach: number,
): { group: number; index: number } | null {
  let nearest = reach * reach;
  let found: { group: number; index: number } | null = null;
  for (const [group, marks] of groups.entries()) {
    for (let index = 0; index < marks.count; index++) {
      const square = (marks.x(index) - px) ** 2 + (marks.y(index) - py) ** 2;
      if (square < nearest) {
        nearest = square;
        found = { group, index };
      }
    }
  }
  return found;
}
