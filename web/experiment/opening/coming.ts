// What may be on its way: a recipe, how it is opened, and what there is of it once it is.
import type { Trained } from '../../core/link/trained.js';
import type { Change } from '../../core/run/undo-history.js';
import type { NetworkJSON } from '../../engine/types.js';
import type { Keep } from '../../session/reshape.js';
import type { Frame, LossHistory } from '../../session/session.js';
import type { Moment } from '../moments.js';
import type { Recipe } from '../recipe.js';
import type { Scene } from '../scene.js';
import type { Way } from '../undo.js';

export interface How {
  /** A step of undo; without one it is a step back or forward. */
  readonly change?: Change;
  /** What the way back over that step does to the weights. */
  readonly way?: Way;
  /** Sentences for people, told when it is open. */
  readonly messages?: readonly string[];
  /** Nothing is said about the data: they are known. */
  readonly again?: boolean;
  /** Weights a link brought. */
  readonly trained?: Trained;
  /** What was on the tape, in order. */
  readonly moments?: readonly Moment[];
  /** A whole saved network: its training goes on bit for bit. */
  readonly saved?: NetworkJSON;
  /** The cost on its way to where it is. */
  readonly history?: LossHistory;
  /** Weights this recipe was left with. */
  readonly weights?: Uint8Array;
  /** The run goes on: what fits of the present weights stays, and so does the tape; playing is not broken off. */
  readonly keep?: Keep;
  /** The network starts anew in its old shape: what is frozen stays so, at its values. */
  readonly keepFrozen?: boolean;
}

/** A recipe on its way. */
export interface Coming {
  readonly recipe: Recipe;
  readonly how: How;
}

export interface Opened {
  readonly recipe: Recipe;
  readonly scene: Scene;
  readonly frame: Frame;
  /** What there is to say about it, a sentence each. */
  readonly notes: readonly string[];
}
