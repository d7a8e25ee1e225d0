// The reference runs in the native build: cpp/tools/golden_run.cpp replays them, from plain text to plain numbers.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTestPrograms, programNamed } from '../build/test-programs.mjs';
import { checkout } from '../common/paths.mjs';
import { Stop } from '../common/stop.mjs';

/** What the native engine makes of each run, in the shape of its `expected`. */
export async function replayNatively(toolchain, runs) {
  const program = programNamed(await ensureTestPrograms('native', () => toolchain), 'glassbox_golden');
  const folder = join(checkout, 'build', 'golden');
  mkdirSync(folder, { recursive: true });
  const args = runs.map((run) => {
    const file = join(folder, `${run.name}.txt`);
    writeFileSync(file, asText(run));
    return file;
  });
  const { code, output } = await toolchain.runBuilt(program, { args });
  if (code !== 0) throw new Stop(`The native replay failed:\n${output.trimEnd()}`);
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The order that readRun in golden_run.cpp takes. */
function asText({ layers, activations, loss, optimizer, regularization, batchSize, epochs, rows, ...arrays }) {
  const lines = [
    [layers.length, ...layers],
    activations,
    [loss, optimizer.kind, optimizer.learningRate, regularization.kind, regularization.rate],
    [batchSize, epochs, rows],
    arrays.start,
    arrays.inputs,
    arrays.targets,
  ];
  return `${lines.map((words) => words.join(' ')).join('\n')}\n`;
}
