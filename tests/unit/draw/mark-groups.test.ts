import { describe, expect, it } from 'vitest';
import { MarkGroups } from '../../../web/draw/mark-groups.js';
import { dark, light } from '../../../web/draw/theme.js';

/** Draws into nothing, and counts how often something was filled. */
function fills(groups: MarkGroups): number {
  let count = 0;
  const context = new Proxy({}, { get: (_, name) => () => void (name === 'fill' && count++), set: () => true });
  groups.draw(context as CanvasRenderingContext2D, 3, false);
  return count;
}

describe('what is drawn in one go', () => {
  it('is the same in the light and in the dark, for targets as close as can be', () => {
    const counts = [light, dark].map((theme) => {
      const groups = new MarkGroups(theme, 0);
      for (let i = -400; i <= 400; i++) groups.add(i / 400, i, 0);
      return fills(groups);
    });
    expect(counts).toEqual([65, 65]);
  });

  it('is one class', () => {
    const groups = new MarkGroups(light, 3);
    for (const label of [0, 1, 2, 1, 0]) groups.add(label, label, label);
    expect(fills(groups)).toBe(3);
  });
});
