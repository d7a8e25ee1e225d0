// What an exported file says of itself is enough for a stranger: columns in order, units, scaling, classes, gaps, and rows to check by.
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  testVectors,
  toCHeader,
  toJavaScript,
  toOnnx,
  toPyTorch,
  toSafetensors,
} from '../../../../web/core/exports/index.js';
import type { Experiment } from '../../../../web/experiment/experiment.js';
import { answersOf, meaningOf, rowsToCheck } from '../../../../web/playground/dialogs/export-columns.js';
import { experimentInNode } from '../../support/experiment.js';

let experiment: Experiment;
beforeAll(() => {
  experiment = experimentInNode();
});
afterAll(() => experiment.session?.dispose());

/** As the page takes it. */
async function taken() {
  const { scene, session } = experiment;
  if (!scene || !session) throw new Error('nothing is open');
  const { layers, activations, weights, biases } = await session.toJSON();
  const meaning = meaningOf(scene);
  const model = { layers, activations, weights, biases, ...meaning };
  const rows = rowsToCheck(scene, meaning, 5);
  const answers = answersOf(meaning, await session.predict(rows.network));
  return { scene, model, vectors: testVectors(model, rows.file, answers, 5) };
}

type Exported = {
  predict(row: number[]): number[];
  check(): number;
  testVectors: { input: number[]; output: number[] }[];
};
function moduleOf(source: string): Exported {
  const script = `${source.replaceAll(/^export /gm, '')}\n({ predict, check, testVectors })`;
  return runInNewContext(script) as Exported;
}

async function openCsv(text: string, task: 'regression' | 'binary'): Promise<void> {
  const data = { kind: 'csv', text, options: {}, choice: { inputs: [0, 1], target: 2, task } } as const;
  await experiment.edit((edits) => edits.setData(data, { label: 'Open a table' }));
  expect(experiment.error).toBeFalsy();
}

describe('an export of the page', () => {
  it('takes the columns as they are in the file, and names the classes', async () => {
    await experiment.open({ preset: 'penguins' });
    await experiment.advance('epoch', 3);
    const { scene, model, vectors } = await taken();
    const js = toJavaScript(model, vectors).content as string;
    const made = moduleOf(js);
    expect(made.check()).toBeLessThan(1e-5);
    const { table, train } = scene.problem;
    const row = train.source[0] as number;
    const measured = Array.from(table.inputValues.subarray(row * 4, row * 4 + 4));
    expect(Array.from(made.testVectors[0]?.input ?? [], Math.fround)).toEqual(measured.map(Math.fround));
    // In people's units it answers what the network answers of the same row.
    const own = await experiment.session?.predict(train.inputs.slice(0, 4));
    made.predict(measured).forEach((value, k) => {
      expect(value).toBeCloseTo(own?.[k] ?? Number.NaN, 5);
    });
    const classes = scene.problem.classNames.map((name, i) => `${i} ${name}`).join(', ');
    const said = `The largest output names the class, in this order: ${classes}.`;
    const gaps =
      /Every input needs a number: \S+\srows of the file .* were left out. There is no rule for a missing one./;
    const files = [js, toCHeader(model, vectors).content, toPyTorch(model, vectors).content];
    const bytes = [toOnnx(model, vectors).content, toSafetensors(model).content].map((content) =>
      new TextDecoder().decode(content as Uint8Array),
    );
    for (const text of [...files, ...bytes] as string[]) {
      expect(text).toContain(said);
      expect(text).toMatch(gaps);
      for (const { label } of scene.problem.inputs) expect(text).toContain(label);
    }
    // In full: no digit of a scale is lost.
    for (const { scale } of scene.problem.inputs)
      expect(js).toContain(`{ centre: ${scale.centre}, spread: ${scale.spread} }`);
  });

  it('says what yes and no are coded as', async () => {
    await openCsv(
      `a,b,kind\n${Array.from({ length: 20 }, (_, i) => `${i},${i % 3},${i % 2 ? 'ham' : 'spam'}`).join('\n')}`,
      'binary',
    );
    const { model, vectors, scene } = await taken();
    const [no, yes] = scene.problem.coding;
    const [first, second] = scene.problem.classNames;
    expect(toJavaScript(model, vectors).content).toContain(
      `The output was trained with ${no} for ${first} and ${yes} for ${second}; from ${(no + yes) / 2} on it says ${second}.`,
    );
  });

  it('leaves to the reader what 32 bits cannot scale, with every digit of how', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${1_700_000_000_000 + i},${(0.001 * i).toFixed(3)},${i * 2e-7}`);
    await openCsv(`t,v,y\n${rows.join('\n')}`, 'regression');
    const { scene, model, vectors } = await taken();
    const js = toJavaScript(model, vectors).content as string;
    expect(moduleOf(js).check()).toBeLessThan(1e-5);
    const [t] = scene.problem.inputs;
    expect(js).toContain(`t: (value - ${t?.scale.centre}) / ${t?.scale.spread}`);
    expect(js).not.toContain('inputScales');
    // Read as the sentence says, the file answers in the target's unit.
    const row = scene.problem.train.source[0] as number;
    const { inputValues } = scene.problem.table;
    const own = scene.problem.inputs.map(
      ({ scale }, i) => ((inputValues[row * 2 + i] ?? 0) - scale.centre) / scale.spread,
    );
    expect(moduleOf(js).predict(own)[0]).toBeCloseTo(vectors.outputs[0] ?? Number.NaN, 6);
  });

  it('takes made inputs as the network does', async () => {
    await experiment.open({ preset: 'circle' });
    await experiment.edit((edits) => edits.setFeatures(() => ['x1', 'x1Squared']));
    const { model, vectors } = await taken();
    const js = toJavaScript(model, vectors).content as string;
    expect(js).toContain('Inputs: x₁, x₁²');
    expect(js).toContain('The inputs are computed from x₁ and x₂ as the network has them.');
    expect(moduleOf(js).check()).toBeLessThan(1e-5);
  });
});
