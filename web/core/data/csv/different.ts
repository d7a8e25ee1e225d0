// How many different numbers a column has: a set of them would keep each as an object.

const one = new Float64Array(1);
const halves = new Uint32Array(one.buffer);

/** NaN counts for none. Time grows with the values. */
export function countDifferent(values: Float64Array): number {
  // Open addressing: at most half of the places are taken, and NaN is a free one.
  const size = 2 ** Math.ceil(Math.log2(2 * values.length + 1));
  const met = new Float64Array(size).fill(Number.NaN);
  let different = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    // 0 and -0 are one.
    one[0] = value + 0;
    const bits = (halves[0] as number) ^ Math.imul(halves[1] as number, 0x9e3779b1);
    let at = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b) >>> 7;
    for (at &= size - 1; met[at] !== value && !Number.isNaN(met[at]); at = (at + 1) & (size - 1));
    if (met[at] === value) continue;
    met[at] = value;
    different++;
  }
  return different;
}
