// A still of many seeds says and holds what the page's comparison finds for the same plan; what cannot be compared is refused.
import { expect, it } from 'vitest';
import { Refusal } from '../../../web/cli/refusal.js';
import { render } from '../../../web/cli/render.js';
import { openExperiment } from '../../../web/cli/train.js';
import { cost } from '../../../web/core/base/format.js';
import { loadOwnData } from '../../../web/core/data/own-data.js';
import { openLink } from '../../../web/core/link/open.js';
import { Comparison } from '../../../web/experiment/compare/comparison.js';
import { findingOf } from '../../../web/experiment/compare/finding.js';
import { readPlan } from '../../../web/experiment/compare/plan-link.js';

const quarters = ['--preset', 'xor', '--layers', '2,3,1', '--learning-rate', '0.03', '--test-share', '0.5'];
const small = [...quarters, '--seeds', '8', '--epochs', '60'];

async function printed(...args: string[]): Promise<string> {
  let text = '';
  const print = (more: string) => {
    text += more;
  };
  expect(await render(['--compare', 'seeds', ...args], { print, tell: () => {} })).toBe(0);
  return text;
}

it('says the finding, and in its table each seed as the comparison of the page has it', async () => {
  const svg = await printed(...small, '--format', 'svg');
  // The link in the still opens the page with the same plan, ready to run.
  const link = /#v=1[^<"\s]*/.exec(svg)?.[0].replaceAll('&#38;', '&') ?? '';
  const { state } = openLink(link, { load: loadOwnData }) ?? {};
  const plan = readPlan(state?.compare ?? '');
  if (!state || !plan.ok) throw new Error(`expected a link with a plan but got ${link}`);
  expect(plan.value).toEqual({ kind: 'seeds', seeds: 8, epochs: 60 });
  const comparison = new Comparison(openExperiment(), () => {}, 0);
  await comparison.start({ seeds: 8, epochs: 60 }, state);
  const { headline, detail } = findingOf(comparison.networks, 'test cost') ?? { headline: 'none', detail: '' };

  const alt = await printed(...small, '--format', 'alt');
  expect(alt).toContain(`${headline} ${detail}`.trim());
  expect(svg).toContain(alt.trim());
  const rows = (await printed(...small, '--format', 'text')).split('\n').map((line) => line.trim().split(/ {2,}/));
  expect(comparison.networks).toHaveLength(8);
  for (const { seed, final } of comparison.networks)
    expect(rows.find(([name]) => name === String(seed))?.slice(1, 4)).toEqual([
      '60',
      cost(final.loss),
      cost(final.testLoss ?? Number.NaN),
    ]);
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

it.each([
  [['--compare', 'forks'], '--compare: expected one of seeds but got "forks"'],
  [['--compare', 'seeds', '--seeds', '0'], '--seeds: expected a whole number from 1 to 500 but got "0"'],
  [['--compare', 'seeds', '--seeds', '501'], '--seeds: expected a whole number from 1 to 500 but got "501"'],
  [['--compare', 'seeds', '--epochs', '0'], '--epochs: expected a whole number from 1 to 10000 but got "0"'],
  [['--compare', 'seeds', '--views', 'loss'], '--views is for one network'],
  [['--compare', 'seeds', '--log'], '--log is for one network'],
  [['--seeds', '8'], '--seeds is for --compare seeds'],
])('refuses %j', async (args, why) => {
  const refused = render([...args, '--format', 'alt'], { print: () => {}, tell: () => {} });
  await expect(refused).rejects.toThrow(Refusal);
  await expect(refused).rejects.toThrow(why);
});
