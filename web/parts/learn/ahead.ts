// What a reader draws before a run, on a <glassbox-expect>: a curve of costs, or a boundary on the map.
import type { TemplateResult } from 'lit';
import type { Experiment } from '../../experiment/experiment.js';
import type { Need } from '../../experiment/needs.js';

/** What the card around it says and does. */
export interface AheadHost extends HTMLElement {
  readonly of: string;
  readonly shape: string;
  readonly epochs: number;
  /** Whether the reader has let it run. */
  readonly run: boolean;
  requestUpdate(): void;
}

export interface Outcome {
  /** The distance between what was drawn and what came, in a sentence or two. */
  readonly words: string;
  /** The same in a few words. */
  readonly truth: string;
  readonly right: boolean;
}

/** Of one scene; another is drawn on anew. */
export interface Ahead {
  /** While the network trains for it. */
  readonly needs: readonly Need[];
  /** Why nothing can be drawn on this network; '' where it can. */
  readonly problem: string;
  /** Null until there is something to draw on. */
  picture(experiment: Experiment): TemplateResult | null;
  /** Null until the run that was asked for has ended; from then on the same. arrived: whether the training that the reader began is over. */
  outcome(experiment: Experiment, arrived: boolean): Outcome | null;
  /** What was drawn, in words. */
  readonly answer: string;
  /** What lines with dashes, and without, stand for. */
  readonly drawn: string;
  readonly came: string;
}
