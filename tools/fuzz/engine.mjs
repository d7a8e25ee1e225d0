import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { binaryFolder, buildPreset } from '../build/cmake.mjs';
import { checkout } from '../common/paths.mjs';
import { tail } from '../common/run.mjs';
import { ensureToolchain } from '../toolchain.mjs';

/** The corpus that is committed, a folder for each harness. */
const corpus = join(checkout, 'tests', 'fuzz', 'corpus');

/** The engine's harnesses (tests/fuzz), driven by libFuzzer, with the address and undefined behaviour sanitizers. */
export function engineHarnesses() {
  let made;
  // The doors of TypeScript are tried without it.
  const toolchain = () => (made ??= build());
  return readdirSync(corpus).map((name) => ({ name, run: async (seconds) => fuzz(await toolchain(), name, seconds) }));
}

async function build() {
  const toolchain = await ensureToolchain();
  await buildPreset(toolchain, 'fuzz');
  return toolchain;
}

async function fuzz(toolchain, name, seconds) {
  const grown = join(binaryFolder('fuzz'), 'corpus', name);
  const artifacts = join(binaryFolder('fuzz'), 'found');
  for (const folder of [grown, artifacts]) mkdirSync(folder, { recursive: true });
  const program = join(binaryFolder('fuzz'), 'tests', 'fuzz', `fuzz_${name}`);
  const { code, output } = await toolchain.runBuilt(program, {
    args: [
      `-max_total_time=${seconds}`,
      '-max_len=4096',
      '-timeout=10',
      '-print_final_stats=1',
      `-artifact_prefix=${join(artifacts, name)}-`,
      grown,
      join(corpus, name),
    ],
  });
  const number = (pattern) => Number(pattern.exec(output)?.[1] ?? 0);
  const runs = number(/stat::number_of_executed_units:\s+(\d+)/);
  const fresh = number(/stat::new_units_added:\s+(\d+)/);
  const edges = Number([...output.matchAll(/cov: (\d+)/g)].at(-1)?.[1] ?? 0);
  const figures = `${runs.toLocaleString('en')} inputs, ${fresh.toLocaleString('en')} reached something new, ${edges.toLocaleString('en')} edges`;
  if (code === 0) return { figures, found: [] };
  const file = /Test unit written to (\S+)/.exec(output)?.[1];
  return { figures, found: [{ words: `${name}:\n${tail(output, 40)}`, again: `${program} ${file ?? ''}` }] };
}
