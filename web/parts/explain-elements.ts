// The parts that explain: one observation forward and back, shocks, the way down, hidden space.
import { GlassboxBlame } from './blame.js';
import { GlassboxBowl } from './bowl.js';
import { GlassboxDescent } from './descent.js';
import { GlassboxEquation } from './equation.js';
import { GlassboxFlow } from './flow-view.js';
import { GlassboxHiddenSpace } from './hidden-space.js';
import { raceElements } from './race-elements.js';
import { GlassboxShock } from './shock.js';

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
