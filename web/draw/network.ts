// The network: neurons ringed in their layer's colour, connections whose width and colour are the weight.
import type { drawRibbons, Ribbons } from './blame.js';
import { divergingColour, layerColour, mix, textStrength } from './colour.js';
import type { drawWeights, WeightPictures } from './digit.js';
import type { Distribution, drawSmallDistribution } from './distribution.js';
import { fixed, signedWeight } from './format.js';
import { drawFlake, drawFrozenWeights } from './frozen.js';
import {
  type Address,
  type Column,
  eachConnection,
  type NetworkLayout,
  parameterOffsets,
  sameAddress,
} from './network-layout.js';
import { drawTile, type Raster } from './raster.js';
import { font, type Theme } from './theme.js';
import { toUnit } from './value-range.js';

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

export interface NetworkView {
  layout: NetworkLayout;
  /** Sizes, inputs first. */
  layers: readonly number[];
  /** One per weight layer. */
  activations: readonly string[];
  /** W[0], b[0], W[1], ... */
  parameters: ArrayLike<number>;
  inputNames: readonly string[];
  outputNames: readonly string[];
  faces: Faces;
  /** The inputs are eight by eight dots: neurons of the first layer show their weights as pictures instead of their faces. */
  pictures?: WeightPictures & { readonly draw: typeof drawWeights };
  /** Activations of the observation being followed, inputs first; one array a layer. */
  values?: readonly ArrayLike<number>[];
  chosen: Address | null;
  /** Positions in parameters that training leaves as they are. */
  frozen?: ReadonlySet<number>;
  /** A step of the explanation: in front of the connections, which stand back. */
  ribbons?: Ribbons & { readonly draw: typeof drawRibbons };
}

export function layerName(layer: number, last: number): string {
  return layer === 0 ? 'inputs' : layer === last ? 'output' : last === 2 ? 'hidden' : `hidden ${layer}`;
}

/** CSS pixels for a weight: 1 is a good line, and no weight is ever wider than `widest`. */
export function weightWidth(weight: number, widest: number): number {
  return 0.6 + (widest - 0.6) * Math.tanh(Math.abs(weight) / 4);
}

/** Full colour from 1.5 on; never so faint that the line is lost. */
export function weightColour(theme: Theme, weight: number): string {
  const share = 0.45 + 0.55 * Math.min(1, Math.abs(weight) / 1.5);
  return mix(theme.middle, weight < 0 ? theme.negative : theme.positive, share);
}

export function drawNetwork(context: CanvasRenderingContext2D, view: NetworkView, theme: Theme): void {
  const { layout } = view;
  context.clearRect(0, 0, layout.width, layout.height);
  drawConnections(context, view, theme);
  const { ribbons } = view;
  if (ribbons) {
    ribbons.draw(context, layout, ribbons, theme, (neuron, input) =>
      concerns(view.chosen, ribbons.layer, neuron, input),
    );
  }
  if (view.frozen) drawFrozenWeights(context, theme, layout, view.layers, view.frozen);
  const last = layout.columns.length - 1;
  for (const column of layout.columns) {
    drawCaption(context, view, theme, column, last);
    if (column.gap) drawGap(context, theme, column, column.gap, columnsApart(layout));
    for (const placed of column.shown) {
      drawNeuron(context, view, theme, column.layer, placed.neuron, placed.x, placed.y);
    }
  }
}

/** Whether a connection has to do with what is chosen; all have when nothing is. */
function concerns(chosen: Address | null, layer: number, neuron: number, input: number): boolean {
  if (!chosen) return true;
  if (chosen.kind === 'weight') return chosen.layer === layer && chosen.neuron === neuron && chosen.input === input;
  return (
    (chosen.layer === layer + 1 && chosen.neuron === neuron) || (chosen.layer === layer && chosen.neuron === input)
  );
}

function drawConnections(context: CanvasRenderingContext2D, view: NetworkView, theme: Theme): void {
  const offsets = parameterOffsets(view.layers);
  const widest = Math.max(3, Math.min(9, view.layout.size * 0.22));
  const passes = view.chosen ? [false, true] : [true];
  context.lineCap = 'butt';
  for (const near of passes) {
    context.globalAlpha = near && !view.ribbons ? 1 : 0.16;
    eachConnection(view.layout, (layer, neuron, input, curve) => {
      if (concerns(view.chosen, layer, neuron, input) !== near) return;
      const value = view.parameters[(offsets.weights[layer] ?? 0) + neuron * (view.layers[layer] ?? 0) + input] ?? 0;
      const bend = (curve.x0 + curve.x1) / 2;
      context.beginPath();
      context.moveTo(curve.x0, curve.y0);
      context.bezierCurveTo(bend, curve.y0, bend, curve.y1, curve.x1, curve.y1);
      context.strokeStyle = weightColour(theme, value);
      context.lineWidth = weightWidth(value, widest);
      context.stroke();
    });
  }
  context.globalAlpha = 1;
}

/** CSS pixels from one layer to the next. */
function columnsApart({ columns, width }: NetworkLayout): number {
  return columns.length > 1 ? (columns[1] as Column).x - (columns[0] as Column).x : width;
}

function drawCaption(
  context: CanvasRenderingContext2D,
  view: NetworkView,
  theme: Theme,
  column: Column,
  last: number,
): void {
  const name = layerName(column.layer, last);
  const size = view.layout.narrow ? 11 : 12;
  context.font = font(size);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  const width = context.measureText(name).width + 15;
  const apart = columnsApart(view.layout);
  const activation = view.activations[column.layer - 1];
  if (width + 6 > apart) {
    drawShortCaption(context, theme, column, last, apart, activation);
    return;
  }
  const x = Math.round(Math.max(1, Math.min(view.layout.width - width - 1, column.x - width / 2)));
  context.beginPath();
  context.arc(x + 5, 11, 4, 0, 2 * Math.PI);
  context.strokeStyle = layerColour(theme, column.layer, last);
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = theme.soft;
  context.fillText(name, x + 15, 15);
  if (!activation) return;
  context.textAlign = 'center';
  context.fillText(activation, x + width / 2, 31);
}

/** Where many layers stand close: the ring over a number, and the activation while it fits. */
function drawShortCaption(
  context: CanvasRenderingContext2D,
  theme: Theme,
  column: Column,
  last: number,
  apart: number,
  activation: string | undefined,
): void {
  context.beginPath();
  context.arc(column.x, 6, 4, 0, 2 * Math.PI);
  context.strokeStyle = layerColour(theme, column.layer, last);
  context.lineWidth = 2;
  context.stroke();
  context.textAlign = 'center';
  context.fillStyle = theme.soft;
  context.fillText(column.layer === 0 ? 'in' : column.layer === last ? 'out' : String(column.layer), column.x, 22);
  if (activation && context.measureText(activation).width < apart - 2) context.fillText(activation, column.x, 35);
}

function drawGap(
  context: CanvasRenderingContext2D,
  theme: Theme,
  column: Column,
  gap: { y: number; hidden: number },
  apart: number,
): void {
  context.fillStyle = theme.soft;
  for (const dy of [-12, -6, 0]) {
    context.beginPath();
    context.arc(column.x, gap.y + dy, 1.5, 0, 2 * Math.PI);
    context.fill();
  }
  context.font = font(11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(apart < 64 ? `+${gap.hidden}` : `${gap.hidden} more`, column.x, gap.y + 5);
}

function drawNeuron(
  context: CanvasRenderingContext2D,
  view: NetworkView,
  theme: Theme,
  layer: number,
  neuron: number,
  x: number,
  y: number,
): void {
  const { layout, chosen } = view;
  const last = layout.columns.length - 1;
  const { size } = layout;
  const [left, top] = [x - size / 2, y - size / 2];
  const chosenHere = sameAddress(chosen, { kind: 'neuron', layer, neuron });
  const corner = size * 0.18;
  context.save();
  context.beginPath();
  context.roundRect(left, top, size, size, corner);
  context.fillStyle = theme.panel;
  context.fill();
  context.clip();
  drawFace(context, view, theme, layer, neuron, left, top);
  context.restore();
  context.beginPath();
  context.roundRect(left, top, size, size, corner);
  context.strokeStyle = layerColour(theme, layer, last);
  context.lineWidth = 3;
  context.stroke();
  if (chosenHere) {
    context.beginPath();
    context.roundRect(left - 4.5, top - 4.5, size + 9, size + 9, corner + 4);
    context.strokeStyle = theme.ink;
    context.lineWidth = 2;
    context.stroke();
  }
  drawLabels(context, view, theme, layer, neuron, x, y);
}

function drawFace(
  context: CanvasRenderingContext2D,
  view: NetworkView,
  theme: Theme,
  layer: number,
  neuron: number,
  left: number,
  top: number,
): void {
  const {
    faces,
    layout: { size },
  } = view;
  if (view.pictures && layer === 1) {
    const { reach, colours, draw } = view.pictures;
    draw(context, view.parameters, neuron * 64, reach, { left, top, edge: size }, colours);
    return;
  }
  const unit = toUnit(view.activations[layer - 1] ?? 'linear');
  if (faces.kind === 'maps') {
    drawTile(context, faces.raster, faces.tileOf(layer, neuron), left, top, size, size);
  } else if (faces.kind === 'curves') {
    const values = faces.layers[layer];
    if (!values) return;
    const inner = size - 10;
    // Inputs have no activation: the widest of their line reaches the edge.
    const reach = layer === 0 ? Math.max(Math.abs(values[0] ?? 0), Math.abs(values[faces.rows - 1] ?? 0)) || 1 : 1;
    const shape = layer === 0 ? (value: number) => value / reach : unit;
    context.fillStyle = theme.wash;
    context.fillRect(left, top, size, size);
    context.beginPath();
    for (let i = 0; i < faces.rows; i++) {
      const px = left + 5 + (i / (faces.rows - 1)) * inner;
      const py = top + size / 2 - shape(values[neuron * faces.rows + i] ?? 0) * inner * 0.45;
      if (i === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.75;
    context.lineJoin = 'round';
    context.stroke();
  } else if (faces.kind === 'spreads' && faces.of(layer, neuron)) {
    const spread = faces.of(layer, neuron);
    const marker = view.values?.[layer]?.[neuron] ?? null;
    if (spread) faces.draw(context, { ...spread, unit, marker }, { left, top, size }, theme);
  } else {
    const value = view.values?.[layer]?.[neuron];
    if (value === undefined) {
      // Nothing computed yet: the middle, as undecided as can be.
      context.fillStyle = theme.middle;
      context.fillRect(left, top, size, size);
      return;
    }
    context.fillStyle = divergingColour(theme, unit(value), textStrength);
    context.fillRect(left, top, size, size);
    if (size < 26) return;
    const text = fixed(value);
    context.font = font(12);
    const width = context.measureText(text).width;
    if (width > size - 7) context.font = font((12 * (size - 7)) / width);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = theme.ink;
    context.fillText(text, left + size / 2, top + size / 2 + 0.5);
  }
}

/** Letters with an edge of the ground, so that they stay readable where a line passes behind them. */
function letters(context: CanvasRenderingContext2D, theme: Theme, text: string, x: number, y: number): void {
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = theme.panel;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function drawLabels(
  context: CanvasRenderingContext2D,
  view: NetworkView,
  theme: Theme,
  layer: number,
  neuron: number,
  x: number,
  y: number,
): void {
  const { layout } = view;
  const last = layout.columns.length - 1;
  const half = layout.size / 2;
  const name = layer === 0 ? view.inputNames[neuron] : layer === last ? view.outputNames[neuron] : undefined;
  context.textBaseline = 'alphabetic';
  if (name) {
    context.font = font(12);
    context.fillStyle = theme.ink;
    if (layout.narrow) {
      context.font = font(11);
      const width = context.measureText(name).width / 2;
      context.textAlign = 'center';
      const held = Math.max(width + 1, Math.min(layout.width - width - 1, x));
      letters(context, theme, name, held, y + half + 16);
    } else {
      context.textAlign = layer === 0 ? 'right' : 'left';
      context.textBaseline = 'middle';
      context.fillText(name, layer === 0 ? x - half - 10 : x + half + 10, y + 0.5);
    }
  }
  if (layer === 0) return;
  const offsets = parameterOffsets(view.layers);
  const position = (offsets.biases[layer - 1] ?? 0) + neuron;
  const bias = view.parameters[position] ?? 0;
  const label = view.ribbons?.layer === layer - 1 ? view.ribbons.label : null;
  const text = label ? label.write(label.values[neuron] ?? 0) : signedWeight(bias);
  const letter = label?.letter ?? 'b';
  context.font = font(11);
  const numberWidth = context.measureText(text).width;
  context.font = font(11, 400, true);
  const letterWidth = context.measureText(letter).width + 3;
  const apart = columnsApart(layout);
  const below = y + half + (name && layout.narrow ? 29 : 16);
  if (view.frozen?.has(position)) {
    const beside = (letterWidth + numberWidth) / 2 + 9;
    drawFlake(context, theme, numberWidth + 4 > apart ? x : Math.min(x + beside, layout.width - 8), below - 4, 4);
  }
  // Close together there is room for the number alone, or for none.
  if (numberWidth + 4 > apart) return;
  context.font = font(11, 400, true);
  const named = letterWidth + numberWidth + 4 <= apart;
  const from = x - ((named ? letterWidth : 0) + numberWidth) / 2;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.soft;
  if (named) letters(context, theme, letter, from, below);
  context.font = font(11);
  letters(context, theme, text, named ? from + letterWidth : from, below);
}
