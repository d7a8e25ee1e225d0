// The still of a sweep: one setting along the axis, and above each of its values a dot for every seed.

import { cost, count } from '../../core/base/format.js';
import { plain, sentence } from '../../core/base/parsed.js';
import type { Recipe } from '../../core/link/link.js';
import { attributeOf, isSettingName } from '../../core/settings/settings.js';
import { Comparison } from '../../experiment/compare/comparison.js';
import { compareLimits, recipeWith, type Varied } from '../../experiment/compare/plan.js';
import { type SweptPlan, writePlan } from '../../experiment/compare/plan-link.js';
import { type Step, stepsOf } from '../../experiment/compare/sweep-finding.js';
import { labelOf, proposedValues, readValues } from '../../experiment/compare/values.js';
import type { Experiment } from '../../experiment/experiment.js';
import { openProblem } from '../../experiment/opening/source.js';
import { sweepPicture } from '../../parts/compare/sweep-picture.js';
import { many } from '../../parts/words/layer-words.js';
import { Refusal } from '../refusal.js';
import { openExperiment } from '../train.js';
import { type Row, settingRows, table } from '../words.js';
import type { Compared } from './compared.js';
import { figure } from './figures.js';
import { resultRows, seedsWords } from './tables.js';

const height = 320;

type SweepPlan = SweptPlan & { kind: 'sweep' };

/** Throws a Refusal with a sentence. */
export async function compareSweep(recipe: Recipe, plan: SweepPlan): Promise<Compared> {
  const experiment = openExperiment();
  const varied = { name: plan.setting, values: await valuesOf(recipe, plan, experiment) };
  const comparison = new Comparison(experiment, () => {}, 0);
  await comparison.start({ seeds: plan.seeds, epochs: plan.epochs, varied }, recipe);
  const picture = sweepPicture(comparison, null);
  if (comparison.error || !picture?.finding) throw new Refusal(plain(comparison.error));
  const name = labelOf(varied.name).toLowerCase();
  const link = writePlan({ ...plan, values: varied.values.join(' ') });
  return {
    state: { ...recipe, ...(link && { compare: link }) },
    line: `${name} at ${many(varied.values.length, 'value')}, ${seedsWords(recipe, plan)}`,
    finding: picture.finding,
    tables: [
      table(sharedRows(recipe, varied)),
      table(stepRows(stepsOf(comparison.networks, varied), name)),
      table(resultRows(comparison.networks, name)),
    ],
    draw: (recorder, theme, place) => figure(recorder, { ...picture, size: [place.width, height] }, theme, place),
  };
}

/** Those of the plan, or that are proposed for as many rows as there are. */
async function valuesOf(recipe: Recipe, plan: SweepPlan, { host }: Experiment): Promise<Varied['values']> {
  const { problem } = await openProblem(recipe.settings, host.readFile, recipe.data).catch((error) => {
    throw new Refusal(plain(sentence(error)));
  });
  const read = readValues(plan.setting, plan.values || proposedValues(plan.setting, problem.train.rows).join(' '));
  if (!read.ok) throw new Refusal(`--values: ${plain(read.error)}`);
  const { length } = read.value;
  const most = Math.floor(compareLimits.networks / length);
  if (plan.seeds <= most) return read.value;
  throw new Refusal(
    `--seeds: expected at most ${most} at each of ${length} values, ${count(compareLimits.networks)} networks in all, but got "${plan.seeds}"`,
  );
}

/** The settings that all networks share; where layers differ, each of the hidden ones is called what it has. */
function sharedRows(recipe: Recipe, { name, values }: Varied): Row[] {
  const state = recipeWith(recipe, name, values[0] ?? '');
  const own = isSettingName(name) ? attributeOf(name) : '';
  const rows = settingRows({ state }).filter(([row]) => row !== 'seed' && row !== own);
  if (name !== 'width' && name !== 'activation') return rows;
  const [list, first] = name === 'width' ? ['layers', 1] : ['activations', 0];
  const called = (text: string) =>
    text.split(',').map((each, i, all) => (i >= Number(first) && i < all.length - 1 ? name : each));
  return rows.map(([row = '', text = '']) => [row, row === list ? called(text).join(',') : text]);
}

/** Medians over the seeds of each value. */
function stepRows(steps: readonly Step[], name: string): Row[] {
  const tested = steps.some(({ testLoss }) => !Number.isNaN(testLoss));
  const away = ({ away, networks }: Step) => (away > 0 ? `${away} of ${networks.length}` : '');
  return [
    [name, 'median cost, training', ...(tested ? ['median cost, test'] : []), 'ran away'],
    ...steps.map((step) => [String(step.value), cost(step.loss), ...(tested ? [cost(step.testLoss)] : []), away(step)]),
  ];
}
