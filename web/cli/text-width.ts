// How wide a text will be where no browser can measure it. The face of a picture is whatever the reader's system has, so this is
// an estimate on the safe side, from the advance widths that the usual sans-serif faces nearly share.

/** Thousandths of the size, for characters 32 to 126. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
/** Some systems' faces run wider than the table. */
const margin = 1.06;

/** size in CSS pixels; so is the answer. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text) sum += widths[(character.codePointAt(0) ?? 0) - 32] ?? 600;
  return (sum / 1000) * size * margin * (bold ? 1.18 : 1);
}
