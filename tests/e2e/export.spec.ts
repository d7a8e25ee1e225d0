// Each file of Export, saved from the page and read by what it is for; and a saved network opened again, whole or broken.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { violations } from '../axe.js';
import { choosePreset, control, expect, openPage, pause, ready, state, test, untilEpoch } from './support/page.js';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });
const said = (page: Page) => dialog(page).getByRole('status');

async function openExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page).getByRole('button', { name: 'Save network.onnx' })).toBeVisible();
}

async function saved(page: Page, name: string, path: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page)
      .getByRole('button', { name: `Save ${name}`, exact: true })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  await download.saveAs(path);
  return readFile(path);
}

/** Trains a little, so that the weights are not the seed's. */
async function trained(page: Page, epochs: number): Promise<void> {
  await control(page, 'Play').click();
  await untilEpoch(page, epochs);
  await pause(page);
}

/** The first five training rows as they stand in the file, and what the page's network answers to them. */
const answers = (page: Page) =>
  page.evaluate(async () => {
    const { scene, session } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    if (!scene || !session) throw new Error('nothing open');
    const { train, table, inputs } = scene.problem;
    const width = inputs.length;
    const rows = [...train.source.slice(0, 5)].flatMap((row) => [
      ...table.inputValues.subarray(row * width, (row + 1) * width),
    ]);
    return { inputs: rows, outputs: [...(await session.predict(train.inputs.slice(0, 5 * width)))] };
  });

const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);

test('every format is saved, and answers as the page does', async ({ page }, info) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  await trained(page, 15);
  const { inputs, outputs } = await answers(page);
  await openExport(page);
  await expect(dialog(page)).toContainText(/measured just now: (0|\d\.\d×10⁻[⁶⁷⁸⁹])\./);
  const near = (got: ArrayLike<number>) => {
    expect(got).toHaveLength(outputs.length);
    for (const [i, value] of outputs.entries()) expect(Math.abs((got[i] ?? NaN) - value)).toBeLessThan(2e-6);
  };

  const onnx = await saved(page, 'network.onnx', info.outputPath('network.onnx'));
  await expect(said(page)).toContainText('network.onnx is saved');
  const ort = await import('onnxruntime-web');
  const model = await ort.InferenceSession.create(new Uint8Array(onnx));
  const result = await model.run({ inputs: new ort.Tensor('float32', Float32Array.from(inputs), [5, 4]) });
  near(result.outputs?.data as Float32Array);

  await saved(page, 'network.js', info.outputPath('network.mjs'));
  const module = await import(info.outputPath('network.mjs'));
  near(Array.from({ length: 5 }, (_, row) => module.predict(inputs.slice(row * 4, row * 4 + 4))).flat());
  expect(module.check()).toBeLessThan(1e-6);

  await saved(page, 'network.h', info.outputPath('network.h'));
  if (compiler) {
    const [source, program] = [info.outputPath('check.c'), info.outputPath('check')];
    const main =
      '#include <stdio.h>\n#include "network.h"\nint main(void) { printf("%g", glassbox_check()); return 0; }\n';
    await writeFile(source, main);
    const built = spawnSync(compiler, ['-std=c99', '-Wall', '-Werror', '-o', program, source, '-lm'], {
      encoding: 'utf8',
    });
    expect(built.stderr).toBe('');
    expect(Number(spawnSync(program, { encoding: 'utf8' }).stdout)).toBeLessThan(2e-6);
  }

  const tensors = await saved(page, 'network.safetensors', info.outputPath('network.safetensors'));
  const header = JSON.parse(tensors.subarray(8, 8 + tensors.readUInt32LE(0)).toString());
  expect(header['0.weight'].shape).toEqual([6, 4]);
  await saved(page, 'network.py', info.outputPath('network.py'));
  if (python) {
    const { stdout } = spawnSync(python, [info.outputPath('network.py')], { encoding: 'utf8' });
    expect(Number(stdout.trim().split(' ').at(-1))).toBeLessThan(2e-6);
  }
});

test('a network whose numbers overflow is refused to other programs with the reason, and opens here again', async ({
  page,
}, info) => {
  await openPage(page, './#v=1&preset=sine');
  await page.evaluate(async () => {
    const { experiment } = document.querySelector('glassbox-model') as GlassboxModel;
    const last = (experiment.scene?.layers.length ?? 0) - 2;
    // A neuron that answers 1 to every row, and two numbers that are too large together.
    await experiment.edit((edits) => edits.setParameter({ layer: last - 1, neuron: 0 }, 50));
    await experiment.edit((edits) => edits.setParameter({ layer: last, neuron: 0, input: 0 }, 3e38));
    await experiment.edit((edits) => edits.setParameter({ layer: last, neuron: 0 }, 3e38));
  });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page)).toContainText(/numbers overflow: among its answers to 5 rows is -?(Infinity|NaN)/);
  await expect(dialog(page).getByRole('button', { name: 'Save network' })).toHaveCount(0);
  const file = JSON.parse((await saved(page, 'glassbox.json', info.outputPath('glassbox.json'))).toString());
  expect(file.weights.at(-1)[0]).toBeGreaterThan(2e38);
});

test('exporting while it trains takes one moment, and training goes on', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  await openExport(page);
  const text = (await dialog(page).textContent()) ?? '';
  const epoch = Number(/after epoch (\d+)/.exec(text)?.[1]);
  expect(epoch).toBeGreaterThanOrEqual(5);
  await untilEpoch(page, epoch + 5);
});

test('a saved network opens again with its data, and trains on bit for bit', async ({ page }, info) => {
  await openPage(page, './#v=1&dataset=xor&optimizer=adam&layers=2,3,1&seed=9');
  await trained(page, 10);
  await openExport(page);
  const file = info.outputPath('glassbox.json');
  await saved(page, 'glassbox.json', file);
  await page.keyboard.press('Escape');
  const before = await state(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(before.epoch + 1);
  const after = await state(page);

  await page.locator('#pick').or(page.locator('.preset')).first().waitFor({ state: 'attached' });
  await choosePreset(page, 'penguins');
  await openExport(page);
  await dialog(page).locator('input[type=file]').setInputFiles(file);
  await expect(dialog(page)).toBeHidden();
  await page.waitForFunction(
    () => (document.querySelector('glassbox-model') as GlassboxModel).settings.dataset === 'xor',
  );
  const again = await state(page);
  expect(again).toMatchObject({ epoch: before.epoch, step: before.step, parameters: before.parameters });
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(before.epoch + 1);
  expect((await state(page)).parameters).toEqual(after.parameters);
});

test('a broken or hostile file is refused in a sentence, and nothing is lost', async ({ page }, info) => {
  await openPage(page);
  await trained(page, 3);
  await openExport(page);
  const good = JSON.parse((await saved(page, 'glassbox.json', info.outputPath('good.json'))).toString());
  const before = await state(page);
  const bad: [string, unknown, RegExp][] = [
    ['page.json', '<!doctype html>', /saved as JSON, but the file begins with/],
    ['deep.json', '['.repeat(200_000), /cannot be read|Expected a saved network/],
    ['other.json', { format: 'keras' }, /format is "glassbox-network" but got "keras"/],
    ['huge.json', { ...good, layers: [2, 65536, 65536, 1] }, /at most 16000000 weights/],
    ['short.json', { ...good, weights: [[1], [2], [3]] }, /refused: .*expected 8 numbers in weights\[0\]/],
    ['nan.json', { ...good, biases: [['x', 0, 0, 0], [0, 0], [0]] }, /refused: .*biases\[0\]/],
    ['slots.json', { ...good, training: { ...good.training, slots: [[1], [2], [3], [4]] } }, /refused: .*slots/],
    ['proto.json', '{"__proto__":{"format":"glassbox-network"}}', /format is/],
  ];
  for (const [name, content, sentence] of bad) {
    const file = info.outputPath(name);
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    await dialog(page).locator('input[type=file]').setInputFiles(file);
    await expect(said(page)).toContainText(sentence);
    await expect(said(page)).toContainText('Nothing was changed.');
    expect(await state(page)).toEqual(before);
  }
  await page.keyboard.press('Escape');
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(before.epoch + 1);
});

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', { width: 375, height: 740 }],
] as const) {
  test(`axe finds nothing against the dialog, and it can be used by keys alone, on ${where}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openPage(page);
    const button = page.getByRole('button', { name: 'Export', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('button', { name: 'Save network.onnx' })).toBeVisible();
    expect(await violations(page, { include: ['#export-dialog'] })).toEqual([]);
    await ready(page);
    const wide = await dialog(page).evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => document.activeElement?.textContent?.trim());
      if (name === 'Close') break;
    }
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
    await expect(button).toBeFocused();
  });
}
