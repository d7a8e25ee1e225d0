// Values over a grid as pixels: one strip of equal tiles that is painted once a frame and drawn as often as needed.
import { tableSize } from './colour.js';
import { type Unit, unitUpTo } from './value-range.js';

export interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly tiles: number;
  /** RGBA as ImageData stores it, tile after tile. */
  readonly pixels: Uint32Array;
  /** Null where there are no canvases, as in Node: then the raster itself is what is drawn. */
  readonly surface: {
    readonly canvas: OffscreenCanvas;
    readonly context: OffscreenCanvasRenderingContext2D;
    readonly image: ImageData;
  } | null;
}

/** Tiles stand one below the other, columns x rows pixels each. */
export function createRaster(columns: number, rows: number, tiles: number): Raster {
  if (typeof OffscreenCanvas !== 'function') {
    return { columns, rows, tiles, pixels: new Uint32Array(columns * rows * tiles), surface: null };
  }
  const canvas = new OffscreenCanvas(columns, rows * tiles);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const image = context.createImageData(columns, rows * tiles);
  return { columns, rows, tiles, pixels: new Uint32Array(image.data.buffer), surface: { canvas, context, image } };
}

/**
 * Colours one tile; `values` hold columns * rows from `offset` on, the top row first. Call `showTiles` when all are done.
 * tableIndex spelled out: a tenth of the time that a call of it and of a function of the activation take for each cell.
 */
export function paintTile(
  raster: Raster,
  tile: number,
  values: ArrayLike<number>,
  offset: number,
  { gain, shift, bent }: Unit,
  table: Uint32Array,
): void {
  const { pixels } = raster;
  const size = raster.columns * raster.rows;
  const start = tile * size;
  const half = (tableSize - 1) / 2;
  for (let i = 0; i < size; i++) {
    const a = values[offset + i] as number;
    // Rounded by what is cut off below.
    const at = half + (gain * (bent ? a / (1 + Math.abs(a)) : a) + shift) * half + 0.5;
    pixels[start + i] = table[at < 0 ? 0 : at < tableSize ? at | 0 : at >= tableSize ? tableSize - 1 : half] as number;
  }
}

/** Colours the first tiles by the network's inputs, `width` of them a cell, each shown against its own largest size. */
export function paintInputs(raster: Raster, inputs: Float32Array, width: number, table: Uint32Array): void {
  const size = raster.columns * raster.rows;
  const values = new Float32Array(size);
  for (let d = 0; d < width; d++) {
    let largest = 0;
    for (let i = 0; i < size; i++) {
      values[i] = inputs[i * width + d] ?? 0;
      largest = Math.max(largest, Math.abs(values[i] ?? 0));
    }
    paintTile(raster, d, values, 0, unitUpTo(largest), table);
  }
}

/**
 * Colours one tile by the class with the largest share, paler where it is less sure. `values` hold `classes` blocks of
 * `stride` activations each; colours are packed pixels from faint to full, one row of `steps` a class.
 */
export function paintClassTile(
  raster: Raster,
  tile: number,
  values: ArrayLike<number>,
  stride: number,
  classes: number,
  colours: Uint32Array,
  steps: number,
): void {
  const size = raster.columns * raster.rows;
  for (let i = 0; i < size; i++) {
    let best = 0;
    let top = values[i] ?? 0;
    for (let k = 1; k < classes; k++) {
      const share = values[k * stride + i] ?? 0;
      if (share > top) [top, best] = [share, k];
    }
    const sure = Math.max(0, Math.min(1, (top - 1 / classes) / (1 - 1 / classes)));
    raster.pixels[tile * size + i] = colours[best * steps + Math.round(sure * (steps - 1))] ?? 0;
  }
}

export function showTiles(raster: Raster): void {
  raster.surface?.context.putImageData(raster.surface.image, 0, 0);
}

/** Draws a tile smoothly into a rectangle. */
export function drawTile(
  context: CanvasRenderingContext2D,
  raster: Raster,
  tile: number,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.imageSmoothingEnabled = true;
  // Between neighbours, which is what a map enlarged, or made a little smaller, needs. Where a pixel covers more than two
  // cells, as on a map of a neuron at rest, it must look at all of them: in training that would cost a tenth of the frame.
  const shrunk = raster.columns > 2 * width * (context.getTransform?.().a ?? 1);
  context.imageSmoothingQuality = shrunk ? 'high' : 'low';
  // Half a pixel less on each side: the grid's outermost centres lie on the edges of the rectangle.
  context.drawImage(
    // A context that records, rather than paints, takes the pixels as they are.
    raster.surface?.canvas ?? (raster as unknown as CanvasImageSource),
    0.5,
    tile * raster.rows + 0.5,
    raster.columns - 1,
    raster.rows - 1,
    x,
    y,
    width,
    height,
  );
}
