// What a neuron of the network shows inside its ring.

import { fixed } from '../../core/base/format.js';
import { divergingColour, textStrength } from '../colour.js';
import type { drawWeights, WeightPictures } from '../digit.js';
import type { Distribution, drawSmallDistribution } from '../distribution.js';
import { drawTile, type Raster } from '../raster.js';
import { font, type Theme } from '../theme.js';
import { bySign, type ToUnit, toUnit } from '../value-range.js';

/**
 * What a neuron shows inside: its map over two inputs, its curve over one, how its answers are spread, or its present value.
 * What few networks show brings the function that draws it, so that the others need not load it.
 */
export type Faces =
  | { kind: 'maps'; raster: Raster; tileOf: (layer: number, neuron: number) => number }
  | { kind: 'curves'; layers: readonly ArrayLike<number>[]; rows: number }
  | {
      kind: 'spreads';
      of: (layer: number, neuron: number) => Omit<Distribution, 'unit' | 'marker'> | null;
      draw: typeof drawSmallDistribution;
    }
  | { kind: 'values' };

export interface FacesView {
  faces: Faces;
  /** One per weight layer. */
  activations: readonly string[];
  /** W[0], b[0], W[1], ... */
  parameters: ArrayLike<number>;
  /** The inputs are eight by eight dots: neurons of the first layer show their weights as pictures instead of their faces. */
  pictures?: WeightPictures & { readonly draw: typeof drawWeights };
  /** Activations of the observation being followed, inputs first; one array a layer. */
  values?: readonly ArrayLike<number>[];
}

interface Square {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** Into a square that the caller has clipped. layer: 0 is the inputs. */
export function drawFace(
  context: CanvasRenderingContext2D,
  view: FacesView,
  theme: Theme,
  { layer, neuron }: { readonly layer: number; readonly neuron: number },
  square: Square,
): void {
  const { faces } = view;
  const { left, top, size } = square;
  if (view.pictures && layer === 1) {
    const { reach, colours, draw } = view.pictures;
    draw(context, view.parameters, neuron * 64, reach, { left, top, edge: size }, colours);
    return;
  }
  const unit = toUnit(view.activations[layer - 1] ?? 'linear');
  const value = view.values?.[layer]?.[neuron];
  if (faces.kind === 'maps') {
    drawTile(context, faces.raster, faces.tileOf(layer, neuron), left, top, size, size);
    return;
  }
  if (faces.kind === 'curves') {
    const values = faces.layers[layer];
    if (values) drawCurve(context, values, neuron * faces.rows, faces.rows, layer === 0 ? null : unit, theme, square);
    return;
  }
  const sign = bySign(view.activations[layer - 1] ?? 'linear');
  const spread = faces.kind === 'spreads' ? faces.of(layer, neuron) : null;
  if (faces.kind === 'spreads' && spread) {
    faces.draw(context, { ...spread, unit: sign, marker: value ?? null }, square, theme);
    return;
  }
  drawValue(context, value, sign, theme, square);
}

/** unit: null for an input, which has no activation: the widest of its line reaches the edge. */
function drawCurve(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  first: number,
  rows: number,
  unit: ToUnit | null,
  theme: Theme,
  { left, top, size }: Square,
): void {
  const inner = size - 10;
  const reach = Math.max(Math.abs(values[0] ?? 0), Math.abs(values[rows - 1] ?? 0)) || 1;
  const shape = unit ?? ((value: number) => value / reach);
  context.fillStyle = theme.wash;
  context.fillRect(left, top, size, size);
  context.beginPath();
  for (let i = 0; i < rows; i++) {
    const px = left + 5 + (i / (rows - 1)) * inner;
    const py = top + size / 2 - shape(values[first + i] ?? 0) * inner * 0.45;
    if (i === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.75;
  context.lineJoin = 'round';
  context.stroke();
}

function drawValue(
  context: CanvasRenderingContext2D,
  value: number | undefined,
  unit: ToUnit,
  theme: Theme,
  { left, top, size }: Square,
): void {
  // Nothing computed yet: the middle, as undecided as can be.
  context.fillStyle = value === undefined ? theme.middle : divergingColour(theme, unit(value), textStrength);
  context.fillRect(left, top, size, size);
  if (value === undefined || size < 26) return;
  const text = fixed(value);
  context.font = font(12);
  const width = context.measureText(text).width;
  if (width > size - 7) context.font = font((12 * (size - 7)) / width);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink;
  context.fillText(text, left + size / 2, top + size / 2 + 0.5);
}
