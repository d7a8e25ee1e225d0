// Pictures of eight by eight dots: the pad with its strokes, the dots as a network is given them, and weights as pictures.
import { divergingColour, mix } from './colour.js';
import type { Theme } from './theme.js';

export interface PadView {
  /** x0, y0, x1, y1, ... from 0 to 1 along the edges. */
  readonly strokes: readonly (readonly number[])[];
  /** Where the pen of the keyboard is; null when it is not used. */
  readonly pen: { readonly x: number; readonly y: number; readonly down: boolean } | null;
}

/** edge: CSS pixels. */
export function drawPad(context: CanvasRenderingContext2D, view: PadView, edge: number, theme: Theme): void {
  context.fillStyle = theme.panel;
  context.fillRect(0, 0, edge, edge);
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.beginPath();
  for (let i = 1; i < 8; i++) {
    const at = Math.round((i / 8) * edge) + 0.5;
    context.moveTo(at, 0);
    context.lineTo(at, edge);
    context.moveTo(0, at);
    context.lineTo(edge, at);
  }
  context.stroke();
  context.strokeStyle = context.fillStyle = theme.ink;
  context.lineWidth = edge * 0.085;
  context.lineCap = context.lineJoin = 'round';
  for (const stroke of view.strokes) {
    context.beginPath();
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const [x, y] = [(stroke[i] as number) * edge, (stroke[i + 1] as number) * edge];
      if (i === 0) context.moveTo(x, y);
      context.lineTo(x, y);
    }
    context.stroke();
  }
  if (!view.pen) return;
  const [x, y] = [view.pen.x * edge, view.pen.y * edge];
  context.beginPath();
  context.arc(x, y, edge * 0.055, 0, 2 * Math.PI);
  context.lineWidth = 5;
  context.strokeStyle = theme.panel;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = view.pen.down ? theme.negative : theme.ink;
  context.stroke();
}

/** What a small square of a picture's dot covers, without gaps between them. */
function eachDot(
  edge: number,
  left: number,
  top: number,
  visit: (i: number, x: number, y: number, w: number, h: number) => void,
) {
  const at = (start: number, i: number) => Math.round(start + (i / 8) * edge);
  for (let i = 0; i < 64; i++) {
    const [column, row] = [i % 8, Math.floor(i / 8)];
    const [x, y] = [at(left, column), at(top, row)];
    visit(i, x, y, at(left, column + 1) - x, at(top, row + 1) - y);
  }
}

/** values: 64, from 0 to 1. */
export function drawDots(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  edge: number,
  theme: Theme,
): void {
  eachDot(edge, 0, 0, (i, x, y, w, h) => {
    context.fillStyle = mix(theme.panel, theme.ink, Math.min(1, Math.max(0, values[i] ?? 0)));
    context.fillRect(x, y, w, h);
  });
}

export interface WeightTile {
  readonly left: number;
  readonly top: number;
  readonly edge: number;
}

/** Squares in rows, as large as fit; with a gap between them. */
export function layoutTiles(
  count: number,
  width: number,
  largest: number,
  gap: number,
): { tiles: WeightTile[]; height: number } {
  const columns = Math.max(1, Math.min(count, Math.ceil((width + gap) / (largest + gap))));
  const edge = Math.max(8, Math.min(largest, (width - gap * (columns - 1)) / columns));
  const tiles = Array.from({ length: count }, (_, i) => ({
    left: (i % columns) * (edge + gap),
    top: Math.floor(i / columns) * (edge + gap),
    edge,
  }));
  return { tiles, height: Math.ceil(count / columns) * (edge + gap) - gap };
}

/**
 * One neuron's 64 weights from `offset` on: full colour at `reach`, either way. Answers in steps: colours of 33 strengths are made
 * once, so that many tiles can be drawn in a frame.
 */
export function drawWeights(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  offset: number,
  reach: number,
  { left, top, edge }: WeightTile,
  colours: readonly string[],
): void {
  const half = (colours.length - 1) / 2;
  eachDot(edge, left, top, (i, x, y, w, h) => {
    const share = reach > 0 ? Math.min(1, Math.max(-1, (values[offset + i] ?? 0) / reach)) : 0;
    context.fillStyle = colours[Math.round(half + share * half)] ?? '';
    context.fillRect(x, y, w, h);
  });
}

/** How strong a weight is drawn: full colour at `reach`, in one of `colours`. */
export interface WeightPictures {
  readonly reach: number;
  readonly colours: readonly string[];
}

/** For `neurons` of 64 weights each, which come first among the parameters: the largest of all has the full colour. */
export function weightPictures(
  parameters: ArrayLike<number>,
  neurons: number,
  colours: readonly string[],
): WeightPictures {
  let reach = 0;
  for (let i = 0; i < neurons * 64; i++) reach = Math.max(reach, Math.abs(parameters[i] ?? 0));
  return { reach, colours };
}

/** From the most negative to the most positive. */
export const weightColours = (theme: Theme): readonly string[] =>
  Array.from({ length: 33 }, (_, i) => divergingColour(theme, (i - 16) / 16, 1));
