// Next with both of its bundlers: a page with the engine, a worker and the parts, a server component, and a route handler.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../package/browser.js';
import { ANSWER, here, program, runIn, scriptsThatNameThisMachine, visit } from './project.mjs';

let browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Starts the built site on a free port; resolves with its address and a way to end it. */
async function start(env) {
  const child = spawn(program('next'), ['start', '-H', '127.0.0.1', '-p', '0'], {
    cwd: join(here, 'next'),
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    const hear = (text) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found && /Ready/.test(said)) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`next start ended: ${said}`)));
  });
  return { address, end: () => child.kill() };
}

describe.each([
  ['Turbopack', 'dist/turbopack', []],
  ['webpack', 'dist/webpack', ['--webpack']],
])('Next with %s', (_bundler, folder, flags) => {
  const env = { DIST: folder, NEXT_TELEMETRY_DISABLED: '1' };
  let site;
  beforeAll(async () => {
    await runIn('next', 'next', ['build', ...flags], env);
    site = await start(env);
  });
  afterAll(() => site?.end());

  test('a page has the engine, a worker and the parts with measured data', async () => {
    const { answers, complaints } = await visit(browser, site.address);
    expect(answers).toEqual([ANSWER, ANSWER]);
    expect(complaints).toEqual([]);
  });

  test('what the page loads does not name the machine that built it', async () => {
    expect(await scriptsThatNameThisMachine(join(here, 'next', folder, 'static'))).toEqual([]);
  });

  test('a route handler and a server component have the engine', async () => {
    expect(await (await fetch(`${site.address}/api/predict`)).json()).toEqual([ANSWER]);
    expect(await (await fetch(`${site.address}/server`)).text()).toContain(`<p id="answers">[${ANSWER}]</p>`);
  });
});
