import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Tape, type TapeEntry } from '../../../../web/core/run/tape.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

const entry = (step: number, size = 4): TapeEntry => ({
  epoch: Math.floor(step / 25),
  step,
  loss: 1 / (1 + step),
  snapshot: new Uint8Array(size),
});

describe('Tape', () => {
  it('keeps a short run whole', () => {
    const tape = new Tape();
    for (let epoch = 0; epoch < 100; epoch++) tape.add(entry(epoch * 25));
    expect(tape.length).toBe(100);
    expect(tape.nearest(40)?.epoch).toBe(40);
    expect(tape.before(40.5)?.epoch).toBe(40);
    expect(new Tape().nearest(3)).toBeUndefined();
  });

  it('never thins out the lowest test cost, nor the first and the last moment', () => {
    const tape = new Tape({ capacity: 20 });
    const testLoss = (step: number) => 1 + Math.abs(step - 3_333) / 1_000;
    for (let step = 0; step <= 10_000; step++) tape.add({ ...entry(step), testLoss: testLoss(step) });
    expect(tape.length).toBe(20);
    expect(tape.bestTest?.step).toBe(3_333);
    expect([tape.entries[0]?.step, tape.entries.at(-1)?.step]).toEqual([0, 10_000]);
    const none = new Tape();
    none.add(entry(1));
    expect(none.bestTest).toBeUndefined();
  });

  it('thins a long run: close at both ends, no great hole in between', () => {
    const tape = new Tape();
    const epochs = 10_000;
    let taken = 0;
    for (let epoch = 0; epoch <= epochs; epoch++) {
      if (!tape.due(epoch * 25)) continue;
      taken++;
      tape.add(entry(epoch * 25));
    }
    expect(tape.length).toBe(200);
    expect(taken).toBeLessThan(4000);
    const kept = tape.entries.map((e) => e.epoch);
    expect(kept[0]).toBe(0);
    expect(epochs - (kept.at(-1) as number)).toBeLessThan(40);
    const gaps = kept.slice(1).map((epoch, i) => epoch - (kept[i] as number));
    expect(Math.max(...gaps)).toBeLessThan(epochs / 25);
    expect(Math.max(...gaps.slice(0, 5), ...gaps.slice(-5))).toBeLessThan(epochs / 200);
  });

  it('goes on from where it was scrubbed to', () => {
    const tape = new Tape();
    for (let step = 0; step <= 100; step += 10) tape.add(entry(step));
    tape.truncate(50);
    expect(tape.entries.at(-1)?.step).toBe(50);
    tape.add(entry(55));
    tape.add(entry(20));
    expect(tape.entries.map((e) => e.step)).toEqual([0, 10, 20]);
  });

  it('stays within its bounds and in order, whatever comes', () => {
    const command = fc.oneof(
      fc.record({
        kind: fc.constant('add' as const),
        step: fc.integer({ min: 0, max: 1000 }),
        size: fc.integer({ min: 0, max: 400 }),
      }),
      fc.record({ kind: fc.constant('truncate' as const), step: fc.integer({ min: -1, max: 1000 }) }),
      fc.record({
        kind: fc.constant('on' as const),
        by: fc.integer({ min: 1, max: 30 }),
        size: fc.integer({ min: 0, max: 400 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 120 }), fc.integer({ min: 1, max: 20 }), (commands, capacity) => {
        const tape = new Tape({ capacity, bytes: 2000 });
        let step = 0;
        for (const c of commands) {
          const first = tape.entries[0];
          if (c.kind === 'truncate') tape.truncate(c.step);
          else {
            step = c.kind === 'add' ? c.step : step + c.by;
            tape.add(entry(step, c.size));
            expect(tape.entries.at(-1)?.step).toBe(step);
            if (first && first.step < step) expect(tape.entries[0]).toBe(first);
          }
          expect(tape.length).toBeLessThanOrEqual(Math.max(3, capacity));
          expect(tape.bytes).toBe(tape.entries.reduce((sum, e) => sum + e.snapshot.byteLength, 0));
          if (tape.length > 2) expect(tape.bytes).toBeLessThanOrEqual(2000);
          const steps = tape.entries.map((e) => e.step);
          expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
        }
        tape.clear();
        expect([tape.length, tape.bytes]).toEqual([0, 0]);
      }),
      { numRuns: 2000 },
    );
  });
});

it('of three moments that are too large together the first and the last stay', () => {
  const tape = new Tape({ bytes: 10 });
  for (const step of [0, 1, 2]) tape.add({ ...entry(step, 6), testLoss: Math.abs(step - 1) });
  expect(tape.entries.map(({ step }) => step)).toEqual([0, 2]);
  // Two alone may be more than there is room for.
  expect(tape.bytes).toBe(12);
});
