// The package in Node, and on a server that renders pages: there is no page there to touch.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, run } from './here.js';
import { type Project, packedProject } from './packed.js';
import { PRINTED, program, typedProgram } from './program.js';

let project: Project;
beforeAll(async () => {
  project = await packedProject();
}, 60_000);
afterAll(() => project.remove());

test('trains in Node', async () => {
  await project.write('use.mjs', program());
  expect(JSON.parse(await project.node('use.mjs'))).toEqual(PRINTED);
});

test.each([
  ['modules', 'import { createEngine } from "glassbox-nn";', 'mjs'],
  ['require', 'const { createEngine } = require("glassbox-nn");', 'cjs'],
])('an error that nobody catches is read at a glance: %s', async (_, door, extension) => {
  const name = await project.write(
    `uncaught.${extension}`,
    `${door}\ncreateEngine().then((engine) => engine.network({ layer: [2] }));`,
  );
  const { stderr } = await run(process.execPath, [name], { cwd: project.folder }).catch((error) => error);
  expect(stderr).toContain('GlassboxError');
  expect(stderr).toContain('there is no option "layer"; did you mean layers?');
  expect(stderr.length).toBeLessThan(4000);
});

describe('trains in a worker thread', () => {
  const timed = async (file: string) => {
    const began = performance.now();
    const printed = JSON.parse(await project.node(file));
    expect(performance.now() - began).toBeLessThan(10_000);
    return printed;
  };

  test('and the program ends by itself, for a worker that is asked nothing keeps nobody', async () => {
    await project.write('worker.mjs', program({ worker: true }));
    expect(await timed('worker.mjs')).toEqual(PRINTED);
  });

  test('of its own making', async () => {
    const options =
      "{ worker: new (await import('node:worker_threads')).Worker(new URL(import.meta.resolve('glassbox-nn/worker-entry'))) }";
    await project.write('own-worker.mjs', program({ worker: true, options }));
    expect(await timed('own-worker.mjs')).toEqual(PRINTED);
  });

  test('whose script is named', async () => {
    await project.write('script.mjs', "import 'glassbox-nn/worker-entry';");
    const options = "{ workerUrl: new URL('./script.mjs', import.meta.url) }";
    await project.write('worker-url.mjs', program({ worker: true, options }));
    expect(await timed('worker-url.mjs')).toEqual(PRINTED);
  });

  test('or says why not', async () => {
    await project.write(
      'no-worker.mjs',
      `import { createWorkerEngine } from 'glassbox-nn/worker';
      const told = [];
      for (const options of [{ workerUrl: './nowhere.mjs' }, { wasmUrl: '/nowhere.wasm' }])
        await createWorkerEngine(options).catch(({ code, message }) => told.push({ code, message }));
      console.log(JSON.stringify(told));`,
    );
    expect(JSON.parse(await project.node('no-worker.mjs'))).toEqual([
      { code: 'unsupported', message: expect.stringMatching(/^\[createWorkerEngine\] expected a worker .*nowhere/) },
      { code: 'loadFailed', message: expect.stringContaining('/nowhere.wasm') },
    ]);
  });

  test('while the main thread goes on', async () => {
    await project.write(
      'beside.mjs',
      `import { createWorkerEngine } from 'glassbox-nn/worker';
      const engine = await createWorkerEngine();
      const net = await engine.network({ layers: [2, 64, 64, 1] });
      const inputs = Array.from({ length: 2000 }, (_, i) => [Math.sin(i), Math.cos(i)]);
      const stop = new AbortController();
      let turns = 0;
      const timer = setInterval(() => { if (++turns === 200) stop.abort(); }, 5);
      const before = performance.eventLoopUtilization();
      const data = { inputs, targets: inputs.map(([x, y]) => x * y) };
      await net.train(data, { epochs: 1e6, every: 1e6, signal: stop.signal }).next().catch(() => {});
      const { utilization } = performance.eventLoopUtilization(before);
      clearInterval(timer);
      console.log(JSON.stringify({ utilization, trained: (await net.toJSON()).training.step }));
      net.dispose();
      engine.dispose();`,
    );
    const { utilization, trained } = JSON.parse(await project.node('beside.mjs'));
    // The share of its time that the main thread was at work, however busy the machine: it would be all of it if it trained.
    expect(utilization).toBeLessThan(0.8);
    expect(trained).toBeGreaterThan(100);
  });
});

describe('engine.wasm', () => {
  test('has an address of its own', async () => {
    await project.write('where.mjs', "console.log(import.meta.resolve('glassbox-nn/engine.wasm'))");
    expect((await project.node('where.mjs')).trim()).toMatch(/glassbox-nn\/dist\/parts\/engine-[\d.]+\.wasm$/);
  });

  test.each([
    ['wasmUrl', "{ wasmUrl: import.meta.resolve('glassbox-nn/engine.wasm') }"],
    [
      'wasmBinary',
      "{ wasmBinary: await (await import('node:fs/promises')).readFile(new URL(import.meta.resolve('glassbox-nn/engine.wasm'))) }",
    ],
    [
      'wasmModule',
      "{ wasmModule: await WebAssembly.compile(await (await import('node:fs/promises')).readFile(new URL(import.meta.resolve('glassbox-nn/engine.wasm')))) }",
    ],
  ])('is taken as %s', async (name, options) => {
    await project.write(`${name}.mjs`, program({ options }));
    expect(JSON.parse(await project.node(`${name}.mjs`))).toEqual(PRINTED);
  });
});

/** Takes note of everything a page has and a server lacks, and of what the network and the disk are asked for. */
const TRAP = `
const touched = [];
for (const name of ['window', 'document', 'self', 'location', 'navigator', 'HTMLElement', 'customElements', 'localStorage',
  'matchMedia', 'requestAnimationFrame', 'Worker', 'fetch', 'XMLHttpRequest']) {
  Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name); return undefined; } });
}
`;

test.each([
  ['index.js', 'createEngine'],
  ['index-node.js', 'createEngine'],
  ['worker/index.js', 'createWorkerEngine'],
  ['worker/index-node.js', 'createWorkerEngine'],
])('importing %s touches no page, starts nothing and asks for nothing', async (door, create) => {
  const file = `import-${door.replace('/', '-')}.mjs`;
  await project.write(
    file,
    `${TRAP}
      const before = Object.getOwnPropertyNames(globalThis).length;
      const names = Object.keys(await import('./node_modules/glassbox-nn/dist/engine/${door}'));
      console.log(JSON.stringify({ names, touched, added: Object.getOwnPropertyNames(globalThis).length - before }));`,
  );
  const names = ['GlassboxError', create];
  expect(JSON.parse(await project.node(file))).toEqual({ names, touched: [], added: 0 });
});

test('importing the parts on a server touches no page and defines nothing; what they export does no harm', async () => {
  await project.write(
    'import-parts.mjs',
    `${TRAP}
      const before = Object.getOwnPropertyNames(globalThis).length;
      const parts = await import('glassbox-nn/parts');
      const came = [await parts.defineElements(), parts.watchParts(null)].map((value) => value === undefined);
      const added = Object.getOwnPropertyNames(globalThis).length - before;
      console.log(JSON.stringify({ names: Object.keys(parts), came, touched, added }));`,
  );
  expect(JSON.parse(await project.node('import-parts.mjs'))).toEqual({
    names: ['defineElements', 'watchParts'],
    came: [true, true],
    touched: [],
    added: 0,
  });
});

test('a server has all that the types promise of the parts', async () => {
  const types = await readFile(join(project.home, 'dist', 'parts', 'public.d.ts'), 'utf8');
  const promised = [...types.matchAll(/^export declare (?:function|const|class) (\w+)/gm)].map((found) => found[1]);
  await project.write('parts-names.mjs', "console.log(Object.keys(await import('glassbox-nn/parts')).join())");
  expect((await project.node('parts-names.mjs')).trim().split(',').sort()).toEqual(promised.sort());
});

/** What a TypeScript compiler says of a file in a project as strict as can be. */
async function complaints(tsc: string, modules: object, ...sources: string[]): Promise<string> {
  const compilerOptions = {
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    lib: ['es2022', 'dom'],
    ...modules,
  };
  for (const [i, source] of sources.entries()) await project.write(`typed/use${i}.ts`, source);
  const files = sources.map((_, i) => `use${i}.ts`);
  const config = await project.write('typed/tsconfig.json', JSON.stringify({ compilerOptions, files }));
  return (await run(tsc, ['-p', config]).catch((error) => error as { stdout: string })).stdout;
}

describe('its types hold in a strict project', () => {
  const root = join(checkout, 'node_modules', '.bin', 'tsc');
  const five = join(checkout, 'tests', 'package', 'node_modules', '.bin', 'tsc');
  test.each([
    ['TypeScript 7, node16', root, { module: 'node16', moduleResolution: 'node16' }],
    ['TypeScript 7, nodenext', root, { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['TypeScript 7, bundler', root, { module: 'esnext', moduleResolution: 'bundler' }],
    ['TypeScript 5, node16', five, { module: 'node16', moduleResolution: 'node16' }],
    ['TypeScript 5, bundler', five, { module: 'esnext', moduleResolution: 'bundler' }],
  ])('%s', { timeout: 60_000 }, async (_, tsc, modules) => {
    expect(await complaints(tsc, modules, typedProgram(), typedProgram({ worker: true }))).toBe('');
  });

  test('and in one that knows no page: lib is ES2022 alone', { timeout: 60_000 }, async () => {
    const doors = ['glassbox-nn/inline', 'glassbox-nn/worker', 'glassbox-nn/data', 'glassbox-nn/export'];
    const all = doors.map((door, i) => `export * as door${i} from '${door}';`).join('\n');
    const modules = { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2022'] };
    const console = 'declare const console: { log(text: string): void };\n';
    expect(await complaints(root, modules, console + typedProgram(), all)).toBe('');
    const wrong = `import { createEngine } from 'glassbox-nn';
      createEngine({ wasmUrl: 7 });`;
    expect(await complaints(root, modules, wrong)).toContain("Type 'number' is not assignable");
  });

  test('and refuse what the engine would refuse', { timeout: 60_000 }, async () => {
    const wrong = `import { createEngine } from 'glassbox-nn';
      const engine = await createEngine();
      engine.network({ layers: [2, 1], activations: ['tanhh'] });
      engine.network({ layers: [2, 1] }).train({ inputs: [[1, 2]], targets: [1] }, { optimizer: { kind: 'newton' } });`;
    const said = await complaints(root, { module: 'node16', moduleResolution: 'node16' }, wrong);
    expect(said.match(/error TS\d+/g)).toHaveLength(2);
    expect(said).toContain('"tanhh"');
    expect(said).toContain('"newton"');
  });
});
