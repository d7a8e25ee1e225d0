// One way of showing what a network has learned. Holds what drawing needs between frames; knows no element.
import type { Theme } from '../../../draw/theme.js';
import type { MapPlan } from '../../../experiment/map-plan.js';
import type { RowAddress } from '../../../experiment/rows.js';
import type { Frame } from '../../../session/session.js';

export interface LensInput {
  width: number;
  height: number;
  frame: Frame;
  /** What frame.maps was computed for. */
  plan: MapPlan | null;
  followed: RowAddress | null;
  /** CSS pixels. */
  pointer: { x: number; y: number } | null;
  /** One of several numeric outputs, or all. */
  output: number | null;
  note: { x: number; text: string } | null;
  /** Without the observations: someone else draws them on top. */
  bare: boolean;
  /** Of a map: without the points that are held out. */
  withoutTest?: boolean;
  /** Of a map: only the side of the decision, not how sure it is. */
  discrete?: boolean;
}

export interface Lens {
  readonly kind: 'map' | 'curve' | 'confusion' | 'scatter';
  draw(context: CanvasRenderingContext2D, theme: Theme, input: LensInput): void;
  /** The observation under a point of what was drawn last. */
  pick(x: number, y: number, reach: number): RowAddress | null;
  /** What the pointer is on, in a few words; '' when nothing. */
  readout(): string;
  /** What was drawn last, for those who do not see it. */
  describe(): string;
}
