// The way of one observation through the network, step by step: forward into each weight layer, then its error back out of each,
// then how much the weights into each are to change.
import type { ExplainStep } from '../../../experiment/attention.js';

/** `count` weight layers make three times as many steps. */
export function allSteps(count: number): ExplainStep[] {
  const layers = Array.from({ length: count }, (_, layer) => layer);
  const through = (phase: ExplainStep['phase'], order: readonly number[]) => order.map((layer) => ({ phase, layer }));
  const back = [...layers].reverse();
  return [...through('forward', layers), ...through('backward', back), ...through('change', back)];
}

/** Which of them; -1 before the first. */
export function stepIndex(step: ExplainStep | null, count: number): number {
  return step ? allSteps(count).findIndex(({ phase, layer }) => phase === step.phase && layer === step.layer) : -1;
}

/** The step so many further (or back); null before the first; the last stays. */
export function stepAfter(step: ExplainStep | null, by: number, count: number): ExplainStep | null {
  const steps = allSteps(count);
  const to = Math.min(steps.length - 1, stepIndex(step, count) + by);
  return to < 0 ? null : (steps[to] ?? null);
}
