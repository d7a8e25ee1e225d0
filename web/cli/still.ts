// What stills have in common: the line above, the light and the dark, and the file they are written to.
import { dark, font, light, type Theme } from '../draw/theme.js';
import type { SvgRecorder } from './svg-recorder.js';
import { writeSvg } from './svg-text.js';
import { textWidth } from './text-width.js';

export type PictureTheme = 'auto' | 'light' | 'dark';

export const margin = 16;
/** Where the pictures begin, below the title. */
export const header = 48;
/** Narrower than this, pictures stand below each other. */
export const narrow = 640;

export interface Recording {
  readonly recorder: SvgRecorder;
  readonly height: number;
}

/** What it is, and beside it where that fits, else under it, where it stands. */
export function drawTitle(
  recorder: SvgRecorder,
  [title, line]: readonly [title: string, line: string],
  theme: Theme,
  width: number,
): void {
  const { context } = recorder;
  recorder.moveOrigin(0, 0);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.ink;
  context.font = font(15, 600);
  context.fillText(title, margin, 28, width - 2 * margin);
  const left = margin + textWidth(title, 15, true) + 14;
  context.font = font(12);
  context.fillStyle = theme.soft;
  if (left + textWidth(line, 12) <= width - margin) context.fillText(line, left, 28);
  else context.fillText(line, margin, 44, width - 2 * margin);
}

/** FNV-1a: the same picture has the same names inside, another picture others. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return `g${hash.toString(36)}-`;
}

/** The still as SVG, in the themes that are asked for. key: what else tells it from others with the same link. */
export function writeStill(
  record: (theme: Theme) => Recording,
  options: { readonly theme: PictureTheme; readonly width: number },
  { key, ...said }: { title: string; description: string; link: string; key: unknown },
): string {
  const first = record(options.theme === 'dark' ? dark : light);
  return writeSvg({
    width: options.width,
    height: first.height,
    recordings: options.theme === 'auto' ? [first.recorder, record(dark).recorder] : [first.recorder],
    prefix: shortHash(JSON.stringify([said.link, key, options])),
    ...said,
  });
}
