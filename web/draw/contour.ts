// The line along which a field on a grid has one value: marching squares, the crossings in a straight line between neighbours.

/**
 * Segments as x0, y0, x1, y1, ... in cells, (0, 0) the centre of the first. field: columns x rows, row after row. Lorensen and Cline 1987, in
 * two dimensions; a saddle is cut by the mean of its corners. Cost: one pass over the field.
 */
export function contour(field: ArrayLike<number>, columns: number, rows: number, level: number): number[] {
  const segments: number[] = [];
  const at = (column: number, row: number) => (field[row * columns + column] as number) - level;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const [a, b, c, d] = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      const crossings: number[] = [];
      const cross = (from: number, to: number, x0: number, y0: number, dx: number, dy: number) => {
        if (from > 0 === to > 0) return;
        const share = from / (from - to);
        crossings.push(column + x0 + dx * share, row + y0 + dy * share);
      };
      cross(a, b, 0, 0, 1, 0);
      cross(b, c, 1, 0, 0, 1);
      cross(d, c, 0, 1, 1, 0);
      cross(a, d, 0, 0, 0, 1);
      if (crossings.length === 4) segments.push(...crossings);
      else if (crossings.length === 8) {
        const [x0, y0, x1, y1, x2, y2, x3, y3] = crossings as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        // Top with right and bottom with left, or top with left and right with bottom.
        if (a + b + c + d > 0 === a > 0) segments.push(x0, y0, x1, y1, x2, y2, x3, y3);
        else segments.push(x0, y0, x3, y3, x1, y1, x2, y2);
      }
    }
  }
  return segments;
}
