// The still of many seeds: where they agree, their curves and a dot for each, arranged as on the page and drawn by the same code.
import { loadOwnData } from '../core/data/own-data.js';
import { encodeLink } from '../core/link/link.js';
import { font, type Theme } from '../draw/theme.js';
import { Agreed } from '../parts/compare/agreed.js';
import { type SeedsPictures, seedsPictures } from '../parts/compare/seeds-pictures.js';
import type { ComparedSeeds } from './compare.js';
import { seedsLine } from './compare-words.js';
import { drawKey, keyLines, titleOf } from './picture.js';
import { drawTitle, header, margin, narrow, type PictureTheme, type Recording, writeStill } from './still.js';
import { SvgRecorder } from './svg-recorder.js';
import { textWidth } from './text-width.js';

interface Options {
  readonly theme: PictureTheme;
  /** CSS pixels. */
  readonly width: number;
}

const gap = 24;
const lineHeight = 17;
const curvesHeight = 240;
const dotsHeight = 130;

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
function write(
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

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function record(seeds: ComparedSeeds, { width }: Options, theme: Theme): Recording {
  const { comparison, finding, scene } = seeds;
  // The ground lies under all, and how high it must be is known at the end.
  const height = drawAll(new SvgRecorder());
  const recorder = new SvgRecorder();
  recorder.context.fillStyle = theme.panel;
  recorder.context.fillRect(0, 0, width, height);
  drawAll(recorder);
  return { recorder, height };

  function drawAll(recorder: SvgRecorder): number {
    const { captions, curves, dots } = seedsPictures(comparison, null);
    const map = new Agreed(comparison).drawing(null);
    const inner = width - 2 * margin;
    drawTitle(recorder, [titleOf(seeds), seedsLine(seeds)], theme, width);
    const said = { x: margin, width: inner };
    const after = write(recorder, finding.headline, { ...said, y: header, colour: theme.ink, size: 14, bold: true });
    const top = write(recorder, finding.detail, { ...said, y: after + 2, colour: theme.soft }) + 12;
    const beside = map !== null && width >= narrow;
    const across = beside ? Math.round(((inner - gap) * 4) / 11) : inner;
    /** A picture with its caption; returns where it ends. */
    const figure = (
      draw: SeedsPictures['curves'],
      size: [number, number],
      caption: string,
      place: Place,
      room = 0,
    ): number => {
      recorder.moveOrigin(place.x, place.y);
      draw(recorder.context, theme, ...size);
      return write(recorder, caption, { ...place, y: place.y + size[1] + room + 4, colour: theme.soft });
    };
    let [y, low] = [top, top];
    if (map) {
      const side = Math.min(across, 480);
      const size: [number, number] =
        comparison.agreement?.plan.kind === 'line' ? [across, across * 0.75] : [side, side];
      const key = 20 * keyLines(scene, across);
      low = figure(map, size, captions.map, { x: margin, y, width: across }, key);
      recorder.moveOrigin(margin, y);
      drawKey(recorder, scene, theme, across, size[1] + 4);
      if (!beside) y = low + gap;
    }
    const plots = beside ? { x: margin + across + gap, width: inner - across - gap } : { x: margin, width: inner };
    y = figure(curves, [plots.width, curvesHeight], captions.curves, { ...plots, y }) + 12;
    y = figure(dots, [plots.width, dotsHeight], captions.dots, { ...plots, y });
    return Math.round(Math.max(y, low) + margin);
  }
}

/** The still as SVG. Cost: a few milliseconds and some 100 kB for a hundred seeds. */
export function drawSeeds(seeds: ComparedSeeds, { theme, width }: Options, description: string): string {
  const options = { theme, width };
  return writeStill((theme) => record(seeds, options, theme), options, {
    title: `${titleOf(seeds)}: ${seedsLine(seeds)}`,
    description,
    link: encodeLink(seeds.state, loadOwnData).text,
    key: seeds.plan,
  });
}
