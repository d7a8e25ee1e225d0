// One still holds the light and the dark: what is drawn must be the same in both, whatever the data.
import { expect, it } from 'vitest';
import { render } from '../../../web/cli/render.js';

it.each(['tooFast', 'sine', 'circle', 'penguins'])('a still of %s holds both themes', async (preset) => {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  expect(await render(['--preset', preset, '--epochs', '3', '--format', 'svg'], { print, tell: () => {} })).toBe(0);
  expect(printed.join('')).toContain('prefers-color-scheme:dark');
});
