import type { Summary } from './stats.mjs';

export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
}
export const CATEGORIES: string[];
export function busyFrames(trace: { traceEvents: TraceEvent[] }, time?: 'dur' | 'tdur'): number[];
export function summarizeFrames(frames: number[]): Summary & { frames: number; over16: number };
