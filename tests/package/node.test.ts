// The package in Node, and on a server that renders pages: there is no page there to touch.
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, type Project, packedProject, run } from './packed.js';
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

describe('engine.wasm', () => {
  test('has an address of its own', async () => {
    await project.write('where.mjs', "console.log(import.meta.resolve('glassbox-nn/engine.wasm'))");
    expect((await project.node('where.mjs')).trim()).toMatch(/glassbox-nn\/dist\/engine\/native\/engine\.wasm$/);
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
    await project.write(`${name}.mjs`, program(options));
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

test.each(['index.js', 'index-node.js'])(
  'importing %s touches no page, starts nothing and asks for nothing',
  async (door) => {
    const file = `import-${door}.mjs`;
    await project.write(
      file,
      `${TRAP}
      const before = Object.getOwnPropertyNames(globalThis).length;
      const names = Object.keys(await import('./node_modules/glassbox-nn/dist/engine/${door}'));
      console.log(JSON.stringify({ names, touched, added: Object.getOwnPropertyNames(globalThis).length - before }));`,
    );
    const names = ['GlassboxError', 'createEngine'];
    expect(JSON.parse(await project.node(file))).toEqual({ names, touched: [], added: 0 });
  },
);

/** What a TypeScript compiler says of a file in a project as strict as can be. */
async function complaints(tsc: string, modules: object, source: string): Promise<string> {
  const compilerOptions = {
    ...modules,
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    lib: ['es2022', 'dom'],
  };
  const file = await project.write('typed/use.ts', source);
  await project.write('typed/tsconfig.json', JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  return (await run(tsc, ['-p', dirname(file)]).catch((error) => error as { stdout: string })).stdout;
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
    expect(await complaints(tsc, modules, typedProgram())).toBe('');
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
