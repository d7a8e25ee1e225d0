// `glassbox-nn render --compare`: many networks, compared as the page compares them; as a still, as alt text and as a table.
import { loadOwnData } from '../../core/data/own-data.js';
import { encodeLink, type LinkState } from '../../core/link/link.js';
import type { Theme } from '../../draw/theme.js';
import type { SweptPlan } from '../../experiment/compare/plan-link.js';
import { titleOf } from '../picture.js';
import { drawTitle, header, margin, type PictureTheme, type Recording, writeStill } from '../still.js';
import { SvgRecorder } from '../svg-recorder.js';
import type { Compared } from './compared.js';
import { write } from './figures.js';
import { compareSeeds } from './seeds.js';
import { compareSweep } from './sweep.js';

export type { Compared };

/**
 * Trains them all. In this thread: networks are done in the order of the plan, so the still is the same each time. Throws a Refusal with
 * a sentence.
 */
export function compare({ trained: _, ...recipe }: LinkState, plan: SweptPlan): Promise<Compared> {
  return plan.kind === 'seeds' ? compareSeeds(recipe, plan) : compareSweep(recipe, plan);
}

/** What was compared and what it showed, in a few sentences. */
export function comparedAlt({ state, line, finding }: Compared): string {
  return [`${titleOf({ state })}: ${line}.`, finding.headline, finding.detail].filter(Boolean).join(' ');
}

/** The same, the settings, and where each network ended. */
export const comparedTable = (compared: Compared): string => [comparedAlt(compared), ...compared.tables].join('\n\n');

interface Options {
  readonly theme: PictureTheme;
  /** CSS pixels. */
  readonly width: number;
}

/** The still as SVG. Cost: a few milliseconds and some 100 kB for a hundred networks. */
export function drawCompared(compared: Compared, { theme, width }: Options): string {
  const { state, line } = compared;
  return writeStill(
    (theme) => record(compared, width, theme),
    { theme, width },
    {
      title: `${titleOf({ state })}: ${line}`,
      description: comparedAlt(compared),
      link: encodeLink(state, loadOwnData).text,
      key: line,
    },
  );
}

function record({ state, line, finding, draw }: Compared, width: number, theme: Theme): Recording {
  // The ground lies under all, and how high it must be is known at the end.
  const height = drawAll(new SvgRecorder());
  const recorder = new SvgRecorder();
  recorder.context.fillStyle = theme.panel;
  recorder.context.fillRect(0, 0, width, height);
  drawAll(recorder);
  return { recorder, height };

  function drawAll(recorder: SvgRecorder): number {
    const place = { x: margin, width: width - 2 * margin };
    drawTitle(recorder, [titleOf({ state }), line], theme, width);
    const below = write(recorder, finding.headline, { ...place, y: header, colour: theme.ink, size: 14, bold: true });
    const top = write(recorder, finding.detail, { ...place, y: below + 2, colour: theme.soft }) + 12;
    return Math.round(draw(recorder, theme, { ...place, y: top }) + margin);
  }
}
