// The types people get are written by hand, so that they need no Lit; the compiler holds the classes to them.
import { expect, it } from 'vitest';
import type { GlassboxBoundary } from '../../web/parts/boundary.js';
import type { GlassboxBowl } from '../../web/parts/bowl.js';
import type { GlassboxControls } from '../../web/parts/controls.js';
import type { GlassboxDigit } from '../../web/parts/digit.js';
import type { GlassboxEquation } from '../../web/parts/equation.js';
import type { GlassboxFlow } from '../../web/parts/flow-view.js';
import type { GlassboxHiddenSpace } from '../../web/parts/hidden-space.js';
import type { GlassboxLoss } from '../../web/parts/loss.js';
import type { GlassboxModel } from '../../web/parts/model.js';
import type { GlassboxNetwork } from '../../web/parts/network.js';
import type { GlassboxPlayground } from '../../web/parts/playground.js';
import type * as out from '../../web/parts/public.js';
import type { GlassboxSetting } from '../../web/parts/setting.js';
import type { GlassboxValue } from '../../web/parts/value.js';

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
  Holds<GlassboxEquation, out.GlassboxEquationElement>,
  Holds<GlassboxBowl, out.GlassboxBowlElement>,
  Holds<GlassboxControls, out.GlassboxControlsElement>,
  Holds<GlassboxSetting, out.GlassboxSettingElement>,
  Holds<GlassboxValue, out.GlassboxValueElement>,
];

it('the types of the parts are held by the compiler', () => {
  const held: Partial<Held> = [];
  expect(held).toEqual([]);
});
