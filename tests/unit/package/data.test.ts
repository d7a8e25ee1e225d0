import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../web/core/data/csv/csv.js';
import { guessChoice } from '../../../web/core/data/csv/table.js';
import { loadOwnData } from '../../../web/core/data/own-data.js';
import { makeProblem } from '../../../web/core/data/problem.js';
import { GlassboxError } from '../../../web/engine/errors.js';
import { prepare, readCSV, readObjects, readPreparation } from '../../../web/package/data/index.js';

const penguins = readFileSync('public/data/penguins.csv', 'utf8');

function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(GlassboxError);
    return (error as GlassboxError).message;
  }
  throw new Error('expected an error');
}

/** Seven rows of which the numbers can be worked out by hand; prices in thousands. */
const houses = [
  { town: 'Ely', rooms: 2, garden: false, price: 110 },
  { town: 'Bath', rooms: 1, garden: true, price: 100 },
  { town: 'Wells', rooms: 3, garden: true, price: 120 },
  { town: 'Bath', rooms: 4, garden: false, price: 130 },
  { town: 'Ely', rooms: 5, garden: true, price: 140 },
  { town: 'Wells', rooms: 6, garden: false, price: 150 },
  { town: 'Bath', rooms: 7, garden: true, price: 160 },
];

describe('prepare', () => {
  it('scales, one-hots and inverts by numbers that are worked out by hand', () => {
    const { preparation, train, test } = prepare(readObjects(houses), { target: 'price' });
    expect(preparation.task).toBe('regression');
    expect(preparation.inputNames).toEqual(['town: Bath', 'town: Ely', 'town: Wells', 'rooms', 'garden: true']);
    expect([train.rows, test.rows]).toEqual([7, 0]); // too few to hold any out
    // rooms: mean 4, deviation 2; price: mean 130, deviation 20
    const first = Array.from(train.source).indexOf(1);
    expect(Array.from(train.inputs.subarray(first * 5, first * 5 + 5))).toEqual([1, 0, 0, -1.5, 1]);
    expect(train.targets[first]).toBe(-1.5);
    expect(Array.from(preparation.encode([{ town: 'Ely', rooms: '6', garden: false }]))).toEqual([0, 1, 0, 1, 0]);
    expect(preparation.decode([0, 1.5])).toEqual([{ value: 130 }, { value: 160 }]);
    expect(preparation.network([4])).toEqual({ layers: [5, 4, 1], activations: ['tanh', 'linear'], loss: 'mse' });
  });

  it('brings numbers to 0 to 1, or leaves them', () => {
    const rooms = (scaling: 'unit' | 'none') =>
      prepare(readObjects(houses), { target: 'price', inputs: ['rooms'], scaling }).preparation.encode([
        { rooms: 4 },
      ])[0];
    expect([rooms('unit'), rooms('none')]).toEqual([0.5, 4]);
  });

  it('gives the rows that the playground gives, from the same text', () => {
    const parsed = parseCsv(penguins);
    if (!parsed.ok) throw new Error(parsed.error);
    const choice = guessChoice(parsed.value);
    if (!choice) throw new Error('expected a choice');
    const loaded = loadOwnData({ kind: 'csv', text: penguins, options: {}, choice }, { seed: 7, noise: 0 });
    if (!loaded.ok) throw new Error(loaded.error);
    const page = makeProblem(loaded.value.table, {
      seed: 7,
      testShare: 0.3,
      outputActivation: 'softmax',
      loss: 'softmaxCrossEntropy',
    });
    const here = prepare(readCSV(penguins), { seed: 7, testShare: 0.3 });
    expect(here.train).toEqual(page.train);
    expect(here.test).toEqual(page.test);
    expect(here.preparation.target.classes).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
  });

  it('splits class by class, by the seed, and scales by the training rows alone', () => {
    const prepared = (seed: number) => prepare(readCSV(penguins), { target: 'species', inputs: ['body_mass_g'], seed });
    const { train, test } = prepared(1);
    expect([train.rows, test.rows]).toEqual([274, 68]);
    const shares = [0, 1, 2].map((k) => test.targets.filter((value, i) => i % 3 === k && value === 1).length);
    expect(shares).toEqual([30, 14, 24]); // of 151, 68 and 123 rows, a fifth each
    const mean = train.inputs.reduce((sum, value) => sum + value, 0) / train.rows;
    const square = train.inputs.reduce((sum, value) => sum + value * value, 0) / train.rows;
    expect(mean).toBeCloseTo(0, 6);
    expect(square).toBeCloseTo(1, 5);
    expect(prepared(1)).toEqual(prepared(1));
    expect(prepared(2).test.source).not.toEqual(test.source);
  });

  it('leaves rows with gaps out, or fills them with the mean of the training rows', () => {
    const rows = [...houses, { town: '', rooms: null, garden: true, price: 130 }];
    const dropped = prepare(readObjects(rows), { target: 'price' });
    expect(dropped.train.rows).toBe(7);
    expect(dropped.notes).toEqual(['1 of 8 rows lacks a value in a chosen column and was left out.']);
    expect(errorOf(() => dropped.preparation.encode([{ town: 'Ely', garden: true }]))).toBe(
      '[Preparation.encode] expected a value in row 0, column "rooms"; prepare with missing: \'mean\' to fill gaps',
    );
    const filled = prepare(readObjects(rows), { target: 'price', missing: 'mean', testShare: 0 });
    const at = Array.from(filled.train.source).indexOf(7);
    const gap = Array.from(filled.train.inputs.subarray(at * 5, at * 5 + 5));
    for (const [j, expected] of [3 / 7, 2 / 7, 2 / 7, 0, 1].entries()) expect(gap[j]).toBeCloseTo(expected, 6);
    expect(filled.preparation.encode([{ garden: true }])).toEqual(Float32Array.from(gap));
    expect(
      errorOf(() => prepare(readObjects(rows.map((row) => ({ ...row, rooms: null }))), { inputs: ['rooms'] })),
    ).toContain('Column "rooms" has no values');
  });

  it('answers with classes, and how sure it is where outputs are probabilities', () => {
    const of = (coding: [0, 1] | [-1, 1]) =>
      prepare(readObjects(houses), { target: 'garden', inputs: ['rooms'], coding }).preparation;
    expect(of([0, 1]).decode([0.25, 0.75])).toEqual([
      { value: 'false', probability: 0.75 },
      { value: 'true', probability: 0.75 },
    ]);
    expect(of([0, 1]).network()).toEqual({ layers: [1, 1], activations: ['sigmoid'], loss: 'bce' });
    expect(of([-1, 1]).decode([-0.1, 0.1])).toEqual([{ value: 'false' }, { value: 'true' }]);
    const towns = prepare(readObjects(houses), { target: 'town', inputs: ['rooms'] }).preparation;
    expect(towns.decode([0.2, 0.7, 0.1])).toEqual([{ value: 'Ely', probability: 0.7 }]);
  });

  it.each([
    ['target', { target: 'prize' }, '[prepare] the table has no column "prize"; did you mean "price"?'],
    ['option', { seeds: 1 }, '[prepare] there is no option "seeds"; did you mean seed?'],
    ['share', { testShare: 1 }, '[prepare] expected testShare from 0 to 0.9 but got 1'],
    ['coding', { coding: [0, 2] }, '[prepare] expected coding as [0, 1] or [-1, 1] but got "0,2"'],
    ['task', { target: 'town', task: 'regression' }, 'Column "town" holds words, not numbers'],
  ])('refuses a wrong %s by name', (_, options, sentence) => {
    expect(errorOf(() => prepare(readObjects(houses), options as never))).toContain(sentence);
  });
});

describe('readObjects', () => {
  it('names the row and the column of what is no value', () => {
    expect(errorOf(() => readObjects([...houses, { rooms: [1] }] as never))).toBe(
      '[readObjects] expected a number, a text, true or false in row 7, column "rooms", but got an array of 1',
    );
    expect(errorOf(() => readObjects([{ a: 1, b: 1 }]))).toContain('expected 2 to 20000 rows but got 1');
  });

  it('reads names that every object has as columns of their own', () => {
    const rows = houses.map(({ rooms, price }) => ({ ['__proto__']: rooms, constructor: price }));
    const { preparation } = prepare(readObjects(rows), { target: 'constructor' });
    expect(preparation.inputNames).toEqual(['__proto__']);
    expect(() => preparation.encode([{}])).toThrow('expected a value in row 0');
  });
});

describe('readPreparation', () => {
  const { preparation } = prepare(readCSV(penguins), { target: 'species', missing: 'mean' });
  const said = JSON.parse(JSON.stringify(preparation));
  const row = { island: 'Dream', bill_length_mm: 49, bill_depth_mm: 19, flipper_length_mm: 210, sex: 'female' };

  it('brings it back, alone or out of a network file', () => {
    for (const json of [said, { format: 'glassbox-network', preparation: said }]) {
      const back = readPreparation(json);
      expect(back.encode([row])).toEqual(preparation.encode([row]));
      expect(back.toJSON()).toEqual(preparation.toJSON());
    }
  });

  it.each([
    ['a version to come', { ...said, version: 2 }, 'expected version 1'],
    ['no inputs', { ...said, inputs: [] }, 'expected inputs as an array of 1 to 1024'],
    ['a spread of zero', { ...said, inputs: [{ name: 'a', scales: [{ centre: 0, spread: 0 }] }] }, 'spread above 0'],
    [
      'scales that do not fit',
      { ...said, inputs: [{ name: 'a', categories: ['x', 'y', 'z'], scales: [] }] },
      'as an array of 3 to 3',
    ],
    ['classes that are none', { ...said, target: { ...said.target, classes: [1, 2, 3] } }, 'as a text'],
    ['a network without one', { format: 'glassbox-network' }, 'expected preparation to be an object but got undefined'],
  ])('refuses %s', (_, json, sentence) => expect(errorOf(() => readPreparation(json))).toContain(sentence));

  it('names a text that no row had, with the nearest', () => {
    expect(errorOf(() => preparation.encode([{ ...row, island: 'Drem' }]))).toBe(
      '[Preparation.encode] no row of the table had "Drem" in column "island" (row 0); did you mean "Dream"?',
    );
  });
});
