// The still of many seeds: where they agree, their curves and a dot for each, arranged as on the page.
import { plain } from '../../core/base/parsed.js';
import type { Recipe } from '../../core/link/link.js';
import type { Theme } from '../../draw/theme.js';
import { Comparison } from '../../experiment/compare/comparison.js';
import { findingOf } from '../../experiment/compare/finding.js';
import { type SweptPlan, writePlan } from '../../experiment/compare/plan-link.js';
import type { Scene } from '../../experiment/scene.js';
import { Agreed } from '../../parts/compare/agreed.js';
import { costName, seedsPictures } from '../../parts/compare/seeds-pictures.js';
import { drawKey, keyLines } from '../picture.js';
import { Refusal } from '../refusal.js';
import { margin, narrow } from '../still.js';
import type { SvgRecorder } from '../svg-recorder.js';
import { openExperiment } from '../train.js';
import { settingRows, table } from '../words.js';
import type { Compared } from './compared.js';
import { type Figure, figure, type Place } from './figures.js';
import { resultRows, seedsWords } from './tables.js';

const gap = 24;
const curvesHeight = 240;
const dotsHeight = 130;

/** Throws a Refusal with a sentence. */
export async function compareSeeds(recipe: Recipe, plan: SweptPlan & { kind: 'seeds' }): Promise<Compared> {
  const comparison = new Comparison(openExperiment(), () => {}, 0);
  await comparison.start(plan, recipe);
  const { scene, networks, error } = comparison;
  const finding = findingOf(networks, costName(networks));
  if (error || !scene || !finding) throw new Refusal(plain(error));
  const link = writePlan(plan);
  const state = { ...recipe, ...(link && { compare: link }) };
  // The seed of the settings is that of the first one alone.
  const settings = settingRows({ state }).filter(([name]) => name !== 'seed');
  return {
    state,
    line: seedsWords(recipe, plan),
    finding,
    tables: [table(settings), table(resultRows(networks))],
    draw: (recorder, theme, place) => drawSeeds(recorder, theme, place, comparison, scene),
  };
}

function drawSeeds(recorder: SvgRecorder, theme: Theme, place: Place, comparison: Comparison, scene: Scene): number {
  const { captions, curves, dots } = seedsPictures(comparison, null);
  const map = new Agreed(comparison).drawing(null);
  const { x, width } = place;
  const beside = map !== null && width + 2 * margin >= narrow;
  const across = beside ? Math.round(((width - gap) * 4) / 11) : width;
  const add = (what: Figure, at: Place) => figure(recorder, what, theme, at);
  let [y, low] = [place.y, place.y];
  if (map) {
    const side = Math.min(across, 480);
    const size: Figure['size'] = comparison.agreement?.plan.kind === 'line' ? [across, across * 0.75] : [side, side];
    const room = 20 * keyLines(scene, across);
    low = add({ draw: map, size, caption: captions.map, room }, { x, y, width: across });
    recorder.moveOrigin(x, y);
    drawKey(recorder, scene, theme, across, size[1] + 4);
    if (!beside) y = low + gap;
  }
  const plots = beside ? { x: x + across + gap, width: width - across - gap } : { x, width };
  y = add({ draw: curves, size: [plots.width, curvesHeight], caption: captions.curves }, { ...plots, y }) + 12;
  y = add({ draw: dots, size: [plots.width, dotsHeight], caption: captions.dots }, { ...plots, y });
  return Math.max(y, low);
}
