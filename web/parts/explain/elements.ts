// The parts that explain: one observation forward and back, shocks, the way down, hidden space.

import { GlassboxFlow } from '../network/flow-view.js';
import { GlassboxBowl } from './descent/bowl.js';
import { GlassboxDescent } from './descent/descent.js';
import { GlassboxHiddenSpace } from './hidden-space/hidden-space.js';
import { GlassboxBlame } from './observation/blame.js';
import { GlassboxEquation } from './observation/equation.js';
import { raceElements } from './shock/race-elements.js';
import { GlassboxShock } from './shock/shock.js';

export const explainElements = {
  ...raceElements,
  'glassbox-blame': GlassboxBlame,
  'glassbox-bowl': GlassboxBowl,
  'glassbox-descent': GlassboxDescent,
  'glassbox-equation': GlassboxEquation,
  'glassbox-flow': GlassboxFlow,
  'glassbox-hidden-space': GlassboxHiddenSpace,
  'glassbox-shock': GlassboxShock,
} as const;
