// `npx glassbox-nn export`, from the packed package: files for other programs, or a sentence and exit code 2.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Project, packedProject } from './packed.js';

let project: Project;
beforeAll(async () => {
  project = await packedProject();
  await project.write(
    'save.mjs',
    `import { writeFileSync } from 'node:fs';
     import { createEngine } from 'glassbox-nn';
     import { prepare, readCSV } from 'glassbox-nn/data';
     const { preparation } = prepare(readCSV('year,price\\n1990,100\\n1996,112\\n2003,126'), { target: 'price' });
     const net = (await createEngine()).network(preparation.network([3]));
     writeFileSync('plain.json', JSON.stringify(net));
     writeFileSync('whole.json', JSON.stringify({ ...net.toJSON(), preparation }));
     writeFileSync('odd.json', JSON.stringify({ ...net.toJSON(), preparation: { ...preparation.toJSON(), version: 9 } }));`,
  );
  await project.node('save.mjs');
}, 60_000);
afterAll(() => project.remove());

function program(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project.home, 'dist/cli/main.js'), ...args], {
    cwd: project.folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('writes each format, with the preparation inside where the file has it', () => {
  expect(program('export', 'whole.json', '--to', 'javascript', '--out=whole.mjs')).toMatchObject({
    status: 0,
    stderr: 'whole.mjs\n',
  });
  const answer = `import { check, predict } from './whole.mjs'; console.log(check() < 0.001, predict([1996]).length);`;
  expect(
    execFileSync(process.execPath, ['--input-type=module', '-e', answer], { cwd: project.folder, encoding: 'utf8' }),
  ).toBe('true 1\n');
  const plain = program('export', 'plain.json', '--to=pytorch');
  expect(plain.status).toBe(0);
  expect(plain.stderr).toBe(
    'network.py\nnetwork.safetensors\nThe file has no preparation in it: what was made takes and answers the numbers of the network itself.\n',
  );
  expect(program('export', 'whole.json', '--to', 'onnx').status).toBe(0);
  expect(readFileSync(join(project.folder, 'network.onnx')).toString('latin1')).toContain('inputCentre');
  expect(program('export', 'whole.json', '--to', 'c', '--out', '.').status).toBe(0);
  expect(readFileSync(join(project.folder, 'network.h'), 'utf8')).toContain('glassbox_output_spread');
  expect(program('export', '--help').stdout).toContain('--to FORMAT');
});

test('refuses what cannot be, in a sentence, and writes nothing', () => {
  const cases: [string[], string][] = [
    [['plain.json', '--to', 'rust'], '--to: expected one of onnx, pytorch, javascript, c but got "rust"'],
    [['plain.json', '--too', 'c'], '--too is not an option; did you mean --to?'],
    [['none.json', '--to', 'c', '--out', 'x.h'], 'none.json could not be read'],
    [['save.mjs', '--to', 'c', '--out', 'x.h'], 'save.mjs: expected a network saved as JSON, but got something else'],
    [['package.json', '--to', 'c', '--out', 'x.h'], 'package.json: [Engine.fromJSON]'],
    [['odd.json', '--to', 'c', '--out', 'x.h'], 'odd.json: [readPreparation] expected version 1'],
    [['plain.json', '--to', 'pytorch', '--out', 'x.h'], '--out: expected a folder that is there for pytorch'],
    [['--to', 'c'], 'expected the file of a saved network'],
    [['a.json', 'b.json', '--to', 'c'], 'expected one file, but got more'],
  ];
  for (const [args, sentence] of cases) {
    const { status, stderr } = program('export', ...args);
    expect(stderr).toContain(`glassbox-nn: ${sentence}`);
    expect(status).toBe(2);
  }
  expect(existsSync(join(project.folder, 'x.h'))).toBe(false);
  expect(program('exprot').stderr).toContain('"exprot" is not a command; did you mean export?');
});
