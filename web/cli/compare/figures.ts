// Sentences in as many lines as they take, and pictures with what is said beneath them.
import { font, type Theme } from '../../draw/theme.js';
import type { SvgRecorder } from '../svg-recorder.js';
import { textWidth } from '../text-width.js';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const lineHeight = 17;

/** Readers' faces are up to a twelfth wider than the one that is measured. */
const slack = 0.92;

function linesOf(text: string, width: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size, bold) <= slack * width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** In as many lines as it takes; returns where the next thing may begin. */
export function write(
  recorder: SvgRecorder,
  text: string,
  { x, y, width, colour, size = 12, bold = false }: Place & { colour: string; size?: number; bold?: boolean },
): number {
  const { context } = recorder;
  recorder.moveOrigin(x, y);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.font = bold ? font(size, 600) : font(size);
  context.fillStyle = colour;
  const lines = text === '' ? [] : linesOf(text, width, size, bold);
  for (const [i, line] of lines.entries()) context.fillText(line, 0, lineHeight * i + 13, width);
  return y + lineHeight * lines.length;
}

export interface Figure {
  readonly draw: (context: CanvasRenderingContext2D, theme: Theme, width: number, height: number) => void;
  readonly size: readonly [width: number, height: number];
  readonly caption: string;
  /** For what stands between the two, in CSS pixels. */
  readonly room?: number;
}

/** A picture with its caption; returns where the next thing may begin. */
export function figure(
  recorder: SvgRecorder,
  { draw, size, caption, room = 0 }: Figure,
  theme: Theme,
  place: Place,
): number {
  recorder.moveOrigin(place.x, place.y);
  draw(recorder.context, theme, ...size);
  return write(recorder, caption, { ...place, y: place.y + size[1] + room + 4, colour: theme.soft });
}
