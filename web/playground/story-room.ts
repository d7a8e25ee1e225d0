// The paragraphs of a story keep their height while its numbers change: each is as tall as it is with the widest numbers, whose room
// would be a gap if it stood in the sentence.

function keepRoom(story: HTMLElement): void {
  const paragraphs = [...story.querySelectorAll<HTMLElement>('p:has(.num)')];
  for (const { style } of paragraphs) style.minHeight = '';
  story.classList.add('widest');
  const heights = paragraphs.map((paragraph) => paragraph.offsetHeight);
  story.classList.remove('widest');
  for (const [i, { style }] of paragraphs.entries()) style.minHeight = `${heights[i]}px`;
}

/** Call what it answers after each version of the words: other numbers in the same words are not measured again. Another width is seen to here. */
export function storyRoom(story: HTMLElement): () => void {
  let width = story.clientWidth;
  let words = '';
  new ResizeObserver(() => {
    if (story.clientWidth === width) return;
    width = story.clientWidth;
    keepRoom(story);
  }).observe(story);
  return () => {
    const now = (story.textContent ?? '').replace(/[\d.,]+/g, '');
    if (now === words) return;
    words = now;
    keepRoom(story);
  };
}
