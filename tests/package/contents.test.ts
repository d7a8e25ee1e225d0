// What is published: just what is needed, with types, and nothing that publint or are-the-types-wrong mind.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout } from './here.js';
import { type Project, packedProject } from './packed.js';

type Target = string | { [condition: string]: Target };

interface Manifest {
  version: string;
  exports: Record<string, Target>;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
}

let project: Project;
let manifest: Manifest;

beforeAll(async () => {
  project = await packedProject();
  manifest = JSON.parse(await readFile(join(project.home, 'package.json'), 'utf8'));
}, 60_000);
afterAll(() => project.remove());

const read = (file: string) => readFile(join(project.home, file), 'utf8');

describe('the tarball', () => {
  test('holds the built code, its types and the module, and nothing of the workshop', () => {
    for (const file of ['package.json', 'README.md', 'LICENSE', 'dist/engine/index.js', 'dist/engine/index.d.ts']) {
      expect(project.files).toContain(file);
    }
    const strange = project.files.filter(
      (file) => !/^(package\.json|README\.md|LICENSE|THIRD_PARTY\.md|dist\/.*)$/.test(file),
    );
    expect(strange).toEqual([]);
    const leftovers = project.files.filter((file) => /test|\.tsbuildinfo$|\.partial|(?<!\.d)\.ts$/.test(file));
    expect(leftovers).toEqual([]);
  });

  test('is small', async () => {
    // 600,000 is the aim. How tables are read is in it five times: for pages, their workers, the command line, and both kinds of modules.
    expect((await stat(project.tarball)).size).toBeLessThan(626_000);
    expect(project.unpackedSize).toBeLessThan(2_000_000);
  });

  test('holds nothing twice', async () => {
    const places = new Map<string, string[]>();
    for (const file of project.files) {
      const content = await readFile(join(project.home, file));
      if (content.length < 1000) continue; // the doors of pages and of Node have the same types
      const hash = createHash('sha256').update(content).digest('hex');
      places.set(hash, [...(places.get(hash) ?? []), file]);
    }
    const twice = [...places.values()].filter((files) => files.length > 1);
    expect(twice).toEqual([]);
  });

  test('holds of the parts what pages load, and their types: no module of the workshop beside the bundle', () => {
    const built = project.files.filter((file) => /^dist\/(?!engine\/).*\.js$/.test(file));
    const known =
      /^dist\/(parts\/(glassbox|server|[\w-]+-[\w-]{7})|frameworks\/types-only|package\/(data|export|preparation|formats)|cli\/[a-z-]+)\.js$/;
    expect(built.filter((file) => !known.test(file))).toEqual([]);
  });

  test('has every file that package.json promises', () => {
    const filesOf = (target: Target): string[] =>
      typeof target === 'string' ? [target] : Object.values(target).flatMap(filesOf);
    const names = Object.entries(manifest.exports).filter(([name]) => !name.includes('*'));
    const promised = names.flatMap(([, target]) => filesOf(target));
    for (const file of [...promised, ...Object.values(manifest.bin ?? {})]) {
      expect(project.files).toContain(file.replace(/^\.\//, ''));
    }
  });

  test('has the types that its doors lead to, and no others', async () => {
    const types = project.files.filter((file) => /\.d\.c?ts$/.test(file));
    const named = new Set<string>(JSON.stringify(manifest.exports).match(/dist\/[^"]+\.d\.c?ts/g));
    for (const file of types) {
      for (const [, path = ''] of (await read(file)).matchAll(/(?:from |import\()'(\.[^']+)\.js'/g))
        named.add(`${join(dirname(file), path)}.d.ts`);
    }
    expect(types.sort()).toEqual([...named].sort());
  });

  test('needs nothing else at run time', () => expect(manifest.dependencies ?? {}).toEqual({}));

  test('has a README of its own, and no document in it leads to a file that is not there', async () => {
    expect(await read('README.md')).toBe(await readFile(join(checkout, 'web', 'package', 'README.md'), 'utf8'));
    for (const name of project.files.filter((file) => file.endsWith('.md') && !file.includes('/data/'))) {
      for (const [, target = ''] of (await read(name)).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g))
        expect(project.files, `${name} leads to ${target}`).toContain(join(dirname(name), target));
    }
  });
});

test('holds no source beside what is made of it: no maps, and no script that names one', async () => {
  expect(project.files.filter((file) => file.endsWith('.map'))).toEqual([]);
  for (const file of project.files.filter((name) => /\.c?js$/.test(name)))
    expect(await read(file), file).not.toContain('sourceMappingURL');
});

test('only what Node loads knows Node', async () => {
  const withNode: string[] = [];
  for (const file of project.files) {
    if (/^dist\/engine\/.*\.js$/.test(file) && /['"]node:/.test(await read(file))) withNode.push(file);
  }
  expect(withNode).not.toEqual([]);
  expect(withNode.filter((file) => !/-node\.js$/.test(file))).toEqual([]);
});

test('publint has nothing to say', async () => {
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const { messages } = await publint({ pkgDir: project.home, strict: true, pack: false });
  const pkg = JSON.parse(await read('package.json'));
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('are-the-types-wrong finds them right, for every entry', { timeout: 60_000 }, async () => {
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
  const types = createPackageFromTarballData(new Uint8Array(await readFile(project.tarball)));
  const files = ['./engine.wasm', './custom-elements.json'];
  const result = await checkPackage(types, { excludeEntrypoints: files });
  if (!result.types) throw new Error('expected types in the package but found none');
  expect(Object.keys(result.entrypoints)).toContain('.');
  // A worker's script is a module, and nobody's to require; types of tags are for programs that are modules.
  const modules = ['./worker-entry', './react', './vue', './svelte'];
  const aside = (problem: object) => 'entrypoint' in problem && modules.includes(String(problem.entrypoint));
  expect(result.problems.filter((problem) => !aside(problem))).toEqual([]);
});
