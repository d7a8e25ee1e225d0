// What the build packs into a script comes out again, by every kind of block that zlib writes.

import { readFileSync } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflate } from '../../web/engine/load/inflate.js';

const wasm = readFileSync(new URL('../../web/engine/native/engine.wasm', import.meta.url));

test.each([
  ['codes of their own', wasm, { level: 9 }],
  ['fixed codes', wasm, { strategy: constants.Z_FIXED }],
  ['blocks as they are', wasm, { level: 0 }],
  ['one letter, over and over', Buffer.alloc(70_000, 7), { level: 9 }],
  ['nothing', Buffer.alloc(0), { level: 9 }],
])('unpacks %s', (_, bytes, options) => {
  expect(Buffer.from(inflate(deflateRawSync(bytes, options))).equals(bytes)).toBe(true);
});
