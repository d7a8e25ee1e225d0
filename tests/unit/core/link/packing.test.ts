import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addPoints, noPoints } from '../../../../web/core/data/points/points.js';
import {
  packFloats,
  packHistory,
  packPoints,
  packText,
  unpackFloats,
  unpackHistory,
  unpackPoints,
  unpackText,
} from '../../../../web/core/link/packing.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

const coordinate = fc.double({ min: -6, max: 6, noNaN: true });

describe('packing', () => {
  it('brings points back, number by number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('classes' as const, 'values' as const),
        fc.integer({ min: 2, max: 6 }),
        fc.array(fc.record({ x: coordinate, y: coordinate, label: fc.double({ min: -1, max: 6, noNaN: true }) })),
        (kind, classes, points) => {
          const own = addPoints(noPoints(kind, kind === 'classes' ? classes : 2), points);
          expect(unpackPoints(packPoints(own))).toEqual({ ok: true, value: own });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('brings 32-bit floats back, bit by bit, and lets none in that is not finite', () => {
    fc.assert(
      fc.property(fc.float32Array(), (values) => {
        const read = unpackFloats(packFloats(values));
        if (values.every(Number.isFinite)) expect(read).toEqual({ ok: true, value: values });
        else expect(read.ok ? '' : read.error).toContain('not finite');
      }),
      { numRuns: 2000 },
    );
  });

  it('brings the cost so far back, bit by bit, also where nothing was held out', () => {
    const point = fc.tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.float({ noNaN: true }), fc.float());
    fc.assert(
      fc.property(fc.array(point), (points) => {
        const [epochs, loss, testLoss] = [0, 1, 2].map((i) => points.map((each) => each[i] as number));
        const history = {
          epochs: Float64Array.from(epochs ?? []),
          loss: Float32Array.from(loss ?? []),
          testLoss: Float32Array.from(testLoss ?? []),
          length: points.length,
        };
        expect(unpackHistory(packHistory(history))).toEqual({ ok: true, value: history });
      }),
      { numRuns: 500 },
    );
    expect(unpackHistory('AAAA')).toMatchObject({ ok: false, error: 'the numbers are cut off' });
    fc.assert(
      fc.property(fc.string(), (text) => void unpackHistory(text)),
      { numRuns: 2000 },
    );
  });

  it('brings text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unpackText(packText(text))).toEqual({ ok: true, value: text });
      }),
      { numRuns: 1000 },
    );
    expect(unpackText(packText('\ufeffa,b'))).toEqual({ ok: true, value: '\ufeffa,b' });
  });

  it('never throws (hostile texts)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9_-]*$/)), (text) => {
        for (const unpack of [unpackPoints, unpackFloats, unpackText]) {
          const read = unpack(text);
          if (!read.ok) expect(read.error).toBeTruthy();
        }
        const points = unpackPoints(text);
        if (points.ok) expect(packPoints(points.value)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('points and costs that no page writes', () => {
  const base64 = (...bytes: number[]) => Buffer.from(bytes).toString('base64url');

  it.each([
    // The first byte is the number of classes, 0 for values; then four bytes a point, the last of them its class or value.
    [[3, 0, 0, 0, 3], 'point 1 is of class 4, but there are 3'],
    [[0, 0, 0, 0, 128], 'point 1 has a value outside of -1 to 1'],
    [[2, ...new Array(4 * 2_001).fill(0)], 'expected at most 2000 points but got 2001'],
  ])('are refused: %#', (bytes, error) => {
    expect(unpackPoints(base64(...bytes))).toEqual({ ok: false, error });
  });

  it('costs go with epochs from 0 on', () => {
    const at = (epoch: number) => ({
      epochs: Float64Array.of(epoch),
      loss: Float32Array.of(1),
      testLoss: Float32Array.of(1),
      length: 1,
    });
    expect(unpackHistory(packHistory(at(0)))).toMatchObject({ ok: true });
    for (const epoch of [-1, Number.NaN, 2 ** 53])
      expect(unpackHistory(packHistory(at(epoch)))).toEqual({ ok: false, error: 'an epoch is not a number from 0 on' });
  });
});
