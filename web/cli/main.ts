#!/usr/bin/env node
// The program behind `npx glassbox-nn`. Exit codes: 0 done, 2 asked for something that cannot be, 1 anything else.
import { VERSION } from '../engine/version.js';
import { nearest } from './options.js';
import { Refusal } from './refusal.js';
import { helpText, render } from './render.js';

const commands = ['render', 'help', 'version'];

async function main([command, ...args]: readonly string[]): Promise<number> {
  const print = (text: string) => void process.stdout.write(text);
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  switch (command?.replace(/^--/, '')) {
    case 'render':
      return render(args, { print, tell });
    case 'help':
    case 'h':
    case '-h':
      print(helpText());
      return 0;
    case 'version':
      print(`${VERSION}\n`);
      return 0;
    default: {
      const near = command === undefined ? undefined : nearest(command, commands);
      const what = command === undefined ? 'expected a command' : `"${command.slice(0, 40)}" is not a command`;
      throw new Refusal(`${what}; ${near ? `did you mean ${near}?` : 'there is one: render'}`);
    }
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Refusal) {
    process.stderr.write(`glassbox-nn: ${error.message}. Nothing was written; glassbox-nn render --help says more.\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`glassbox-nn: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
