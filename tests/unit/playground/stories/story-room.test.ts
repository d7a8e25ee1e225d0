// A story is laid out twice to be measured: only when its words or its width are others, not with each of its numbers.
import { afterEach, expect, it, vi } from 'vitest';
import { storyRoom } from '../../../../web/playground/story-room.js';

afterEach(() => vi.unstubAllGlobals());

it('measures other words and another width, and not other numbers', () => {
  let resized = () => {};
  const observer = class {
    constructor(told: () => void) {
      resized = told;
    }
    observe() {}
  };
  vi.stubGlobal('ResizeObserver', observer);
  let measured = 0;
  const paragraph = { style: { minHeight: '' }, offsetHeight: 40 };
  const story = {
    clientWidth: 300,
    textContent: '',
    querySelectorAll: () => [paragraph],
    classList: { add: () => measured++, remove: () => {} },
  };
  const keep = storyRoom(story as unknown as HTMLElement);
  const tell = (text: string) => {
    story.textContent = text;
    keep();
    return measured;
  };
  expect(tell('After 9 epochs the cost is 0.12.')).toBe(1);
  expect(tell('After 1,234 epochs the cost is 0.0312.')).toBe(1);
  expect(paragraph.style.minHeight).toBe('40px');
  expect(tell('After 1,234 epochs it has run away.')).toBe(2);
  resized();
  expect(measured).toBe(2);
  story.clientWidth = 280;
  resized();
  expect(measured).toBe(3);
});
