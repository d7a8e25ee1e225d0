// A button's key is said as it is: by the button, by the page's list, and by what is said of the button; and only where it works.
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import {
  buttonKeys,
  buttonOfKey,
  type KeyButton,
  keyHint,
  keySentence,
  listening,
} from '../../../../web/parts/base/keys.js';

const buttons = Object.keys(buttonKeys) as KeyButton[];
const page = readFileSync(new URL('../../../../web/playground/index.html', import.meta.url), 'utf8');
const listed = [...page.matchAll(/<div><dt><kbd>(\w+)<\/kbd><\/dt><dd>(\w+ ?\w*)/g)].map(([, key, does]) => ({
  key,
  does,
}));

afterEach(() => {
  listening.on = false;
});

it('one key for each button, found again, on the page and in words', () => {
  listening.on = true;
  expect(new Set(Object.values(buttonKeys)).size).toBe(buttons.length);
  for (const button of buttons) {
    expect(buttonOfKey(buttonKeys[button].toUpperCase())).toBe(button);
    const said = / \((\w+)\)/.exec(keyHint(button))?.[1] ?? '';
    expect(keySentence(button).toLowerCase()).toContain(`${said.toLowerCase()} does the same`);
    expect(listed.find(({ does }) => does?.split(' ').includes(button))?.key?.toLowerCase()).toBe(said.toLowerCase());
  }
});

it('no key is named where nobody listens', () => {
  for (const button of buttons) expect(keyHint(button) + keySentence(button)).toBe('');
});
