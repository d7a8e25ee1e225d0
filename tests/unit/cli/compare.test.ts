// A still of many networks says and holds what the page's comparison finds for the same plan; what cannot be compared is refused.
import { expect, it } from 'vitest';
import { Refusal } from '../../../web/cli/refusal.js';
import { render } from '../../../web/cli/render.js';
import { openExperiment } from '../../../web/cli/train.js';
import { cost } from '../../../web/core/base/format.js';
import { loadOwnData } from '../../../web/core/data/own-data.js';
import { openLink } from '../../../web/core/link/open.js';
import { Comparison } from '../../../web/experiment/compare/comparison.js';
import { findingOf } from '../../../web/experiment/compare/finding.js';
import type { ComparePlan } from '../../../web/experiment/compare/plan.js';
import { type LinkedPlan, readPlan } from '../../../web/experiment/compare/plan-link.js';
import { stepsOf, sweepFindingOf } from '../../../web/experiment/compare/sweep-finding.js';

const quarters = ['--preset', 'xor', '--layers', '2,3,1', '--learning-rate', '0.03', '--test-share', '0.5'];
const small = [...quarters, '--seeds', '8', '--epochs', '60'];

async function rendered(...args: string[]): Promise<string> {
  let text = '';
  const print = (more: string) => {
    text += more;
  };
  expect(await render(args, { print, tell: () => {} })).toBe(0);
  return text;
}
const printed = (...args: string[]) => rendered('--compare', 'seeds', ...args);

/** What the page finds with the link in the still, which carries the plan, ready to run. */
async function comparedByLink(svg: string, linked: LinkedPlan, plan: ComparePlan): Promise<Comparison> {
  const link = /#v=1[^<"\s]*/.exec(svg)?.[0].replaceAll('&#38;', '&') ?? '';
  const { state } = openLink(link, { load: loadOwnData }) ?? {};
  expect(readPlan(state?.compare ?? '')).toEqual({ ok: true, value: linked });
  const comparison = new Comparison(openExperiment(), () => {}, 0);
  await comparison.start(plan, state);
  return comparison;
}

const cells = (table: string) => table.split('\n').map((line) => line.trim().split(/ {2,}/));

it('says the finding, and in its table each seed as the comparison of the page has it', async () => {
  const svg = await printed(...small, '--format', 'svg');
  const plan = { seeds: 8, epochs: 60 };
  const comparison = await comparedByLink(svg, { kind: 'seeds', ...plan }, plan);
  const { headline, detail } = findingOf(comparison.networks, 'test cost') ?? { headline: 'none', detail: '' };

  const alt = await printed(...small, '--format', 'alt');
  expect(alt).toContain(`${headline} ${detail}`.trim());
  expect(svg).toContain(alt.trim());
  const rows = cells(await printed(...small, '--format', 'text'));
  expect(comparison.networks).toHaveLength(8);
  for (const { seed, final } of comparison.networks)
    expect(rows.find(([name]) => name === String(seed))?.slice(1, 4)).toEqual([
      '60',
      cost(final.loss),
      cost(final.testLoss ?? Number.NaN),
    ]);
});

it('of a sweep says where the cost is lowest, and has the medians of each value and a row for each network', async () => {
  const asked = [...quarters, '--compare', 'sweep', '--setting', 'width', '--values', '1, 3 8', '--seeds', '4'];
  // The width of the picture is another one.
  const args = [...asked, '--epochs', '40', '--width', '700', '--format'];
  const svg = await rendered(...args, 'svg');
  const varied = { name: 'width', values: [1, 3, 8] } as const;
  const plan = { seeds: 4, epochs: 40 };
  const linked = { kind: 'sweep', ...plan, setting: 'width', values: '1 3 8' } as const;
  const { networks } = await comparedByLink(svg, linked, { ...plan, varied });
  const steps = stepsOf(networks, varied);
  const { headline, detail } = sweepFindingOf(steps, 'Width of hidden layers') ?? { headline: 'none', detail: '' };

  const alt = await rendered(...args, 'alt');
  expect(alt).toContain('width of hidden layers at 3\u00a0values, seeds 42 to 45, 40\u00a0epochs each');
  expect(alt).toContain(`${headline} ${detail}`.trim());
  expect(svg).toContain(alt.trim());
  const rows = cells(await rendered(...args, 'text'));
  expect(rows).toContainEqual(['layers', '2,width,1']);
  for (const { value, loss, testLoss } of steps)
    expect(rows).toContainEqual([String(value), cost(loss), cost(testLoss)]);
  expect(networks).toHaveLength(12);
  for (const { seed, value, final } of networks)
    expect(rows.find(([at, of]) => at === String(value) && of === String(seed))?.slice(2, 5)).toEqual([
      '40',
      cost(final.loss),
      cost(final.testLoss ?? Number.NaN),
    ]);
});

it.each([
  ['learning-rate', [], '0.0001 0.0003 0.001 0.003 0.01 0.03 0.1 0.3 1 3'],
  ['batchSize', ['--preset', 'penguins', '--test-share', '0.9'], '1 2 4 8 16 32'],
  ['regularization-rate', ['--values', '0,0.1'], '0 0.1'],
  ['optimizer', ['--values', 'sgd adam'], 'sgd adam'],
  ['activation', ['--values', 'tanh,relu'], 'tanh relu'],
])('sweeps %s, named as an option or as an attribute', async (setting, more, values) => {
  const args = ['--compare', 'sweep', '--setting', setting, ...more, '--seeds', '1', '--epochs', '2', '--format'];
  expect(await rendered(...args, 'svg')).toContain(`,${values.replaceAll(' ', ',')}`);
  // What is varied has no one value; a rate alone would do nothing where no penalty is chosen.
  const settings = cells((await rendered(...args, 'text')).split('\n\n')[1] ?? '');
  expect(settings.map(([name]) => name)).not.toContain(setting.replace('S', '-s'));
  if (setting === 'regularization-rate') expect(settings).toContainEqual(['regularization', 'l2']);
  if (setting === 'activation') expect(settings).toContainEqual(['activations', 'activation,activation,tanh']);
});

it('is the same file each time, in the light and the dark, whatever the data', async () => {
  for (const preset of ['circle', 'sine', 'penguins']) {
    const args = ['--preset', preset, '--seeds', '3', '--epochs', '5', '--format', 'svg'];
    const svg = await printed(...args);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(await printed(...args)).toBe(svg);
  }
});

it('counts those that run away', async () => {
  const text = await printed(
    '--preset',
    'sine',
    '--learning-rate',
    '10',
    '--optimizer',
    'sgd',
    '--seeds',
    '4',
    '--format',
    'text',
  );
  expect(text).toContain('4 of 4 ran away');
  expect(text.match(/ yes$/gm)).toHaveLength(4);
});

const widths = (many: number) => Array.from({ length: many }, (_, i) => i + 1).join(',');

it.each([
  [['--compare', 'forks'], '--compare: expected one of seeds, sweep but got "forks"'],
  [['--compare', 'seeds', '--seeds', '0'], '--seeds: expected a whole number from 1 to 500 but got "0"'],
  [['--compare', 'seeds', '--seeds', '501'], '--seeds: expected a whole number from 1 to 500 but got "501"'],
  [['--compare', 'seeds', '--epochs', '0'], '--epochs: expected a whole number from 1 to 10000 but got "0"'],
  [['--compare', 'seeds', '--views', 'loss'], '--views is for one network'],
  [['--compare', 'seeds', '--log'], '--log is for one network'],
  [['--seeds', '8'], '--seeds is for --compare seeds or --compare sweep'],
  [['--compare', 'seeds', '--values', '1 2'], '--values is for --compare sweep; leave it out'],
  [['--setting', 'width'], '--setting is for --compare sweep'],
  [['--compare', 'sweep', '--seeds', '101'], '--seeds: expected a whole number from 1 to 100 but got "101"'],
  [['--compare', 'sweep', '--setting', 'colour'], '--setting: expected one of learning-rate, width, '],
  [['--compare', 'sweep', '--values', ','], '--values: expected at least one value but got none'],
  [['--compare', 'sweep', '--values', '0.1 fast'], '--values: expected numbers from '],
  [['--compare', 'sweep', '--learning-rate', '1'], '--learning-rate is what the sweep varies'],
  [['--compare', 'sweep', '--setting', 'width', '--layers', '2,1'], '--setting: This network has no hidden layer'],
  [
    ['--compare', 'sweep', '--setting', 'width', '--values', widths(24), '--seeds', '42'],
    '--seeds: expected at most 41 at each of 24 values, 1,000 networks in all, but got "42"',
  ],
])('refuses %j', async (args, why) => {
  const refused = render([...args, '--format', 'alt'], { print: () => {}, tell: () => {} });
  await expect(refused).rejects.toThrow(Refusal);
  await expect(refused).rejects.toThrow(why);
});
