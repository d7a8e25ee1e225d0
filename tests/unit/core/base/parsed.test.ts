import { expect, it } from 'vitest';
import { plain, quote, sentence } from '../../../../web/core/base/parsed.js';

it('shows what came, whatever it is', () => {
  expect(['text', 3, true, null, undefined].map(quote)).toEqual(['"text"', '3', 'true', 'null', 'nothing']);
  expect(quote([1, 'a'])).toBe('[1,"a"]');
  expect(quote(() => 1)).toBe('function');
  expect(quote(1n)).toBe('bigint');
});

it('cuts what is long, but no character in two', () => {
  expect(quote('a'.repeat(41))).toBe(`"${'a'.repeat(40)}…"`);
  expect(quote(`${'a'.repeat(39)}😀😀`)).toBe(`"${'a'.repeat(39)}…"`);
  expect(quote(`${'a'.repeat(38)}😀😀`)).toBe(`"${'a'.repeat(38)}😀…"`);
});

it('says what an error says, or what was thrown instead of one', () => {
  expect(sentence(new RangeError('Too large.'))).toBe('Too large.');
  expect(sentence('Stopped.')).toBe('Stopped.');
  expect(plain('Expected a number.')).toBe('expected a number');
});
