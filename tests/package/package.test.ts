// The package as it would be published: packed, unpacked where npm would put it, and used from there.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
let project = '';
let files: string[] = [];

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'glassbox-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
    cwd: checkout,
  });
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  files = packed.files.map(({ path }) => path);
  const home = join(project, 'node_modules', 'glassbox-nn');
  await mkdir(home, { recursive: true });
  await run('tar', ['-xzf', join(project, packed.filename), '-C', home, '--strip-components=1']);
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
}, 60_000);
afterAll(() => rm(project, { recursive: true, force: true }));

/** A use of the package that touches types, training and results. */
const PROGRAM = `
import { createEngine, GlassboxError } from 'glassbox-nn';
import type { Tick } from 'glassbox-nn';

const engine = await createEngine();
const net = engine.network({ layers: [2, 4, 1], activations: ['tanh', 'tanh'], seed: 42 });
const data = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [-1, 1, 1, -1] };
let last: Tick | undefined;
for await (const tick of net.train(data, { epochs: 300, every: 100, optimizer: { kind: 'adam', learningRate: 0.05 } })) last = tick;
let code = '';
try {
  net.predict([1, 2, 3]);
} catch (error) {
  if (error instanceof GlassboxError) code = error.code;
}
console.log(JSON.stringify({ epoch: last?.epoch, learned: (last?.loss ?? 1) < 0.05, code }));
`;
const TYPES = /^import type .*$|: Tick \| undefined/gm;

describe('what is packed', () => {
  test('is the built code, its types and the module, and nothing of the workshop', () => {
    for (const file of [
      'package.json',
      'LICENSE',
      'dist/engine/index.js',
      'dist/engine/index.d.ts',
      'dist/engine/native/engine.wasm',
    ]) {
      expect(files).toContain(file);
    }
    const strange = files.filter(
      (file) => !/^(package\.json|README\.md|LICENSE|THIRD_PARTY\.md|CHANGELOG\.md|dist\/.*)$/.test(file),
    );
    expect(strange).toEqual([]);
  });

  test('needs nothing else at run time', async () => {
    const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
    expect(manifest.dependencies ?? {}).toEqual({});
  });

  test('has nothing of Node in what pages load', async () => {
    const folder = join(project, 'node_modules', 'glassbox-nn', 'dist', 'engine');
    const withNode: string[] = [];
    for (const name of await readdir(folder)) {
      if (name.endsWith('.js') && /['"]node:/.test(await readFile(join(folder, name), 'utf8'))) withNode.push(name);
    }
    expect(withNode).toEqual(['load-node.js']);
  });
});

test('works in Node', async () => {
  await writeFile(join(project, 'use.mjs'), PROGRAM.replace(TYPES, ''));
  const { stdout } = await run(process.execPath, ['use.mjs'], { cwd: project });
  expect(JSON.parse(stdout)).toEqual({ epoch: 300, learned: true, code: 'shapeMismatch' });
});

test('the module has an address of its own', async () => {
  const program = "console.log(import.meta.resolve('glassbox-nn/engine.wasm'))";
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: project });
  expect(stdout.trim()).toMatch(/glassbox-nn\/dist\/engine\/native\/engine\.wasm$/);
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])(
  'its types hold in a strict project with module %s',
  async (module, moduleResolution) => {
    await writeFile(join(project, 'use.ts'), PROGRAM);
    const options = {
      module,
      moduleResolution,
      target: 'es2022',
      strict: true,
      noEmit: true,
      types: [],
      lib: ['es2023', 'dom'],
    };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
    const tsc = join(checkout, 'node_modules', '.bin', 'tsc');
    const { stdout } = await run(tsc, ['-p', project], { cwd: project }).catch((error) => error as { stdout: string });
    expect(stdout).toBe('');
  },
  30_000,
);

test('Vite builds it with the module as a file beside the code', async () => {
  await writeFile(join(project, 'index.html'), '<script type="module" src="/page.js"></script>');
  await writeFile(join(project, 'page.js'), PROGRAM.replace(TYPES, ''));
  const warnings: string[] = [];
  await build({
    root: project,
    configFile: false,
    logLevel: 'silent',
    build: { target: 'es2022', rollupOptions: { onwarn: (warning) => warnings.push(warning.message) } },
  });
  const assets = await readdir(join(project, 'dist', 'assets'));
  expect(assets.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  const scripts = assets.filter((name) => name.endsWith('.js'));
  for (const name of scripts) {
    const text = await readFile(join(project, 'dist', 'assets', name), 'utf8');
    expect(text).not.toContain('node:');
    expect(text).not.toContain('data:application/wasm');
  }
  expect(warnings).toEqual([]);
}, 60_000);
