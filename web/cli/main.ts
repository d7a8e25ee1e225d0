#!/usr/bin/env node
// The program behind `npx glassbox-nn`. Exit codes: 0 done, 2 asked for something that cannot be, 1 anything else.
import { nearest } from '../engine/option-names.js';
import { VERSION } from '../engine/version.js';
import { exportHelp, exportNetwork } from './export.js';
import { Refusal } from './refusal.js';
import { helpText, render } from './render.js';

const commands = ['render', 'export', 'help', 'version'];

async function main([command, ...args]: readonly string[]): Promise<number> {
  const print = (text: string) => void process.stdout.write(text);
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  switch (command?.replace(/^--/, '')) {
    case 'render':
      return render(args, { print, tell });
    case 'export':
      return exportNetwork(args, { print, tell });
    case 'help':
    case 'h':
    case '-h':
      print(`${helpText()}\n${exportHelp}`);
      return 0;
    case 'version':
      print(`${VERSION}\n`);
      return 0;
    default: {
      const near = command === undefined ? undefined : nearest(command, commands);
      const what = command === undefined ? 'expected a command' : `"${command.slice(0, 40)}" is not a command`;
      throw new Refusal(`${what}; ${near ? `did you mean ${near}?` : 'there are two: render and export'}`);
    }
  }
}

// Who reads may leave when they have enough, as `head` does: there is nobody to tell, and nothing is wrong.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout)
      process.stderr.write(`glassbox-nn: standard output could not be written: ${error.message}\n`);
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Refusal) {
    process.stderr.write(`glassbox-nn: ${error.message}. Nothing was written; glassbox-nn help says more.\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`glassbox-nn: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
