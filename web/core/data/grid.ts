// The points of a map: the centres of its cells.

export interface Grid {
  /** Centres of the first and last cell, in the network's units. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

/** x and y of each, cell after cell: height * width points; the top row has the largest y. */
export function gridPoints(grid: Grid): Float64Array {
  const { width, height } = grid;
  const at = ([low, high]: readonly [number, number], i: number, count: number) =>
    count > 1 ? low + ((high - low) * i) / (count - 1) : (low + high) / 2;
  const points = new Float64Array(width * height * 2);
  for (let row = 0; row < height; row++) {
    const y = at(grid.y, height - 1 - row, height);
    for (let column = 0; column < width; column++) {
      const cell = (row * width + column) * 2;
      points[cell] = at(grid.x, column, width);
      points[cell + 1] = y;
    }
  }
  return points;
}
