// Whether this machine can run the engine at all.
import { fail } from '../errors.js';

/** A function that makes a SIMD value: only engines with 128-bit SIMD accept it. */
const SIMD_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

/** Throws `unsupported`, so that what would only fail to compile is told by its reason. */
export function requireSimd(): void {
  if (typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(SIMD_PROBE))) return;
  fail('unsupported', 'createEngine', 'expected WebAssembly with 128-bit SIMD, which browsers have had since 2023');
}
