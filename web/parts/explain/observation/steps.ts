// The way of one observation through the network, step by step: forward into each weight layer, then its error back out of each.
import type { ExplainStep } from '../../../experiment/attention.js';

/** `count` weight layers make twice as many steps. */
export function allSteps(count: number): ExplainStep[] {
  const forward = Array.from({ length: count }, (_, layer): ExplainStep => ({ phase: 'forward', layer }));
  const backward = Array.from({ length: count }, (_, i): ExplainStep => ({ phase: 'backward', layer: count - 1 - i }));
  return [...forward, ...backward];
}

/** Which of them; -1 before the first. */
export function stepIndex(step: ExplainStep | null, count: number): number {
  if (!step) return -1;
  return step.phase === 'forward' ? step.layer : 2 * count - 1 - step.layer;
}

/** The step so many further (or back); null before the first; the last stays. */
export function stepAfter(step: ExplainStep | null, by: number, count: number): ExplainStep | null {
  const to = Math.min(2 * count - 1, stepIndex(step, count) + by);
  return to < 0 ? null : (allSteps(count)[to] ?? null);
}
