// Small pictures of data: a cloud of points, a picture of dots, a map of one input. All fill the square they are given.
import { mix, tableIndex } from './colour.js';
import { MarkGroups } from './mark-groups.js';
import type { Theme } from './theme.js';

/** Observations on two axes, each from 0 to 1, y upwards. */
export interface Cloud {
  readonly kind: 'cloud';
  /** x0, y0, x1, y1, ... */
  readonly at: Float32Array;
  /** The class of each, from 0; or with `classes` 0 its target from -1 to 1. */
  readonly labels: Float32Array;
  /** How many classes there are; 0 where the target is a number. */
  readonly classes: number;
}

/** Grey dots from 0 to 1, the top row first. */
export interface Dots {
  readonly kind: 'dots';
  readonly values: ArrayLike<number>;
  readonly columns: number;
}

export type Thumbnail = Cloud | Dots;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** size: CSS pixels along each edge. Cost grows with the observations. */
export function drawThumbnail(context: Context, picture: Thumbnail, size: number, theme: Theme): void {
  context.fillStyle = theme.panel;
  context.fillRect(0, 0, size, size);
  if (picture.kind === 'dots') drawDots(context, picture, size, theme);
  else drawCloud(context, picture, size, theme);
}

function drawDots(context: Context, { values, columns }: Dots, size: number, theme: Theme): void {
  const rows = values.length / columns;
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const [left, top] = [Math.round((x / columns) * size), Math.round((y / rows) * size)];
    context.fillStyle = mix(theme.panel, theme.ink, Math.min(1, Math.max(0, values[i] ?? 0)));
    context.fillRect(
      left,
      top,
      Math.round(((x + 1) / columns) * size) - left,
      Math.round(((y + 1) / rows) * size) - top,
    );
  }
}

function drawCloud(context: Context, cloud: Cloud, size: number, theme: Theme): void {
  const { at, labels, classes } = cloud;
  const inset = Math.max(4, size * 0.07);
  const radius = Math.max(1.2, size / 38);
  const marks = new MarkGroups(theme, classes);
  labels.forEach((label, i) => {
    const [x, y] = [at[2 * i] ?? 0, at[2 * i + 1] ?? 0];
    marks.add(label, inset + x * (size - 2 * inset), size - inset - y * (size - 2 * inset));
  });
  marks.draw(context, radius, false);
}

/** The values of one input over a square grid, the top row first, each against the largest of them. */
export function drawTinyMap(
  context: Context,
  values: ArrayLike<number>,
  edge: number,
  size: number,
  table: Uint32Array,
): void {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  const image = new ImageData(edge, edge);
  const pixels = new Uint32Array(image.data.buffer);
  const share = largest > 0 ? 1 / largest : 1;
  for (let i = 0; i < edge * edge; i++) pixels[i] = table[tableIndex((values[i] ?? 0) * share)] ?? 0;
  const canvas = new OffscreenCanvas(edge, edge);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(canvas, 0, 0, size, size);
}
