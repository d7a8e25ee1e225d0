// What leaving rows out one by one found, in a sentence with its numbers: which row matters most, and how many help or harm.
import { capital, cost, count } from '../../core/base/format.js';
import { rowName, rowNumber } from '../rows.js';
import type { Scene } from '../scene.js';
import type { Finding } from './finding.js';
import type { Influence, InfluenceOfRows } from './influence.js';

/** From the row that helps most to the one that harms most; those without which the run runs away come last. */
export function byInfluence(rows: readonly Influence[]): Influence[] {
  return [...rows].sort(
    (a, b) => Number(a.diverged) - Number(b.diverged) || (a.diverged ? 0 : b.change - a.change) || a.row - b.row,
  );
}

/** "row 17, the training point (0.2, −0.5)"; of data with more columns "row 17 (Gentoo)". */
export function influenceName({ problem }: Scene, row: number): string {
  const at = { set: 0, row } as const;
  const name = rowName(problem, at);
  return problem.inputs.length > 2 ? name.replace(/^training /, '') : `row ${count(rowNumber(problem, at))}, ${name}`;
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
    headline: capital(headline(scene, known, { away, soFar: rows.length < planned })),
    detail: `Trained on all rows, the test cost is ${cost(whole.testLoss)}. ${so}, ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`,
  };
}

/** Known: the rows whose change is a number. away: how many have none. soFar: others are still to be left out. */
function headline(
  scene: Scene,
  known: readonly Influence[],
  { away, soFar }: { readonly away: number; readonly soFar: boolean },
): string {
  const yet = soFar ? ' so far' : '';
  if (known.length === 0) return `The run runs away whichever row is left out${yet}.`;
  const ran = away > 0 ? `without ${many(away)}${yet} the run runs away; ` : '';
  const most = known.reduce((best, one) => (Math.abs(one.change) > Math.abs(best.change) ? one : best));
  if (most.change === 0)
    return away > 0
      ? `${ran}without any of the others the test cost is the same.`
      : `No row matters${yet}: without any of them the test cost is the same.`;
  const name = influenceName(scene, most.row);
  const comma = scene.problem.inputs.length > 2 ? '' : ',';
  return `${ran}${ran && 'of the others '}${name}${comma} matters most${ran ? '' : yet}: ${changeWords(most)}.`;
}

const many = (rows: number) => `${count(rows)} ${rows === 1 ? 'row' : 'rows'}`;
