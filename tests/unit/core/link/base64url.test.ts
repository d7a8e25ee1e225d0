import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fromBase64url, toBase64url } from '../../../../web/core/link/base64url.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

describe('base64url', () => {
  it('is what Node writes, and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual({ ok: true, value: bytes });
      }),
      { numRuns: 3000 },
    );
  });

  it('has one spelling for every content and refuses the rest', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9_-]*$/)), (text) => {
        const read = fromBase64url(text);
        if (read.ok) expect(toBase64url(read.value)).toBe(text);
        else expect(read.error).toBeTruthy();
      }),
      { numRuns: 5000 },
    );
    expect(fromBase64url('ABéD')).toEqual({ ok: false, error: '"é" at character 3 is no base64url letter' });
    for (const text of ['A', 'AB', 'A+', 'AA==', 'é']) expect(fromBase64url(text).ok).toBe(false);
  });
});
