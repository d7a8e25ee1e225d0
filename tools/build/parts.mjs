// The parts as one script tag loads them, in a folder of their own: dist/parts of the package.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { run, tail } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';

/** What Node gets from `glassbox-nn/parts`: a page may import it where it is only rendered to text, and nothing happens. */
const ON_A_SERVER = `// There is no page here: nothing is defined, and nothing goes wrong.
export const defineElements = async () => {};
export const watchParts = () => {};
`;

/** The same for those who require() it: tests of components, as a rule. */
const REQUIRED = ON_A_SERVER.replaceAll('export const ', 'exports.');

/**
 * Builds glassbox.js, what it loads later, the worker, the engine and the measured data into a folder.
 *
 * @param {string} folder emptied first
 * @throws {Stop} when they do not build
 */
export async function buildParts(folder) {
  const vite = join(checkout, 'node_modules', '.bin', 'vite');
  const args = [
    'build',
    '--config',
    'tools/vite/parts.config.ts',
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const { code, output } = await run(vite, args, { cwd: checkout });
  if (code !== 0) throw new Stop(`The parts could not be built:\n${tail(output, 40)}`);
  const data = join(checkout, 'public', 'data');
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const name of readdirSync(data)) copyFileSync(join(data, name), join(folder, 'data', name));
  writeFileSync(join(folder, 'server.js'), ON_A_SERVER);
  writeFileSync(join(folder, 'server.cjs'), REQUIRED);
}
