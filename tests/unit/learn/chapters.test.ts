// The course against the engine: each number that stands in its prose, each question and each task.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chapterFiles } from '../../../tools/vite/learn.js';
import { fixed } from '../../../web/core/base/format.js';
import { twoVinesFit } from '../../../web/core/data/sets/likelihood.js';
import { parseGoal } from '../../../web/core/learn/goal.js';
import type { Moment } from '../../../web/core/learn/moment.js';
import { parseQuantity } from '../../../web/core/learn/quantity.js';
import type { Experiment } from '../../../web/experiment/experiment.js';
import { chapterAsked } from '../../../web/learn/alone.js';
import { openings, squarePoints, squaresData } from '../../../web/learn/chapters.js';
import { type Opened, opened } from './open.js';

const chapters = chapterFiles().map((name) => {
  const text = readFileSync(new URL(`../../../web/learn/chapters/${name}`, import.meta.url), 'utf8');
  return { name, text, id: /<section id="([\w-]+)"/.exec(text)?.[1] ?? '' };
});

/** What belongs to each network of the course; a chapter's second network has an id of its own. */
const networks = chapters.flatMap(({ text, id: chapter }) =>
  text
    .split(/(?=<glassbox-model)/)
    .slice(1)
    .map((part) => ({ id: /^<glassbox-model id="([\w-]+)"/.exec(part)?.[1] ?? chapter, text: part })),
);

const decoded = (text: string) => text.replaceAll('&nbsp;', '\u00a0').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
const attributes = (tag: string) =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, decoded(value ?? '')]));
const tags = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<${tag}(?:"[^"]*"|[^">])*>`, 'g'))].map(([all]) => attributes(all));

function read(name: string, moment: Moment): string {
  const parsed = parseQuantity(name);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.write(parsed.value.read(moment));
}

function isMet(goal: string, moment: Moment, start: Moment = moment): boolean {
  const parsed = parseGoal(goal);
  if (!parsed.ok) throw new Error(parsed.error);
  const { quantities } = parsed.value;
  return parsed.value.isMet(moment, new Map(quantities.map(({ name, read: of }) => [name, of(start)])));
}

/** What a reader may do to bring each task about. */
const ways: Readonly<Record<string, (experiment: Experiment) => Promise<void> | void>> = {
  'find-connection': (experiment) =>
    experiment.attention.point({ kind: 'weight', layer: 0, neuron: 1, input: 3 }, true),
  'fit-by-hand': async (experiment) => {
    await experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0, input: 0 }, -1.5));
    await experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0 }, -1));
  },
  'five-fitted': (experiment) => experiment.advance('epoch', 400),
  double: (experiment) =>
    experiment.edit((edits) =>
      edits.setData(
        squaresData(squarePoints.map(([x, y], i) => [i === 4 ? x - 0.25 : x, y])),
        { label: 'Point' },
        true,
      ),
    ),
  bottom: async (experiment) => {
    await experiment.set('learningRate', 5);
    await experiment.advance('step', 12);
  },
  overshoot: async (experiment) => {
    await experiment.set('learningRate', 30);
    await experiment.advance('step', 1);
  },
  steepest: (experiment) => experiment.attention.point({ kind: 'neuron', layer: 3, neuron: 4 }, true),
  fewest: async (experiment) => {
    await experiment.set('layers', [2, 3, 2, 1]);
    await experiment.advance('epoch', 300);
  },
  overfit: (experiment) => experiment.advance('epoch', 240),
  stopped: (experiment) => experiment.advance('epoch', 40),
  fewer: async (experiment) => {
    await experiment.set('layers', [2, 16, 1]);
    await experiment.edit((edits) => edits.reset());
    await experiment.advance('epoch', 240);
  },
  'held-back': async (experiment) => {
    await experiment.set('regularization', 'l2');
    await experiment.set('regularizationRate', 0.03);
    await experiment.advance('epoch', 120);
  },
};

describe('the course', () => {
  it('has ten chapters, whose ids are all different', () => {
    expect(chapters).toHaveLength(10);
    const ids = chapters.flatMap(({ text }) => [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(openings).sort()).toEqual(networks.map(({ id }) => id).sort());
  });

  it('one chapter by itself is asked for by its number', () => {
    expect(chapterAsked('?chapter=7', 10)).toBe(7);
    for (const search of ['', '?chapter=0', '?chapter=11', '?chapter=1e1', '?chapter=<b>', '?chapter=-1'])
      expect(chapterAsked(search, 10), search).toBeNull();
  });
});

describe.each(networks)('$id', ({ id, text }) => {
  const open = (): Promise<Opened> => opened(openings[id] as NonNullable<(typeof openings)[string]>);

  it('has numbers that are those of its network', async () => {
    const moment = await (await open()).moment();
    const numbers = [...text.matchAll(/<data value="([^"]+)">([^<]*)<\/data>/g)];
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.map(([, name, written]) => `${name}: ${decoded(written ?? '')}`)).toEqual(
      numbers.map(([, name]) => `${name}: ${read(name ?? '', moment)}`),
    );
    expect(numbers.map(([, , written]) => written).join()).not.toContain('not a number');
  });

  it('asks what its network can answer', async () => {
    const moment = await (await open()).moment();
    for (const [, tag, inside] of text.matchAll(
      /(<glassbox-question(?:"[^"]*"|[^">])*>)([\s\S]*?)<\/glassbox-question>/g,
    )) {
      const { id: question, kind, truth = '', terms = '' } = attributes(tag ?? '');
      const items = tags(inside ?? '', 'li').map((item) => isMet(item['data-when'] ?? '', moment));
      if (kind === 'choice') expect(items.filter(Boolean), question).toHaveLength(1);
      if (kind === 'ticks') expect(new Set(items).size, question).toBe(2);
      for (const name of [...truth.split(','), ...terms.split(',')].filter(Boolean))
        expect(read(name, moment), `${question}: ${name}`).not.toContain('not a number');
    }
  });

  const tasks = tags(text, 'glassbox-check');
  it.each(tasks)(
    'sets a task that is not done at first, and can be done: $id',
    async ({ id: task = '', goal = '' }) => {
      const { experiment, moment } = await open();
      const start = await moment();
      expect(isMet(goal, start), 'done from the start').toBe(false);
      await ways[task]?.(experiment);
      expect(isMet(goal, await moment(), start), 'cannot be done').toBe(true);
    },
  );
});

it('the second numbers of the five features are those of maximum likelihood', () => {
  const text = networks.find(({ id }) => id === 'five-features')?.text ?? '';
  const beside = [...text.matchAll(/<\/data><\/td><td>([^<]+)<\/td>/g)].map(([, number]) => number);
  expect(beside).toEqual([...twoVinesFit.coefficients, twoVinesFit.intercept].map((value) => fixed(value, 3)));
});

it.each([[[2, 16, 1]], [[2, 8, 1]]])(
  'a network with less room, %j, does not learn the noise by heart, begun anew or not',
  async (layers) => {
    for (const anew of [true, false]) {
      const { experiment } = await opened(openings['by-heart'] as NonNullable<(typeof openings)[string]>);
      await experiment.set('layers', layers);
      if (anew) await experiment.edit((edits) => edits.reset());
      await experiment.advance('epoch', 240);
      expect(experiment.frame?.tick.testLoss).toBeLessThan(0.5);
      experiment.session?.dispose();
    }
  },
);

it('the rate that chapter 5 begins with does not reach the bottom in twelve steps: another has to be found', async () => {
  const { experiment, moment } = await opened(openings.downhill as NonNullable<(typeof openings)[string]>);
  await experiment.advance('step', 12);
  expect(isMet('cost < 0.4417', await moment())).toBe(false);
});

it('two edges leave the ring open, however long they train', async () => {
  const { experiment } = await opened(openings['models-of-models'] as NonNullable<(typeof openings)[string]>);
  await experiment.set('layers', [2, 2, 2, 1]);
  for (let epoch = 0; epoch < 900; epoch += 300) {
    await experiment.advance('epoch', 300);
    expect(experiment.frame?.tick.testAccuracy).toBeLessThan(0.9);
  }
});

it('what is learned by heart is not held back by training longer', async () => {
  const { experiment, moment } = await opened(openings['by-heart'] as NonNullable<(typeof openings)[string]>);
  for (let epoch = 0; epoch < 240; epoch += 20) {
    await experiment.advance('epoch', 20);
    expect(isMet('test cost < 0.315 and epoch >= 100', await moment())).toBe(false);
  }
});
