import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { run, tail } from '../common/run.mjs';

/** Files in tests/unit/doors, and how many properties of each share its time. */
const DOORS = { links: 3, csv: 2, formulas: 2, messages: 1, networks: 2 };

/** A property ends here, when its time has not ended it before. */
const most = 1_000_000;

/** The doors of TypeScript (tests/unit/doors), with new inputs. */
export function doors() {
  return Object.entries(DOORS).map(([name, properties]) => ({
    name,
    run: (seconds) => fuzz(name, Math.max(1, seconds / properties)),
  }));
}

async function fuzz(name, seconds) {
  const vitest = join(checkout, 'node_modules', '.bin', 'vitest');
  const file = join('tests', 'unit', 'doors', `${name}.test.ts`);
  const args = ['run', '--config', 'tests/vitest.config.ts', file];
  const env = {
    ...process.env,
    GLASSBOX_FUZZ_CASES: String(most),
    GLASSBOX_FUZZ_SECONDS: String(seconds),
    NO_COLOR: '1',
  };
  const { code, output } = await run(vitest, args, { cwd: checkout, env });
  const tried = [...output.matchAll(/^(\d+) inputs tried$/gm)].reduce((sum, [, number]) => sum + Number(number), 0);
  const figures = `${tried.toLocaleString('en')} inputs`;
  if (code === 0) return { figures, found: [] };
  return {
    figures,
    found: [
      {
        words: `${name}:\n${counterexample(output)}`,
        again: `npx vitest ${args.join(' ')}, with fast-check's seed and path in tests/unit/doors/support.ts`,
      },
    ],
  };
}

/** What fast-check says of the input that failed, without the rest of Vitest's report. */
function counterexample(output) {
  const from = output.indexOf('Property failed');
  if (from < 0) return tail(output, 60);
  const lines = output.slice(from).split('\n').slice(0, 12);
  return lines.map((line) => (line.length > 4_000 ? `${line.slice(0, 4_000)}…` : line)).join('\n');
}
