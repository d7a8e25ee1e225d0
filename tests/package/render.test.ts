// `npx glassbox-nn render`, from the packed package in a folder that knows nothing of this checkout.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cost } from '../../web/core/base/format.js';
import { resolveSettings } from '../../web/core/settings/presets.js';
import { createEngine } from '../../web/engine/index-node.js';
import { specOf } from '../../web/experiment/spec.js';
import { PageSession } from '../../web/session/page-session.js';
import { problemOf } from '../unit/support/datasets.js';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
let project = '';
let out = '';

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'glassbox-render-'));
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
    cwd: checkout,
  });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  await writeFile(join(project, 'package.json'), '{ "private": true }');
  const quiet = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run('npm', ['install', ...quiet, join(project, filename)], { cwd: project });
}, 120_000);
afterAll(() => rm(project, { recursive: true, force: true }));
beforeEach(async () => {
  out = join(project, 'out');
  await rm(out, { recursive: true, force: true });
  await mkdir(out);
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The program as npx finds it. */
async function glassbox(...args: string[]): Promise<Ended> {
  const program = join(project, 'node_modules', '.bin', 'glassbox-nn');
  try {
    return { code: 0, ...(await run(program, args, { cwd: out, maxBuffer: 1e8 })) };
  } catch (error) {
    const { code, stdout, stderr } = error as Ended;
    return { code, stdout, stderr };
  }
}

/** The same settings in a session as the page has one. */
async function inSession(preset: string, epochs: number): Promise<{ loss: number; testLoss: number | undefined }> {
  const { settings } = resolveSettings({ preset });
  const problem = problemOf(settings);
  const session = new PageSession(await createEngine());
  await session.open(specOf(settings, problem));
  const { tick } = await session.step('epoch', epochs);
  session.dispose();
  return { loss: tick.loss, testLoss: tick.testLoss };
}

describe('a still', () => {
  test('by npx, as the manual says: a picture, a table and alt text with the numbers of the session', async () => {
    const args = ['glassbox-nn', 'render', '--preset', 'circle', '--epochs', '300', '--out', 'circle.svg'];
    await run('npx', ['--no-install', '--prefix', project, ...args], { cwd: out });
    expect((await readdir(out)).sort()).toEqual(['circle.alt.txt', 'circle.svg', 'circle.txt']);
    const read = (name: string) => readFile(join(out, name), 'utf8');
    const { loss, testLoss } = await inSession('circle', 300);
    const line = `Seed 42, epoch 300: cost ${cost(loss)} training, ${cost(testLoss ?? Number.NaN)} test`;
    const alt = await read('circle.alt.txt');
    const svg = await read('circle.svg');
    expect(alt).toContain(line);
    expect(await read('circle.txt')).toContain(line);
    expect(svg).toContain(`>${line}</text>`);
    // What a screen reader says of the picture is the alt text.
    expect(svg).toContain(`>${alt.trim().replaceAll('&', '&#38;')}</desc>`);
    expect(svg).not.toMatch(/<script|href="(?!data:image\/png)|url\((?!#)/);
  }, 60_000);

  test('made twice is the same to the byte', async () => {
    await glassbox('render', '--epochs', '20', '--out', 'a.svg');
    await glassbox('render', '--epochs', '20', '--out', 'b.svg');
    expect(await readFile(join(out, 'a.svg'))).toEqual(await readFile(join(out, 'b.svg')));
  });

  test('takes every setting of the table, and a link', async () => {
    const direct = await glassbox(
      'render',
      '--learning-rate',
      '0.1',
      '--layers',
      '2,3,1',
      '--seed=7',
      '--format',
      'text',
    );
    expect(direct).toMatchObject({ code: 0, stderr: '' });
    expect(direct.stdout).toMatch(/^learning-rate +0\.1$/m);
    expect(direct.stdout).toMatch(/^layers +2,3,1$/m);
    const link = 'https://example.org/playground/#v=1&learningRate=0.1&layers=2,3,1&seed=7';
    const linked = await glassbox('render', '--link', link, '--format', 'text');
    expect(linked.stdout).toBe(direct.stdout);
  });

  test('takes the inputs that its help names', async () => {
    const { stdout } = await glassbox('render', '--help');
    const features = /--features NAMES.* such as (\S+)\.$/m.exec(stdout)?.[1] ?? '';
    const { code, stdout: table } = await glassbox(
      'render',
      '--features',
      features,
      '--epochs',
      '1',
      '--format',
      'text',
    );
    expect(code).toBe(0);
    expect(table).toMatch(new RegExp(`^features +${features}$`, 'm'));
  });

  test('of measured data needs nothing but the package', async () => {
    const { code, stdout } = await glassbox('render', '--preset', 'penguins', '--epochs', '60', '--format', 'alt');
    expect(code).toBe(0);
    expect(stdout).toContain('Adélie: taken');
  });

  test('stops where the settings say, and says so', async () => {
    const { stderr } = await glassbox('render', '--stop-loss', '0.2', '--epochs', '5000', '--out', 'x.svg');
    const stopped = Number(/Stopped by itself after epoch (\d+)/.exec(stderr)?.[1]);
    expect(stopped).toBeGreaterThan(50);
    expect(stopped).toBeLessThan(300);
  });

  test('whose numbers ran away shows the last finite ones, and says so', async () => {
    const args = ['--learning-rate', '100', '--activations', 'relu,relu,linear', '--epochs', '50', '--out', 'x.svg'];
    const { code, stderr } = await glassbox('render', ...args);
    expect(code).toBe(0);
    expect(stderr).toContain('Numbers ran away');
    // In base64 any three letters may stand together.
    const svg = (await readFile(join(out, 'x.svg'), 'utf8')).replace(/base64,[^"]*/g, '');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('whose reader leaves early ends quietly; where nothing more can be written, that is said', async () => {
    const shell = (command: string) =>
      run('bash', ['-c', `set -o pipefail; PATH="${join(project, 'node_modules', '.bin')}:$PATH"; ${command}`], {
        cwd: out,
      });
    const { stdout, stderr } = await shell('glassbox-nn render --epochs 1 --format svg | head -c 4');
    expect([stdout, stderr]).toEqual(['<svg', '']);
    if (!existsSync('/dev/full')) return;
    const full = await shell('glassbox-nn help > /dev/full').catch((error: unknown) => error);
    expect(full).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^glassbox-nn: standard output could not be written: .*\n$/),
    });
  });

  test('in one theme has no colours of the other', async () => {
    await glassbox('render', '--epochs', '1', '--theme', 'dark', '--format', 'svg', '--out', 'dark.svg');
    const svg = await readFile(join(out, 'dark.svg'), 'utf8');
    expect(svg).toContain('#1b1e23');
    expect(svg).not.toMatch(/#ffffff|prefers-color-scheme/);
    expect(await readdir(out)).toEqual(['dark.svg']);
  });
});

describe('what cannot be done leaves nothing behind, and says how to go on', () => {
  test.each([
    [
      ['render', '--learning-rat', '0.1', '--out', 'x.svg'],
      '--learning-rat is not an option; did you mean --learning-rate?',
    ],
    [
      ['render', '--learning-rate', 'fast', '--out', 'x.svg'],
      '--learning-rate: expected a number from 0.000001 to 100 but got "fast"',
    ],
    [['render', '--preset', 'square', '--out', 'x.svg'], 'but got "square"'],
    [['render', '--layers', '3,4,1', '--out', 'x.svg'], 'inputs and outputs of circle are 2 and 1'],
    [['render', '--epochs', '-3', '--out', 'x.svg'], '--epochs: expected a whole number'],
    [['render', '--epochs', '3', '--epochs', '4', '--out', 'x.svg'], '--epochs is there twice'],
    [['render', '--views', 'bowl', '--out', 'x.svg'], '--views: expected names out of network, boundary, loss'],
    [['render', '--link', '#v=1&layers=2,9999,1', '--out', 'x.svg'], 'a link opens at most 8 hidden layers'],
    [['render', '--out', 'nowhere/x.svg'], 'there is no folder'],
    [['render', '--out', 'x.png'], 'expected a name that ends in .svg'],
    [['render', '--out'], '--out: expected a value after it'],
    [['render'], 'say where it goes'],
    [['rendr'], 'did you mean render?'],
    [[], 'expected a command'],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await glassbox(...args);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
    expect(await readdir(out)).toEqual([]);
  });

  test('the help names every setting', async () => {
    const { code, stdout } = await glassbox('render', '--help');
    expect(code).toBe(0);
    for (const option of ['--learning-rate', '--regularization-rate', '--dataset', '--stop-patience', '--theme']) {
      expect(stdout).toContain(`  ${option}`);
    }
    expect(stdout).not.toContain('--speed');
  });
});
