// The custom elements, and the one call that makes them known to the page.

import { eager } from '../experiment/editing.js';
import { Edits } from '../experiment/edits.js';
import { define } from './base/define.js';
import { dataElements } from './data/elements.js';
import { loadLater } from './later.js';
import { GlassboxBoundary } from './learned/boundary.js';
import { GlassboxModel } from './model/model.js';
import { interactionElements } from './network/interaction.js';
import { GlassboxLayers } from './network/layers.js';
import { GlassboxNetwork } from './network/network.js';
import { GlassboxParameter } from './network/parameter.js';
import { GlassboxControls } from './run/controls.js';
import { GlassboxDoctor } from './run/doctor.js';
import { GlassboxLoss } from './run/loss.js';
import { GlassboxSetting } from './run/setting.js';
import { GlassboxTape } from './run/tape.js';
import { GlassboxTraining } from './run/training.js';
import { GlassboxUndo } from './run/undo.js';
import { GlassboxValue } from './run/value.js';
import { GlassboxWhat } from './what/what.js';

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
  ...interactionElements,
} as const;

/**
 * Defines every element that is not defined yet: calling it twice, or beside another copy of the parts, does no harm. Those that
 * are not seen first come a moment later; they can be waited for. Without a network they stay away until asked for again:
 * then the answer is false.
 */
export function defineElements(): Promise<boolean> {
  eager.Edits = Edits;
  define(elements);
  return loadLater().then(
    () => true,
    () => false,
  );
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
