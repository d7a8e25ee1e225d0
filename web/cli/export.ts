// `glassbox-nn export`: a saved network as a file for other programs, with what its data went through inside where the file says it.
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { count } from '../core/base/format.js';
import { longestModelFile } from '../core/link/model-file.js';
import { createEngine } from '../engine/index-node.js';
import { nearest } from '../engine/option-names.js';
import type { Network } from '../engine/types.js';
import { readPreparation } from '../package/data/index.js';
import { type ExportOptions, toC, toJavaScript, toONNX, toPyTorch } from '../package/export/index.js';
import { writeAll } from './files.js';
import { Refusal } from './refusal.js';
import type { Output } from './render.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

type Way = (net: Network, options: ExportOptions) => Files;

const ways = new Map<string, Way>([
  ['onnx', (net, options) => ({ 'network.onnx': toONNX(net, options) })],
  ['pytorch', (net, options) => ({ ...toPyTorch(net, options) })],
  ['javascript', (net, options) => ({ 'network.js': toJavaScript(net, options) })],
  ['c', (net, options) => ({ 'network.h': toC(net, options) })],
]);
const formats = [...ways.keys()].join(', ');

export const exportHelp = `glassbox-nn export FILE --to FORMAT [--out NAME]

Makes a file for another program of a network that was saved as JSON, by the playground or by the package.

  --to FORMAT   One of: ${formats}.
  --out NAME    The file; for pytorch, which makes two, a folder that is there. Otherwise network.* in this folder.
  --help        This text.

Where the file has a preparation of glassbox-nn/data in it, that goes along: what is made takes the columns' own units.
`;

const names = ['to', 'out', 'help'];

interface Asked {
  readonly file: string;
  readonly to: string;
  readonly out?: string;
}

/** null: help was asked for. */
function readAsked(args: readonly string[]): Asked | null {
  const given = new Map<string, string>();
  const set = (name: string, value: string) => {
    if (given.has(name))
      throw new Refusal(name === 'file' ? 'expected one file, but got more' : `--${name} is there twice; say it once`);
    given.set(name, value);
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '-h' || arg === '--help') return null;
    const [, name, value] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (name === undefined) set('file', arg);
    else if (!names.includes(name)) {
      const near = nearest(name, names);
      throw new Refusal(`--${name.slice(0, 60)} is not an option${near ? `; did you mean --${near}?` : ''}`);
    } else set(name, value ?? args[++i] ?? '');
  }
  const [file = '', to = '', out] = [given.get('file'), given.get('to'), given.get('out')];
  if (file === '')
    throw new Refusal('expected the file of a saved network, as in: glassbox-nn export network.json --to onnx');
  if (!ways.has(to)) {
    throw new Refusal(`--to: expected one of ${formats} but got "${to.slice(0, 40)}"`);
  }
  if (out === '') throw new Refusal('--out: expected a name after it');
  return { file, to, ...(out !== undefined && { out }) };
}

function readJson(file: string): object {
  let text: string;
  try {
    if (statSync(file).size > longestModelFile) throw new Error(`it has more than ${count(longestModelFile / 1e6)} MB`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`${file} could not be read: ${(error as Error).message}`);
  }
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // Said below, as for numbers and texts.
  }
  throw new Refusal(`${file}: expected a network saved as JSON, but got something else`);
}

/** Where each file goes. */
function placesOf(files: Files, to: string, out: string | undefined): { name: string; content: string | Uint8Array }[] {
  const all = Object.entries(files);
  if (out === undefined) return all.map(([name, content]) => ({ name, content }));
  const isFolder = statSync(resolve(out), { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder) return all.map(([name, content]) => ({ name: join(out, name), content }));
  if (all.length > 1)
    throw new Refusal(`--out: expected a folder that is there for ${to}, which makes ${all.length} files`);
  return all.map(([, content]) => ({ name: out, content }));
}

/** Returns the exit code. Throws a Refusal with a sentence. */
export async function exportNetwork(args: readonly string[], { print, tell }: Output): Promise<number> {
  const asked = readAsked(args);
  if (!asked) {
    print(exportHelp);
    return 0;
  }
  const json = readJson(asked.file);
  const engine = await createEngine();
  const made = (() => {
    try {
      const net = engine.fromJSON(json);
      const options = 'preparation' in json ? { preparation: readPreparation(json) } : {};
      return (ways.get(asked.to) as Way)(net, options);
    } catch (error) {
      throw new Refusal(`${asked.file}: ${(error as Error).message}`);
    }
  })();
  const files = placesOf(made, asked.to, asked.out);
  writeAll(files);
  tell(files.map(({ name }) => name).join('\n'));
  if (!('preparation' in json))
    tell('The file has no preparation in it: what was made takes and answers the numbers of the network itself.');
  return 0;
}
