// A digit drawn by hand, as the UCI digits were made (Alpaydin, Kaynak 1998): a 32 x 32 bitmap, and for each 4 x 4 block of it
// how many of its dots are ink, 0 to 16.

/** Where the pen was while it was down: x0, y0, x1, y1, ...; any unit, y downwards. */
export type Stroke = readonly number[];

export const digitEdge = 8;
const bitmapEdge = 32;
const block = bitmapEdge / digitEdge;
/** Of the pen, in dots of the bitmap: about as thick as the lines of the data. */
const penRadius = 2.5;

interface Placing {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** The drawing fills the bitmap from edge to edge by its longer side, and is centred by the other. A dot is not blown up. */
function place(strokes: readonly Stroke[], smallest: number): Placing {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const [x, y] = [stroke[i] as number, stroke[i + 1] as number];
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
  }
  const scale = (bitmapEdge - 2 * penRadius) / Math.max(x1 - x0, y1 - y0, smallest);
  const middle = bitmapEdge / 2;
  return { scale, left: middle - (scale * (x0 + x1)) / 2, top: middle - (scale * (y0 + y1)) / 2 };
}

/** Of a point to a piece of line, squared. */
function distanceSquared(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
}

/** 32 x 32, row-major, 1 where a round pen along the strokes leaves ink. Cost: the dots near each piece of line. */
export function digitBitmap(strokes: readonly Stroke[], smallest: number): Uint8Array {
  const bitmap = new Uint8Array(bitmapEdge * bitmapEdge);
  const drawn = strokes.filter(({ length }) => length >= 2);
  if (drawn.length === 0) return bitmap;
  const { scale, left, top } = place(drawn, smallest);
  const clamp = (value: number) => Math.min(bitmapEdge - 1, Math.max(0, Math.floor(value)));
  for (const stroke of drawn) {
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const from = Math.max(0, i - 2);
      const ax = left + scale * (stroke[from] as number);
      const ay = top + scale * (stroke[from + 1] as number);
      const bx = left + scale * (stroke[i] as number);
      const by = top + scale * (stroke[i + 1] as number);
      for (let y = clamp(Math.min(ay, by) - penRadius); y <= clamp(Math.max(ay, by) + penRadius); y++) {
        for (let x = clamp(Math.min(ax, bx) - penRadius); x <= clamp(Math.max(ax, bx) + penRadius); x++) {
          if (distanceSquared(x + 0.5, y + 0.5, ax, ay, bx, by) <= penRadius * penRadius)
            bitmap[y * bitmapEdge + x] = 1;
        }
      }
    }
  }
  return bitmap;
}

/**
 * 64 counts from 0 to 16, the top row first; all zero for no stroke. smallest: a drawing less wide and high than this, in the
 * strokes' unit, keeps its size instead of filling the picture.
 */
export function digitOfStrokes(strokes: readonly Stroke[], smallest: number): Float64Array {
  const bitmap = digitBitmap(strokes, smallest);
  const counts = new Float64Array(digitEdge * digitEdge);
  bitmap.forEach((ink, i) => {
    const [x, y] = [i % bitmapEdge, Math.floor(i / bitmapEdge)];
    const at = Math.floor(y / block) * digitEdge + Math.floor(x / block);
    counts[at] = (counts[at] as number) + ink;
  });
  return counts;
}

interface DotColumn {
  readonly scale: { readonly centre: number; readonly spread: number };
}

/**
 * As a network takes it that was trained on the digits: each dot between the least and the most ink that the training rows have
 * there, so that a dot which is always white in them cannot count many times over.
 */
export function digitInput(columns: readonly DotColumn[], counts: ArrayLike<number>): Float32Array {
  return Float32Array.from(columns, ({ scale }, i) => {
    const value = ((counts[i] ?? 0) - scale.centre) / scale.spread;
    return Math.min(1, Math.max(0, value));
  });
}

/** Whether a problem asks which of ten digits eight by eight dots are. */
export const asksForDigits = (problem: {
  readonly table: { readonly dataset: string; readonly inputs: readonly unknown[] };
}) => problem.table.dataset === 'digits' && problem.table.inputs.length === digitEdge * digitEdge;
