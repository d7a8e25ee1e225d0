// How right a network is, in words. Pure, so that a picture made without a page says the same.

import { percent, weight } from '../../core/base/format.js';
import { rSquared } from '../../core/network/metrics.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';

/** A network that ran away restores less than nothing, by any power of ten; of targets that are all alike there is nothing to restore. */
const shown = (share: number) => (Number.isNaN(share) ? '\u2013' : weight(share));

/** How good the answers are: shares of right ones, or R squared. output: one of several numeric outputs, or all. */
export function scoreWords(scene: Scene, frame: Frame, output: number | null): string {
  const { tick } = frame;
  if (tick.accuracy !== undefined) {
    const test = tick.testAccuracy === undefined ? '' : `, ${percent(tick.testAccuracy)} test`;
    return `right: ${percent(tick.accuracy)} training${test}`;
  }
  if (!frame.predictions) return '';
  const outputs = scene.problem.outputs.length;
  const mean = (predictions: Float32Array, targets: Float32Array) => {
    const each = rSquared(predictions, targets, outputs);
    const taken = output === null ? each : [each[output] ?? Number.NaN];
    return taken.reduce((sum, value) => sum + value, 0) / taken.length;
  };
  const train = mean(frame.predictions.train, scene.problem.train.targets);
  const test =
    scene.problem.test.rows > 0 ? `, ${shown(mean(frame.predictions.test, scene.problem.test.targets))} test` : '';
  const what = outputs > 1 && output === null ? `mean R\u00b2 of ${outputs} outputs` : 'variation restored (R\u00b2)';
  return `${what}: ${shown(train)} training${test}`;
}
