// The types people get are written by hand, so that they need no Lit; the compiler holds the classes to them.
import { expect, it } from 'vitest';
import type { GlassboxFork } from '../../../web/parts/compare/fork.js';
import type { GlassboxInfluence } from '../../../web/parts/compare/influence.js';
import type { GlassboxSeeds } from '../../../web/parts/compare/seeds.js';
import type { GlassboxSweep } from '../../../web/parts/compare/sweep.js';
import type { GlassboxDigit } from '../../../web/parts/digits/digit.js';
import type { GlassboxBowl } from '../../../web/parts/explain/descent/bowl.js';
import type { GlassboxHiddenSpace } from '../../../web/parts/explain/hidden-space/hidden-space.js';
import type { GlassboxEquation } from '../../../web/parts/explain/observation/equation.js';
import type { GlassboxCheck } from '../../../web/parts/learn/check.js';
import type { GlassboxExpect } from '../../../web/parts/learn/expect.js';
import type { GlassboxQuestion } from '../../../web/parts/learn/question.js';
import type { GlassboxRecap } from '../../../web/parts/learn/recap.js';
import type { GlassboxBoundary } from '../../../web/parts/learned/boundary.js';
import type { GlassboxModel } from '../../../web/parts/model/model.js';
import type { GlassboxFlow } from '../../../web/parts/network/flow-view.js';
import type { GlassboxNetwork } from '../../../web/parts/network/network.js';
import type { GlassboxPlayground } from '../../../web/parts/playground/playground.js';
import type * as out from '../../../web/parts/public.js';
import type { GlassboxControls } from '../../../web/parts/run/controls.js';
import type { GlassboxLoss } from '../../../web/parts/run/loss.js';
import type { GlassboxSetting } from '../../../web/parts/run/setting.js';
import type { GlassboxValue } from '../../../web/parts/run/value.js';

/** The listener overloads are the types' own; everything else must be there. */
type Holds<Real extends Omit<Promised, 'addEventListener'>, Promised> = [Real, Promised];

type Held = [
  Holds<GlassboxModel, out.GlassboxModelElement>,
  Holds<Omit<GlassboxPlayground, 'model'>, Omit<out.GlassboxPlaygroundElement, 'model'>>,
  Holds<GlassboxPlayground['model'], out.GlassboxModelElement>,
  Holds<GlassboxNetwork, out.GlassboxNetworkElement>,
  Holds<GlassboxFlow, out.GlassboxNetworkElement>,
  Holds<GlassboxHiddenSpace, out.GlassboxHiddenSpaceElement>,
  Holds<GlassboxDigit, out.GlassboxDigitElement>,
  Holds<GlassboxBoundary, out.GlassboxBoundaryElement>,
  Holds<GlassboxLoss, out.GlassboxLossElement>,
  Holds<GlassboxQuestion, out.GlassboxQuestionElement>,
  Holds<GlassboxExpect, out.GlassboxExpectElement>,
  Holds<GlassboxCheck, out.GlassboxCheckElement>,
  Holds<GlassboxRecap, out.GlassboxRecapElement>,
  Holds<GlassboxEquation, out.GlassboxEquationElement>,
  Holds<GlassboxBowl, out.GlassboxBowlElement>,
  Holds<GlassboxControls, out.GlassboxControlsElement>,
  Holds<GlassboxSeeds, out.GlassboxSeedsElement>,
  Holds<GlassboxFork, out.GlassboxForkElement>,
  Holds<GlassboxInfluence, out.GlassboxInfluenceElement>,
  Holds<GlassboxSweep, out.GlassboxSweepElement>,
  Holds<GlassboxSetting, out.GlassboxSettingElement>,
  Holds<GlassboxValue, out.GlassboxValueElement>,
];

it('the types of the parts are held by the compiler', () => {
  const held: Partial<Held> = [];
  expect(held).toEqual([]);
});
