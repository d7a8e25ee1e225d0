// Running a framework's own program in its project, and looking at what it built.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** The answer of the same small network everywhere, to the last bit. */
export const ANSWER = 0.15185809135437012;

const run = promisify(execFile);
export const program = (name) => join(here, 'node_modules', '.bin', name);

/** Runs a program of node_modules in a project; rejects with all that it said. */
export async function runIn(project, name, args = [], env = {}) {
  // Vitest says that this is a test, and frameworks would build what is for development.
  const { NODE_ENV: _, ...inherited } = process.env;
  const options = { cwd: join(here, project), env: { ...inherited, NO_COLOR: '1', CI: '1', ...env }, maxBuffer: 1e8 };
  try {
    return (await run(program(name), args, options)).stdout;
  } catch (error) {
    throw new Error(`${name} ${args.join(' ')} in ${project}:\n${error.stdout}${error.stderr}`);
  }
}

/** The scripts under a folder that name the checkout: what is built must run elsewhere. */
export async function scriptsThatNameThisMachine(folder) {
  const files = await readdir(folder, { recursive: true });
  const naming = [];
  for (const file of files.filter((name) => /\.(js|mjs|html)$/.test(name))) {
    if ((await readFile(join(folder, file), 'utf8')).includes(here)) naming.push(file);
  }
  return naming;
}

/**
 * What a page shows in #answers when it shows something, whether its model opens, and what the console complained of.
 *
 * @param {import('playwright').Browser} browser
 */
export async function visit(browser, url) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) complaints.push(message.text());
  });
  try {
    await page.goto(url);
    await page.locator('#answers').filter({ hasText: /./ }).waitFor({ timeout: 30_000 });
    await page.waitForFunction(() => document.querySelector('glassbox-model').settings.dataset === 'orings');
    await page.locator('glassbox-boundary canvas').first().waitFor({ timeout: 30_000 });
    return { answers: JSON.parse(await page.textContent('#answers')), complaints };
  } catch (error) {
    throw new Error(`${error.message}\nThe page complained: ${complaints.join('\n')}`);
  } finally {
    await page.close();
  }
}
