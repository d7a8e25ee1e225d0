import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  mergeWithin,
  present,
  record,
  redo,
  redoLabel,
  startUndo,
  travel,
  type UndoHistory,
  undo,
  undoLabel,
} from '../../../../web/core/run/undo-history.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

describe('undo', () => {
  it('goes back and forth, with names', () => {
    let h = record(record(startUndo('a'), 'b', { label: 'Add point' }), 'c', { label: 'Move point' });
    expect(undoLabel(h)).toBe('Move point');
    expect(redoLabel(h)).toBeUndefined();
    h = undo(h);
    expect([present(h), undoLabel(h), redoLabel(h)]).toEqual(['b', 'Add point', 'Move point']);
    h = undo(undo(h));
    expect([present(h), undoLabel(h)]).toEqual(['a', undefined]);
    expect(present(travel(h, 2))).toBe('c');
    expect(present(record(redo(h), 'd', { label: 'x' }))).toBe('d');
    expect(redoLabel(record(redo(h), 'd', { label: 'x' }))).toBeUndefined();
  });

  it('makes one step of a drag', () => {
    let h = startUndo(0);
    for (let i = 1; i <= 50; i++) h = record(h, i, { label: 'Learning rate', key: 'learningRate', time: i * 16 });
    expect(h.entries).toHaveLength(2);
    expect(present(undo(h))).toBe(0);
    h = record(h, 51, { label: 'Learning rate', key: 'learningRate', time: 5000 });
    expect(h.entries).toHaveLength(3);
    h = record(h, 53, { label: 'Noise', key: 'noise', time: 5002 });
    expect(h.entries).toHaveLength(4);
  });

  it('does nothing for the same state', () => {
    const h = startUndo('a');
    expect(record(h, 'a', { label: 'x' })).toBe(h);
    expect(undo(h)).toBe(h);
    expect(redo(h)).toBe(h);
  });

  it('is bounded and behaves like a list with a place in it', () => {
    const command = fc.oneof(
      fc.record({ kind: fc.constant('record' as const), state: fc.integer(), key: fc.constantFrom(undefined, 'k') }),
      fc.record({ kind: fc.constant('travel' as const), steps: fc.integer({ min: -5, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 6 }), fc.array(command, { maxLength: 60 }), (limit, commands) => {
        let h: UndoHistory<number> = startUndo(0, limit);
        let time = 0;
        for (const c of commands) {
          const before = JSON.stringify(h);
          const old = h;
          time += 10;
          if (c.kind === 'record') {
            h = record(h, c.state, { label: 'x', time, ...(c.key ? { key: c.key } : {}) });
            expect(present(h)).toBe(c.state);
          } else {
            h = travel(h, c.steps);
            // There and back again.
            expect(present(travel(h, old.at - h.at))).toBe(present(old));
          }
          expect(JSON.stringify(old)).toBe(before);
          expect(h.entries.length).toBeLessThanOrEqual(Math.max(1, limit) + 1);
          expect(h.at).toBeGreaterThanOrEqual(0);
          expect(h.at).toBeLessThan(h.entries.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes what follows with the same key as one step: until a pause, or a step back', () => {
    const set = (h: UndoHistory<number>, state: number, time: number) =>
      record(h, state, { label: 'Rate', key: 'rate', time });
    const once = set(startUndo(0), 1, 0);
    expect(present(undo(set(once, 2, mergeWithin)))).toBe(0);
    expect(present(undo(set(once, 2, mergeWithin + 1)))).toBe(1);
    const back = undo(record(once, 2, { label: 'Layers', time: 1 }));
    expect(present(undo(set(back, 3, 2)))).toBe(1);
  });
});
