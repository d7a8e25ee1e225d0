// Main-thread time per frame, from Chromium's own trace: nothing is put into the page that could slow it.

import { summarize } from './stats.mjs';

export const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/**
 * For every frame that ran animation callbacks: milliseconds the main thread was busy, from the task that ran them up
 * to the next such task. What comes before the first is left out, and so is the last frame: the trace cuts them off.
 *
 * @param {{ traceEvents: { name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number }[] }} trace
 * @param {'dur' | 'tdur'} [time] dur: time of day; tdur: processor time, free of what else the machine does
 */
export function busyFrames({ traceEvents }, time = 'dur') {
  const drawn = traceEvents.filter(({ name }) => name === 'FireAnimationFrame');
  const thread = mostCommon(drawn.map(threadOf));
  const callbacks = drawn.filter((event) => threadOf(event) === thread).map(({ ts }) => ts);
  callbacks.sort((a, b) => a - b);
  const tasks = traceEvents.filter(
    (event) => event.name === 'RunTask' && event.ph === 'X' && threadOf(event) === thread,
  );
  tasks.sort((a, b) => a.ts - b.ts);
  const frames = [];
  let next = 0;
  for (const task of tasks) {
    const { ts, dur = 0 } = task;
    let starts = false;
    for (; next < callbacks.length && callbacks[next] <= ts + dur; ++next) starts ||= callbacks[next] >= ts;
    if (starts) frames.push(0);
    if (frames.length > 0) frames[frames.length - 1] += (task[time] ?? dur) / 1000;
  }
  return frames.slice(0, -1);
}

const threadOf = ({ pid, tid }) => `${pid} ${tid}`;

function mostCommon(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Frames in numbers: how long they take, and how many took longer than a 60th of a second. */
export function summarizeFrames(frames) {
  if (frames.length === 0) throw new Error('[trace] expected frames with animation callbacks but saw none');
  return {
    ...summarize(frames),
    frames: frames.length,
    over16: frames.filter((milliseconds) => milliseconds > 16).length,
  };
}
