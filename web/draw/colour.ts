// Colour arithmetic: mixing, the diverging map of values, layer colours, contrast.
import type { Theme } from './theme.js';

export type Rgb = readonly [number, number, number];

/** '#rrggbb' to 0..255 each; throws RangeError on anything else. */
export function parseHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`expected a colour like #1c1f24 but got ${hex}`);
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function toHex([r, g, b]: Rgb): string {
  const part = (v: number) =>
    Math.round(Math.min(255, Math.max(0, v)))
      .toString(16)
      .padStart(2, '0');
  return `#${part(r)}${part(g)}${part(b)}`;
}

/** `share` of b over a, in sRGB as CSS paints alpha; share 0..1. */
export function mix(a: string, b: string, share: number): string {
  const [x, y] = [parseHex(a), parseHex(b)];
  return toHex([x[0] + (y[0] - x[0]) * share, x[1] + (y[1] - x[1]) * share, x[2] + (y[2] - x[2]) * share]);
}

/** How much of the value's colour a map shows, so that points and lines in full colour stand out on it. */
export const mapStrength = 0.58;

/** How far a ground may be tinted so that text in ink stays readable on it, in light and dark. */
export const textStrength = 0.42;

/** Steps of a diverging table; odd, so that zero has a step of its own. */
export const tableSize = 511;

/**
 * Pixels for values from -1 to 1, packed as ImageData stores them (RGBA, little endian).
 * Entry (tableSize - 1) / 2 is the middle.
 */
export function divergingTable(theme: Theme, strength = mapStrength): Uint32Array {
  const table = new Uint32Array(tableSize);
  const half = (tableSize - 1) / 2;
  for (let i = 0; i < tableSize; i++) {
    const t = (i - half) / half;
    const [r, g, b] = parseHex(mix(theme.middle, t < 0 ? theme.negative : theme.positive, Math.abs(t) * strength));
    table[i] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }
  return table;
}

/** Where a value from -1 to 1 falls in a diverging table; values beyond are held at the ends, NaN is the middle. */
export function tableIndex(t: number): number {
  const half = (tableSize - 1) / 2;
  return t > 0
    ? t < 1
      ? Math.round(half + t * half)
      : tableSize - 1
    : t < 0
      ? t > -1
        ? Math.round(half + t * half)
        : 0
      : half;
}

/** The colour of a value from -1 to 1 at a given strength; 1 is the full colour. */
export function divergingColour(theme: Theme, t: number, strength = mapStrength): string {
  const held = Math.max(-1, Math.min(1, t || 0));
  return mix(theme.middle, held < 0 ? theme.negative : theme.positive, Math.abs(held) * strength);
}

/**
 * Which colour a layer wears. `layer` counts from 0 (inputs) to `last` (output). The first two hidden layers have colours of
 * their own; further ones halve the way between them, again and again, so that neighbours differ.
 */
export function layerColour(theme: Theme, layer: number, last: number): string {
  if (layer === 0) return theme.inputs;
  if (layer === last) return theme.output;
  if (layer === 1) return theme.hidden1;
  if (layer === 2) return theme.hidden2;
  // van der Corput: 1/2, 1/4, 3/4, 1/8, ...
  let share = 0;
  for (let n = layer - 2, bit = 0.5; n > 0; n >>= 1, bit /= 2) if (n & 1) share += bit;
  return mix(theme.hidden1, theme.hidden2, share);
}

/** WCAG 2 relative luminance, 0 to 1. */
function luminance(hex: string): number {
  const [r, g, b] = parseHex(hex).map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Whether the ground is the darker side. */
export function isDark(theme: Theme): boolean {
  return luminance(theme.panel) < luminance(theme.ink);
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
