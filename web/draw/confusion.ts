// Predicted against actual for classes: how many of each were taken for which.

import { count } from '../core/base/format.js';
import { mix, textStrength } from './colour.js';
import { font, type Theme } from './theme.js';

export interface ConfusionView {
  width: number;
  height: number;
  names: readonly string[];
  /** counts[actual][predicted]; test is empty when nothing is held out. */
  train: readonly (readonly number[])[];
  test: readonly (readonly number[])[];
}

/** In columns narrower than this a name of a few letters is squeezed beyond reading. */
const narrow = 26;
/** Cells smaller than this show the training count alone, in small figures. */
const roomy = 44;

function cells(view: ConfusionView) {
  const longest = Math.max(...view.names.map((name) => name.length));
  const left = Math.max(44, Math.min(74, 11 + 7 * longest));
  const top = 44;
  return { left, top, across: (view.width - left) / view.names.length, down: (view.height - top) / view.names.length };
}

export function drawConfusion(context: CanvasRenderingContext2D, view: ConfusionView, theme: Theme): void {
  const { left, top, across, down } = cells(view);
  context.clearRect(0, 0, view.width, view.height);
  context.fillStyle = theme.soft;
  context.font = font(11);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillText('predicted', left, 12);
  context.fillText('actual', 0, top - 10);
  context.font = font(12);
  context.fillStyle = theme.ink;
  // Of many classes every so many names are written, so that each can be read.
  const longest = Math.max(...view.names.map((name) => context.measureText(name).width));
  const every = across < narrow ? Math.ceil((Math.min(longest, narrow) + 4) / across) : 1;
  const everyRow = Math.ceil(12 / down);
  view.names.forEach((name, k) => {
    context.textAlign = 'center';
    if (k % every === 0) {
      const room = every * across - 4;
      const half = Math.min(room, context.measureText(name).width) / 2;
      context.fillText(name, Math.min(left + (k + 0.5) * across, view.width - half), top - 10, room);
    }
    context.textAlign = 'left';
    if (k % everyRow === 0) context.fillText(name, 0, top + (k + 0.5) * down + 4, left - 8);
  });
  for (let i = 0; i < view.names.length; i++) {
    for (let k = 0; k < view.names.length; k++) drawCell(context, view, theme, i, k);
  }
}

function drawCell(
  context: CanvasRenderingContext2D,
  view: ConfusionView,
  theme: Theme,
  actual: number,
  predicted: number,
): void {
  const { left, top, across, down } = cells(view);
  const row = view.train[actual] ?? [];
  const known = row.reduce((sum, n) => sum + n, 0);
  const trained = row[predicted] ?? 0;
  const share = known > 0 ? trained / known : 0;
  const [x, y] = [left + predicted * across, top + actual * down];
  const large = Math.min(across, down) >= roomy;
  context.beginPath();
  context.roundRect(x + 1, y + 1, across - 2, down - 2, large ? 5 : 3);
  // Right answers are tinted as positive, wrong ones as negative; an empty cell keeps the ground.
  const sign = actual === predicted ? theme.positive : theme.negative;
  context.fillStyle = mix(theme.wash, sign, share === 0 ? 0 : 0.1 + (textStrength - 0.1) * share);
  context.fill();
  context.fillStyle = theme.ink;
  context.textAlign = 'center';
  const [middle, centre] = [x + across / 2, y + down / 2];
  if (!large) {
    context.font = font(11);
    if (trained > 0) context.fillText(count(trained), middle, centre + 4, across - 4);
    return;
  }
  context.font = font(17, 600);
  context.fillText(count(trained), middle, centre + (view.test.length > 0 ? 0 : 6), across - 4);
  if (view.test.length === 0) return;
  context.font = font(11);
  context.fillText(`test ${count(view.test[actual]?.[predicted] ?? 0)}`, middle, centre + 17, across - 4);
}

/** The cell under a point: actual and predicted class; or null. */
export function pickConfusion(
  view: ConfusionView,
  px: number,
  py: number,
): { actual: number; predicted: number } | null {
  const { left, top, across, down } = cells(view);
  const predicted = Math.floor((px - left) / across);
  const actual = Math.floor((py - top) / down);
  const inside = predicted >= 0 && actual >= 0 && predicted < view.names.length && actual < view.names.length;
  return inside ? { actual, predicted } : null;
}
