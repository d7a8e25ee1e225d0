// The network: neurons ringed in their layer's colour, connections whose width and colour are the weight.

import { signedWeight } from '../../core/base/format.js';
import { type Address, sameAddress } from '../../core/network/address.js';
import { layerPlaces } from '../../core/network/parameters.js';
import type { drawRibbons, Ribbons } from '../blame.js';
import { layerColour, mix } from '../colour.js';
import { font, type Theme } from '../theme.js';
import { drawFace, type FacesView } from './face.js';
import { drawFlake, drawFrozenWeights } from './frozen.js';
import { type Column, eachConnection, type NetworkLayout, type PlacedNeuron } from './layout.js';

export interface NetworkView extends FacesView {
  layout: NetworkLayout;
  /** Sizes, inputs first. */
  layers: readonly number[];
  inputNames: readonly string[];
  outputNames: readonly string[];
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
      drawNeuron(context, view, theme, { layer: column.layer, ...placed });
    }
  }
}

/**
 * The faces alone, over what drawNetwork drew before: lines, letters and rings stay as they are. A pixel short of the ring, whose
 * soft edge would grow thinner with each time.
 */
export function drawFaces(context: CanvasRenderingContext2D, view: NetworkView, theme: Theme): void {
  for (const { layer, shown } of view.layout.columns) {
    for (const placed of shown) drawFramed(context, view, theme, { layer, ...placed }, 2.5);
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
  const places = layerPlaces(view.layers);
  const widest = Math.max(3, Math.min(9, view.layout.size * 0.22));
  const passes = view.chosen ? [false, true] : [true];
  context.lineCap = 'butt';
  for (const near of passes) {
    context.globalAlpha = near && !view.ribbons ? 1 : 0.16;
    eachConnection(view.layout, (layer, neuron, input, curve) => {
      if (concerns(view.chosen, layer, neuron, input) !== near) return;
      const value = view.parameters[(places[layer]?.weights ?? 0) + neuron * (view.layers[layer] ?? 0) + input] ?? 0;
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

/** A neuron, and where its middle is. */
interface Place extends PlacedNeuron {
  readonly layer: number;
}

const cornerOf = (size: number) => size * 0.18;

/** A neuron's face, so many CSS pixels within its square. */
function drawFramed(
  context: CanvasRenderingContext2D,
  view: NetworkView,
  theme: Theme,
  { layer, neuron, x, y }: Place,
  inset: number,
): void {
  const { size } = view.layout;
  const [left, top] = [x - size / 2, y - size / 2];
  const side = size - 2 * inset;
  context.save();
  context.beginPath();
  context.roundRect(left + inset, top + inset, side, side, Math.max(0, cornerOf(size) - inset));
  context.fillStyle = theme.panel;
  context.fill();
  context.clip();
  drawFace(context, view, theme, { layer, neuron }, { left, top, size });
  context.restore();
}

function drawNeuron(context: CanvasRenderingContext2D, view: NetworkView, theme: Theme, place: Place): void {
  const { layer, neuron, x, y } = place;
  const { layout, chosen } = view;
  const last = layout.columns.length - 1;
  const { size } = layout;
  const [left, top] = [x - size / 2, y - size / 2];
  const chosenHere = sameAddress(chosen, { kind: 'neuron', layer, neuron });
  const corner = cornerOf(size);
  drawFramed(context, view, theme, place, 0);
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
  drawLabels(context, view, theme, place);
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
  { layer, neuron, x, y }: Place,
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
  const places = layerPlaces(view.layers);
  const position = (places[layer - 1]?.biases ?? 0) + neuron;
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
