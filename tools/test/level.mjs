import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { run } from '../common/run.mjs';
import { add, fromPlaywright, fromVitest, none } from './counts.mjs';

/** Where logs and reports go. */
export const resultsFolder = join(checkout, 'test-results');

/** What one level of tests has found so far: counts, and the output of what failed. */
export class Level {
  /** @param {string} name @param {(state: string) => void} [show] takes a word on how far it is */
  constructor(name, show = () => {}) {
    this.name = name;
    this.show = show;
    this.counts = none();
    this.failures = [];
    this.log = join(resultsFolder, `${name}.log`);
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(this.log, '');
  }

  /** Takes over counts; `output` is shown when something in them failed. */
  count(counts, output) {
    this.counts = add(this.counts, counts);
    if (counts.failed > 0) this.failures.push(output);
    this.show(`${this.counts.passed} passed${this.counts.failed > 0 ? `, ${this.counts.failed} failed` : ''}`);
  }

  /**
   * Runs one program of tests. `read` finds the counts in its output; when it finds none, the program as a whole is one
   * test, which passed if it ended with 0. A program that ends badly although its counts are clean failed once more.
   */
  async program(title, command, { read = () => null, runner = runHere, ...options } = {}) {
    appendFileSync(this.log, `\n== ${title}: ${command.join(' ')}\n`);
    const result = await runner(command, { ...options, log: this.log, onLine: (line) => this.#follow(title, line) });
    const counts = read(result.output) ?? (result.code === 0 ? { ...none(), passed: 1 } : { ...none(), failed: 1 });
    if (result.code !== 0 && counts.failed === 0) counts.failed = 1;
    this.count(
      counts,
      `${title} (exit code ${result.code}${result.signal ? `, ${result.signal}` : ''})\n${result.output}`,
    );
    return result;
  }

  /** Runs Vitest over a folder and reads its report. */
  async vitest(folder, env = process.env) {
    if (!hasTests(join(checkout, folder), /\.test\.ts$/)) return;
    const report = join(resultsFolder, `${this.name}.vitest.json`);
    rmSync(report, { force: true });
    const vitest = join(checkout, 'node_modules', '.bin', 'vitest');
    await this.program(
      folder,
      [
        vitest,
        'run',
        folder,
        '--config',
        'tests/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      {
        env: { ...env, NO_COLOR: '1' },
        read: () => (existsSync(report) ? fromVitest(JSON.parse(readFileSync(report, 'utf8'))) : null),
      },
    );
  }

  /** Runs Playwright over a folder, which has a configuration of its own, and reads its report. */
  async playwright(folder, env) {
    const report = join(resultsFolder, `${this.name}.playwright.json`);
    rmSync(report, { force: true });
    const playwright = join(checkout, 'node_modules', '.bin', 'playwright');
    await this.program(
      'chromium',
      [playwright, 'test', '--config', join(folder, 'playwright.config.ts'), '--reporter=list,json'],
      {
        env: { ...env, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        read: () => (existsSync(report) ? fromPlaywright(JSON.parse(readFileSync(report, 'utf8'))) : null),
      },
    );
  }

  #follow(title, line) {
    const text = line.trim();
    if (text) this.show(`${title}: ${text.slice(0, 50)}`);
  }
}

function runHere([command, ...args], options) {
  return run(command, args, { cwd: checkout, ...options });
}

/** Whether a folder holds, at any depth, a file whose name fits. */
export function hasTests(folder, pattern) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => pattern.test(String(name)));
}
