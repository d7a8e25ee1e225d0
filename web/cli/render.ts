// `glassbox-nn render`: trains, makes the texts, and only then writes: all of the files or none.
import { existsSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { cost, count } from '../core/base/format.js';
import type { LinkState } from '../core/link/link.js';
import { settingHelp } from '../core/settings/help.js';
import { attributeOf, formatValue, type SettingValue, settingsTable } from '../core/settings/settings.js';
import type { SweptPlan } from '../experiment/compare/plan-link.js';
import { compare, comparedAlt, comparedTable, drawCompared } from './compare/compare.js';
import { writeAll } from './files.js';
import { type Format, ownOptions, type RenderOptions, readOptions, stillSettings } from './options.js';
import { drawPicture } from './picture.js';
import { Refusal } from './refusal.js';
import { type Trained, train } from './train.js';
import { altText, textTable } from './words.js';

export interface Output {
  /** Standard output. */
  readonly print: (text: string) => void;
  /** Standard error: what was done, and what is good to know. */
  readonly tell: (text: string) => void;
}

const endings: Readonly<Record<Format, string>> = { svg: '.svg', text: '.txt', alt: '.alt.txt' };

/** A file's text; made only when it is asked for. */
type Make = (format: Format) => string;

function makeOne(format: Format, trained: Trained, { picture }: RenderOptions): string {
  if (format === 'text') return `${textTable(trained)}\n`;
  const alt = altText(trained, picture.views);
  return format === 'alt' ? `${alt}\n` : drawPicture(trained, picture, alt);
}

/** Which files; checked before training, which may take a while. */
function filesFor({ out, format }: RenderOptions): { name: string; format: Format }[] {
  if (out === null) return [];
  const folder = dirname(resolve(out));
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal(`--out: there is no folder ${folder}`);
  if (existsSync(out) && statSync(out).isDirectory()) throw new Refusal(`--out: ${out} is a folder; name a file in it`);
  if (format) return [{ name: out, format }];
  if (extname(out).toLowerCase() !== '.svg') {
    throw new Refusal(`--out: expected a name that ends in .svg but got "${out}"; or say which with --format`);
  }
  const stem = out.slice(0, -4);
  return (['svg', 'text', 'alt'] as const).map((each) => ({
    name: each === 'svg' ? out : stem + endings[each],
    format: each,
  }));
}

function usual(value: SettingValue): string {
  const text = formatValue(value);
  return text === '' ? 'none' : text;
}

export function helpText(): string {
  const own = Object.entries(ownOptions).map(([name, help]) => `  --${`${name} ${help}`}`);
  const settings = stillSettings.map((name) => {
    const setting = settingsTable[name];
    const choices = 'choices' in setting ? ` One of: ${setting.choices.join(', ')}.` : '';
    const range = 'min' in setting ? ` From ${setting.min} to ${setting.max}.` : '';
    return `  --${attributeOf(name)}\n      ${settingHelp[name]}${choices}${range} Usually ${usual(setting.default)}.`;
  });
  return `glassbox-nn render: trains a small neural network and writes a still picture of it

  npx glassbox-nn render --preset circle --epochs 300 --out circle.svg

or many networks that differ in their seed, to see whether what one of them learned was luck, or that differ in one setting, too

  npx glassbox-nn render --compare seeds --preset xor --layers 2,3,1 --out seeds.svg
  npx glassbox-nn render --compare sweep --preset circle --setting learning-rate --values 0.01,0.03,0.1 --out sweep.svg

The same settings and seed give the same numbers, to the last bit, as the live page.

${own.join('\n')}

Settings; what is left out is the preset's:

${settings.join('\n')}
`;
}

interface Rendered {
  readonly make: Make;
  /** What came of it, for whom the files are listed. */
  readonly said: string;
  readonly notes: readonly string[];
}

async function renderOne(options: RenderOptions): Promise<Rendered> {
  const trained = await train(options.state, options.epochs);
  const { tick } = trained.frame;
  const notes: string[] = [];
  if (tick.diverged) {
    notes.push(
      `Numbers ran away in epoch ${count(tick.diverged.epoch)}: these are the last finite weights. A smaller --learning-rate may help.`,
    );
  } else if (trained.stopped) notes.push(`Stopped by itself after epoch ${count(tick.epoch)}, as the settings say.`);
  return {
    make: (format) => makeOne(format, trained, options),
    said: `epoch ${count(tick.epoch)}, cost ${cost(tick.loss)}`,
    notes,
  };
}

async function renderCompared(state: LinkState, plan: SweptPlan, { picture }: RenderOptions): Promise<Rendered> {
  const compared = await compare(state, plan);
  const make: Make = (format) => {
    if (format === 'text') return `${comparedTable(compared)}\n`;
    return format === 'alt' ? `${comparedAlt(compared)}\n` : drawCompared(compared, picture);
  };
  return { make, said: compared.finding.headline, notes: [] };
}

/** Resolves to the exit code. Throws a Refusal, having written nothing. */
export async function render(args: readonly string[], { print, tell }: Output): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    print(helpText());
    return 0;
  }
  const files = filesFor(options);
  const { make, said, notes } = options.compare
    ? await renderCompared(options.state, options.compare, options)
    : await renderOne(options);
  if (files.length === 0 && options.format) print(make(options.format));
  writeAll(files.map(({ name, format }) => ({ name, content: make(format) })));
  for (const note of [...options.notes, ...notes]) tell(note);
  if (files.length > 0) tell(`${files.map(({ name }) => name).join(', ')}: ${said}`);
  return 0;
}
