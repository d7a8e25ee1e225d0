import { expect, test } from 'vitest';
import { placeAsked } from '../../../web/playground/asked.js';

test('an address asks for one of two places, and for nothing else', () => {
  expect(placeAsked('?open=compare')).toBe('compare');
  expect(placeAsked('?x=1&open=embed')).toBe('embed');
  for (const search of ['', '?open=', '?open=toString', '?opens=embed', '?open=Compare'])
    expect(placeAsked(search)).toBe(null);
});
