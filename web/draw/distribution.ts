// How a neuron's answers are spread: counted, drawn as bars, and small as it stands inside a neuron.
import type { PlotArea } from './axes.js';
import { divergingColour } from './colour.js';
import { linearScale } from './scale.js';
import type { Theme } from './theme.js';
import type { ToUnit } from './value-range.js';

type Span = readonly [number, number];

/** How many values fall into each of `bins` equal parts of a domain; what lies beyond counts at the ends, what is no number not at all. */
export function histogram(values: ArrayLike<number>, [low, high]: Span, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins || 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const bin = Math.max(0, Math.min(bins - 1, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

export interface Distribution {
  domain: Span;
  counts: readonly number[];
  /** How a value is coloured. */
  unit: ToUnit;
  /** Where the followed observation lies. */
  marker: number | null;
}

/** Bars from a ground line up, and a line where the followed observation lies. */
export function drawBars(
  context: CanvasRenderingContext2D,
  of: Distribution,
  plot: PlotArea,
  most: number,
  theme: Theme,
): void {
  const x = linearScale(of.domain, [plot.left, plot.right]);
  const y = linearScale([0, most], [plot.bottom, plot.top]);
  const width = (of.domain[1] - of.domain[0]) / of.counts.length;
  of.counts.forEach((count, i) => {
    if (count === 0) return;
    const from = of.domain[0] + i * width;
    context.fillStyle = divergingColour(theme, of.unit(from + width / 2), 0.9);
    const [left, right] = [x.at(from) + 0.5, x.at(from + width) - 0.5];
    // A single observation among thousands is still to be seen.
    const top = Math.min(y.at(count), plot.bottom - 1);
    context.fillRect(left, top, Math.max(1, right - left), plot.bottom - top);
  });
  if (of.marker === null) return;
  const at = x.at(Math.max(of.domain[0], Math.min(of.domain[1], of.marker)));
  context.beginPath();
  context.moveTo(at, plot.top);
  context.lineTo(at, plot.bottom);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.75;
  context.stroke();
}

/** Into the square of a neuron, which the caller has clipped. */
export function drawSmallDistribution(
  context: CanvasRenderingContext2D,
  of: Distribution,
  square: { left: number; top: number; size: number },
  theme: Theme,
): void {
  const { left, top, size } = square;
  context.fillStyle = theme.wash;
  context.fillRect(left, top, size, size);
  const edge = Math.max(2.5, size * 0.09);
  const plot = { left: left + edge, right: left + size - edge, top: top + edge, bottom: top + size - edge };
  drawBars(context, of, plot, Math.max(1, ...of.counts), theme);
}
