// What leaving rows out one by one found, in a sentence with its numbers: which row matters most, and how many help or harm.
import { cost, count } from '../../core/base/format.js';
import { rowName } from '../rows.js';
import type { Scene } from '../scene.js';
import type { Finding } from './finding.js';
import type { Influence, InfluenceOfRows } from './influence.js';

/** From the row that helps most to the one that harms most; those without which the run runs away come last. */
export function byInfluence(rows: readonly Influence[]): Influence[] {
  return [...rows].sort(
    (a, b) => Number(a.diverged) - Number(b.diverged) || (a.diverged ? 0 : b.change - a.change) || a.row - b.row,
  );
}

/** As the table of the data counts its rows, from 1, those held out among them. */
export function rowNumber({ problem }: Pick<Scene, 'problem'>, row: number): number {
  return (problem.train.source[row] ?? row) + 1;
}

/** "Row 17, the training point (0.2, −0.5)"; of data with more columns "Row 17 (Gentoo)". */
export function influenceName(scene: Scene, row: number): string {
  const [number, name] = [rowNumber(scene, row), rowName(scene.problem, { set: 0, row })];
  return scene.problem.inputs.length > 2
    ? name.replace(/^training row \d+/, `Row ${number}`)
    : `Row ${number}, ${name}`;
}

/** "without it the test cost is 0.0310 higher". */
export function changeWords({ change, diverged }: Influence): string {
  if (diverged) return 'without it the run runs away';
  if (change === 0) return 'without it the test cost is the same';
  return `without it the test cost is ${cost(Math.abs(change))} ${change > 0 ? 'higher' : 'lower'}`;
}

/** Null before the first row is known. */
export function influenceFindingOf({ rows, whole, scene, planned }: InfluenceOfRows): Finding | null {
  if (!scene || whole?.testLoss === undefined || rows.length === 0) return null;
  const known = rows.filter(({ diverged }) => !diverged);
  const most = known.reduce<Influence | null>(
    (best, one) => (best && Math.abs(best.change) >= Math.abs(one.change) ? best : one),
    null,
  );
  const helps = known.filter(({ change }) => change > 0).length;
  const harms = known.filter(({ change }) => change < 0).length;
  const away = rows.length - known.length;
  const so = rows.length < planned ? `Of the ${count(rows.length)} rows left out so far` : `Of ${count(planned)} rows`;
  const parts = [
    `${count(helps)} ${helps === 1 ? 'helps' : 'help'}`,
    `${count(harms)} ${harms === 1 ? 'harms' : 'harm'}`,
    ...(away > 0 ? [`without ${count(away)} the run runs away`] : []),
  ];
  return {
    headline: headline(scene, most),
    detail: `Trained on all rows, the test cost is ${cost(whole.testLoss)}. ${so}, ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`,
  };
}

function headline(scene: Scene, most: Influence | null): string {
  if (!most) return 'The run runs away whichever row is left out.';
  if (most.change === 0) return 'No row matters: without any of them the test cost is the same.';
  const name = influenceName(scene, most.row);
  return `${name}${scene.problem.inputs.length > 2 ? '' : ','} matters most: ${changeWords(most)}.`;
}
