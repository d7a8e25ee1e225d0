import { describe, expect, test } from 'vitest';
import { busyFrames, summarizeFrames, type TraceEvent } from '../../../bench/lib/trace.mjs';

const task = (ts: number, dur: number, tid = 1): TraceEvent => ({ name: 'RunTask', ph: 'X', ts, dur, pid: 7, tid });
const callback = (ts: number, tid = 1): TraceEvent => ({
  name: 'FireAnimationFrame',
  ph: 'X',
  ts,
  dur: 1,
  pid: 7,
  tid,
});

describe("main-thread time per frame, from a browser's trace", () => {
  test('a frame is the task with its callbacks and all tasks up to the next one; the last is cut off', () => {
    const traceEvents = [
      task(0, 500), // before the first frame
      task(1_000, 2_000),
      callback(1_100),
      callback(1_500), // two callbacks in one frame
      task(5_000, 1_000), // a message, still the first frame's
      task(17_000, 4_000),
      callback(17_001),
      task(33_000, 3_000),
      callback(33_001),
    ];
    expect(busyFrames({ traceEvents })).toEqual([3, 4]);
  });

  test('events may come in any order, and other threads do not count', () => {
    const traceEvents = [
      callback(17_001),
      task(2_000, 9_000, 2), // a worker
      task(17_000, 4_000),
      callback(1_100),
      task(1_000, 2_000),
    ];
    expect(busyFrames({ traceEvents })).toEqual([2]);
  });

  test("processor time is taken where it is asked for and told, else the task's length", () => {
    const traceEvents = [
      { ...task(1_000, 4_000), tdur: 1_500 },
      callback(1_100),
      task(9_000, 1_000),
      task(17_000, 4_000),
      callback(17_001),
    ];
    expect(busyFrames({ traceEvents }, 'tdur')).toEqual([2.5]);
    expect(busyFrames({ traceEvents })).toEqual([5]);
  });

  test('frames in numbers', () => {
    expect(summarizeFrames([2, 3, 17, 4])).toMatchObject({ median: 3.5, most: 17, frames: 4, over16: 1 });
    expect(() => summarizeFrames([])).toThrow('[trace] expected frames');
  });
});
