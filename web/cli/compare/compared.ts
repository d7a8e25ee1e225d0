// What every still of a comparison is made of, whatever was compared.
import type { LinkState } from '../../core/link/link.js';
import type { Theme } from '../../draw/theme.js';
import type { Finding } from '../../experiment/compare/finding.js';
import type { SvgRecorder } from '../svg-recorder.js';
import type { Place } from './figures.js';

export interface Compared {
  /** With the plan, so that its link opens Compare, ready to run the same. */
  readonly state: LinkState;
  /** What was compared, in a line. */
  readonly line: string;
  readonly finding: Finding;
  /** The settings, and where the networks ended, as text. */
  readonly tables: readonly string[];
  /** Draws the pictures with what stands beneath each; returns where they end. */
  readonly draw: (recorder: SvgRecorder, theme: Theme, place: Place) => number;
}
