// Predicted against actual for classes: how many of each were taken for which.
import { mix, textStrength } from './colour.js';
import { count } from './format.js';
import { font, type Theme } from './theme.js';

export interface ConfusionView {
  width: number;
  height: number;
  names: readonly string[];
  /** counts[actual][predicted]; test is empty when nothing is held out. */
  train: readonly (readonly number[])[];
  test: readonly (readonly number[])[];
}

function cells(view: ConfusionView) {
  const left = 74;
  const top = 44;
  return { left, top, across: (view.width - left) / view.names.length, down: (view.height - top) / view.names.length };
}

export function drawConfusion(context: CanvasRenderingContext2D, view: ConfusionView, theme: Theme): void {
  const { left, top, across, down } = cells(view);
  const classes = view.names.length;
  context.clearRect(0, 0, view.width, view.height);
  context.fillStyle = theme.soft;
  context.font = font(11);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillText('predicted', left, 12);
  context.fillText('actual', 0, top - 10);
  context.font = font(12);
  context.fillStyle = theme.ink;
  view.names.forEach((name, k) => {
    context.textAlign = 'center';
    context.fillText(name, left + (k + 0.5) * across, top - 10, across - 4);
    context.textAlign = 'left';
    context.fillText(name, 0, top + (k + 0.5) * down + 4, left - 8);
  });
  for (let i = 0; i < classes; i++) {
    const known = (view.train[i] ?? []).reduce((sum, n) => sum + n, 0);
    for (let k = 0; k < classes; k++) {
      const [x, y] = [left + k * across + 1, top + i * down + 1];
      const trained = view.train[i]?.[k] ?? 0;
      const held = view.test[i]?.[k] ?? 0;
      const share = known > 0 ? trained / known : 0;
      context.beginPath();
      context.roundRect(x, y, across - 2, down - 2, 5);
      // Right answers are tinted as positive, wrong ones as negative; an empty cell keeps the ground.
      context.fillStyle = mix(
        theme.wash,
        i === k ? theme.positive : theme.negative,
        share === 0 ? 0 : 0.1 + (textStrength - 0.1) * share,
      );
      context.fill();
      context.fillStyle = theme.ink;
      context.textAlign = 'center';
      context.font = font(17, 600);
      context.fillText(count(trained), x + across / 2 - 1, y + down / 2 + (view.test.length ? 0 : 6));
      if (view.test.length) {
        context.font = font(11);
        context.fillText(`test ${count(held)}`, x + across / 2 - 1, y + down / 2 + 17);
      }
    }
  }
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
