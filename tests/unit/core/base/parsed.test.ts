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

it('makes a sentence a part of one: only its first letter, and only its last point', () => {
  expect(plain('Expected 1.5 of Expected things.')).toBe('expected 1.5 of Expected things');
  expect(plain('It was Expected as 1.5.')).toBe('It was Expected as 1.5');
  expect(plain('Every row')).toBe('Every row');
});
