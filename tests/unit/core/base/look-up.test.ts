import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../../web/core/base/look-up.js';
import { activate } from '../../../../web/core/network/activations.js';
import { valueWords } from '../../../../web/parts/what/words.js';

const ofEveryObject = ['toString', 'constructor', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__'];

describe('a table asked with a name of every object', () => {
  it.each(ofEveryObject)('knows nothing of %s', (name) => {
    expect(lookUp({ epoch: 1 }, name)).toBeUndefined();
    expect(valueWords({} as never, name)).toBeNull();
    expect(() => activate(name, Float64Array.of(1))).toThrow(RangeError);
  });

  it('answers its own, though it be called so', () => {
    expect(lookUp({ epoch: 1 }, 'epoch')).toBe(1);
    expect(lookUp(JSON.parse('{"__proto__": 2}'), '__proto__')).toBe(2);
  });
});
