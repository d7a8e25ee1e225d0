// What the stories claim beyond their numbers, each with the condition under which it is so. A story shows such a sentence only then; a test
// holds each against the engine.
import { lookUp } from '../../core/base/look-up.js';
import { arePlain } from '../../core/data/feature-names.js';
import { presetOf } from '../../core/settings/presets.js';
import type { SettingName, Settings } from '../../core/settings/settings.js';
import type { LessonView, StoryView } from './story-parts.js';

/** Nearly all training rows are on their right side. */
export const isLearned = ({ frame }: StoryView) => (frame.tick.accuracy ?? 0) >= 0.95;

/** The curve is near the wave: less than a sixth of its variance, which is a half, is left beside the noise. */
export const isWave = ({ frame, settings }: LessonView) => frame.tick.loss <= 0.5 / 6 + (settings.noise / 100) ** 2;

/** Its curve is a step with soft shoulders. */
export const isSoft = (activation: string | undefined) => activation === 'tanh' || activation === 'sigmoid';

const lines: Readonly<Record<string, string>> = {
  tanh: 'one soft, straight edge',
  sigmoid: 'one soft, straight edge',
  sine: 'straight stripes, edge after edge',
  linear: 'an even slope without any edge',
};

/** What one neuron can draw over a plane. */
export const drawnBy = (activation: string | undefined) => lookUp(lines, activation ?? '') ?? 'one straight bend';

/** The data and the shape are those of the ready network; other settings may have changed. */
export function isReady(settings: Settings, { scene }: StoryView): boolean {
  const { dataset, layers } = presetOf(settings.preset).settings;
  const isPlain = scene.features === null || arePlain(scene.features);
  return isPlain && dataset === scene.problem.table.dataset && String(layers) === String(settings.layers);
}

/** These settings are still what the ready network began with. */
export function isUnchanged({ settings }: LessonView, ...names: readonly SettingName[]): boolean {
  const ready = presetOf(settings.preset).settings;
  return names.every((name) => String(settings[name]) === String(ready[name]));
}

export interface Lowest {
  readonly epoch: number;
  /** The test cost then, and the training cost beside it. */
  readonly value: number;
  readonly training: number;
}

/** Where the test cost was lowest so far; null where nothing is held out. */
export function lowestTest({ frame, scene }: StoryView): Lowest | null {
  if (scene.problem.test.rows === 0) return null;
  const { testLoss, loss, epochs, length } = frame.history;
  let best: Lowest | null = null;
  for (let i = 0; i < length; i++) {
    const value = testLoss[i] ?? Number.NaN;
    if (value < (best?.value ?? Number.POSITIVE_INFINITY))
      best = { epoch: epochs[i] ?? 0, value, training: loss[i] ?? Number.NaN };
  }
  return best;
}

/** The test cost has turned: a tenth above its lowest, while the training cost fell on. */
export function hasTurned(view: StoryView): boolean {
  const best = lowestTest(view);
  const { loss, testLoss = Number.NaN } = view.frame.tick;
  return best !== null && testLoss > 1.1 * best.value && loss < best.training;
}

/** The test cost has come down, and is within a quarter of its lowest. */
export function staysDown(view: StoryView): boolean {
  const best = lowestTest(view);
  const { testLoss = Number.NaN } = view.frame.tick;
  return best !== null && testLoss <= 1.25 * best.value && testLoss < (view.frame.history.testLoss[0] ?? 0) / 2;
}

/** Plain descent over all rows on one linear neuron: then each step multiplies the distance from the bottom by one number. */
export function isPlainDescent({ settings, scene, frame }: LessonView): boolean {
  return (
    settings.optimizer === 'sgd' &&
    settings.loss === 'mse' &&
    settings.regularization === 'none' &&
    settings.batchSize >= scene.problem.train.rows &&
    settings.noise === 0 &&
    !frame.frozen?.length &&
    String(scene.activations) === 'linear'
  );
}
