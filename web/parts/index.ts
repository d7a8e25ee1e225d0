// The custom elements, and the one call that makes them known to the page.
import { GlassboxBoundary } from './boundary.js';
import { GlassboxControls } from './controls.js';
import { dataElements } from './data-elements.js';
import { define } from './define.js';
import { GlassboxDoctor } from './doctor.js';
import { loadLater } from './later.js';
import { GlassboxLayers } from './layers.js';
import { GlassboxLoss } from './loss.js';
import { GlassboxModel } from './model.js';
import { ModelByHand } from './model-by-hand.js';
import { ModelHands } from './model-hands.js';
import { GlassboxNetwork } from './network.js';
import { handElements } from './network-hands.js';
import { GlassboxParameter } from './parameter.js';
import { GlassboxSetting } from './setting.js';
import { GlassboxTape } from './tape.js';
import { GlassboxTraining } from './training.js';
import { GlassboxUndo } from './undo.js';
import { GlassboxValue } from './value.js';
import { GlassboxWhat } from './what.js';

const elements = {
  'glassbox-model': GlassboxModel,
  'glassbox-network': GlassboxNetwork,
  'glassbox-boundary': GlassboxBoundary,
  'glassbox-doctor': GlassboxDoctor,
  'glassbox-loss': GlassboxLoss,
  'glassbox-controls': GlassboxControls,
  'glassbox-setting': GlassboxSetting,
  'glassbox-tape': GlassboxTape,
  'glassbox-training': GlassboxTraining,
  'glassbox-undo': GlassboxUndo,
  'glassbox-value': GlassboxValue,
  'glassbox-what': GlassboxWhat,
  ...dataElements,
  ...handElements,
} as const;

/**
 * Defines every element that is not defined yet: calling it twice, or beside another copy of the parts, does no harm. Those that
 * are not seen first come a moment later; they can be waited for. Without a network they stay away until asked for again.
 */
export function defineElements(): Promise<void> {
  ModelByHand.Hands = ModelHands;
  define(elements);
  return loadLater().catch(() => undefined);
}

export type { elements };
export {
  GlassboxBoundary,
  GlassboxControls,
  GlassboxDoctor,
  GlassboxLayers,
  GlassboxLoss,
  GlassboxModel,
  GlassboxNetwork,
  GlassboxParameter,
  GlassboxSetting,
  GlassboxTape,
  GlassboxTraining,
  GlassboxUndo,
  GlassboxValue,
  GlassboxWhat,
};
