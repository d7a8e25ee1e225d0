// `glassbox-nn render`: trains, makes the texts, and only then writes: all of the files or none.
import { existsSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { cost, count } from '../core/base/format.js';
import { settingHelp } from '../core/settings/help.js';
import { attributeOf, formatValue, type SettingValue, settingsTable } from '../core/settings/settings.js';
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

function make(format: Format, trained: Trained, { picture }: RenderOptions): string {
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

The same settings and seed give the same numbers, to the last bit, as the live page.

${own.join('\n')}

Settings; what is left out is the preset's:

${settings.join('\n')}
`;
}

/** Resolves to the exit code. Throws a Refusal, having written nothing. */
export async function render(args: readonly string[], { print, tell }: Output): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    print(helpText());
    return 0;
  }
  const files = filesFor(options);
  const trained = await train(options.state, options.epochs);
  const { tick } = trained.frame;
  if (files.length === 0 && options.format) print(make(options.format, trained, options));
  writeAll(files.map(({ name, format }) => ({ name, content: make(format, trained, options) })));
  for (const note of options.notes) tell(note);
  if (tick.diverged) {
    tell(
      `Numbers ran away in epoch ${count(tick.diverged.epoch)}: these are the last finite weights. A smaller --learning-rate may help.`,
    );
  } else if (trained.stopped) tell(`Stopped by itself after epoch ${count(tick.epoch)}, as the settings say.`);
  if (files.length > 0) {
    tell(`${files.map(({ name }) => name).join(', ')}: epoch ${count(tick.epoch)}, cost ${cost(tick.loss)}`);
  }
  return 0;
}
