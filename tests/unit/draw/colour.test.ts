import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contrast,
  divergingColour,
  divergingTable,
  isDark,
  layerColour,
  mapStrength,
  mix,
  parseHex,
  tableIndex,
  tableSize,
  textStrength,
  toHex,
} from '../../../web/draw/colour.js';
import { classMark, shapePath, shapes } from '../../../web/draw/marks.js';
import { createRaster, paintTile } from '../../../web/draw/raster.js';
import { dark, light, propertyName, type Theme, tokenNames } from '../../../web/draw/theme.js';
import { toUnit, unitOf } from '../../../web/draw/value-range.js';

const themes: [string, Theme][] = [
  ['light', light],
  ['dark', dark],
];

/** What a person with a colour-blindness sees (Viénot, Brettel and Mollon 1999, in linear RGB). */
function seen(hex: string, kind: 'protanopia' | 'deuteranopia'): number[] {
  const linear = parseHex(hex).map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const [a, b, c] = kind === 'protanopia' ? [0.11238, 0.88762, 0.00401] : [0.29275, 0.70725, -0.02234];
  const [r, g, blue] = linear;
  const rg = a * r + b * g;
  return [rg, rg, c * (r - g) + blue].map((v) => Math.cbrt(Math.max(0, v)) * 100);
}

const apart = (x: number[], y: number[]) => Math.hypot(...x.map((v, i) => v - (y[i] ?? 0)));

describe('the style sheet', () => {
  it('has the values of the table, light then dark', () => {
    const css = readFileSync(new URL('../../../web/page/tokens.css', import.meta.url), 'utf8');
    const [bright = '', night = ''] = css.split('@media');
    for (const [sheet, theme] of [
      [bright, light],
      [night, dark],
    ] as const) {
      const found = Object.fromEntries(
        [...sheet.matchAll(/(--glassbox-[\w-]+):\s*(#\w+);/g)].map(([, name, value]) => [name, value]),
      );
      expect(found).toEqual(Object.fromEntries(tokenNames.map((token) => [propertyName(token), theme[token]])));
    }
  });
});

describe.each(themes)('%s colours', (name, theme) => {
  it('has text at 4.5:1 and marks at 3:1', () => {
    for (const ground of [theme.paper, theme.panel, theme.wash]) {
      expect(contrast(theme.ink, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.soft, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const token of ['negative', 'positive', 'inputs', 'hidden1', 'hidden2', 'output'] as const) {
      expect(contrast(theme[token], theme.panel), token).toBeGreaterThanOrEqual(3);
    }
    for (let k = 0; k < 6; k++)
      expect(contrast(classMark(theme, k, 6).colour, theme.panel), `class ${k}`).toBeGreaterThanOrEqual(3);
  });

  it('keeps the numbers in neurons and cells readable', () => {
    for (const t of [-1, -0.5, 0, 0.5, 1]) {
      expect(contrast(theme.ink, divergingColour(theme, t, textStrength)), `neuron ${t}`).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(theme.ink, mix(theme.wash, t < 0 ? theme.negative : theme.positive, textStrength * Math.abs(t))),
        `cell ${t}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('tells the signs apart for colour-blind readers', () => {
    for (const kind of ['protanopia', 'deuteranopia'] as const) {
      expect(apart(seen(theme.negative, kind), seen(theme.positive, kind))).toBeGreaterThan(20);
      expect(apart(seen(divergingColour(theme, -1), kind), seen(divergingColour(theme, 1), kind))).toBeGreaterThan(12);
    }
  });

  it('knows which side it is on', () => expect(isDark(theme)).toBe(name === 'dark'));

  it('has a diverging table that runs from sign to sign through the middle', () => {
    const table = divergingTable(theme);
    expect(table.length).toBe(tableSize);
    const rgb = (i: number) => [(table[i] ?? 0) & 255, ((table[i] ?? 0) >> 8) & 255, ((table[i] ?? 0) >> 16) & 255];
    expect(rgb(0)).toEqual([...parseHex(mix(theme.middle, theme.negative, mapStrength))]);
    expect(rgb((tableSize - 1) / 2)).toEqual([...parseHex(theme.middle)]);
    expect(rgb(tableSize - 1)).toEqual([...parseHex(mix(theme.middle, theme.positive, mapStrength))]);
    expect([...table].every((pixel) => pixel >>> 24 === 255)).toBe(true);
  });

  it('gives each layer a colour of its own', () => {
    const last = 9;
    const colours = Array.from({ length: last + 1 }, (_, layer) => layerColour(theme, layer, last));
    expect(colours[0]).toBe(theme.inputs);
    expect(colours[1]).toBe(theme.hidden1);
    expect(colours[2]).toBe(theme.hidden2);
    expect(colours[last]).toBe(theme.output);
    expect(new Set(colours).size).toBe(colours.length);
    expect(layerColour(theme, 1, 1)).toBe(theme.output);
  });
});

describe('colour arithmetic', () => {
  it('reads and writes hexadecimal colours', () => {
    expect(parseHex('#1c1f24')).toEqual([28, 31, 36]);
    expect(toHex([28, 31, 36])).toBe('#1c1f24');
    expect(toHex([-4, 300, 0.4])).toBe('#00ff00');
    expect(() => parseHex('red')).toThrow(/expected a colour like/);
  });
  it('holds values beyond the ends, and not-a-number in the middle', () => {
    const middle = (tableSize - 1) / 2;
    expect([-9, -1, 0, 1, 9, Number.NaN].map(tableIndex)).toEqual([0, 0, middle, tableSize - 1, tableSize - 1, middle]);
  });
  it('agrees with WCAG on black and white', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6));
});

describe('marks', () => {
  it('differ in shape as well as in colour', () => {
    const marks = Array.from({ length: 6 }, (_, k) => classMark(light, k, 6));
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(6);
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(6);
    expect(classMark(light, 1, 2)).toEqual({ colour: light.positive, shape: 'disc' });
    expect(classMark(light, 0, 2)).toEqual({ colour: light.negative, shape: 'diamond' });
  });
  it('have outlines for icons', () => {
    for (const shape of shapes) expect(shapePath(shape, 4)).toMatch(/^M[-\d., A]+Z$/);
  });
});

describe('a map of one neuron', () => {
  it('wears the very colours that its values have one by one', () => {
    const table = divergingTable(light);
    const special = [0, -0, 1, -1, 0.5, 1e30, -1e30, Infinity, -Infinity, NaN];
    const values = Float32Array.from({ length: 32 * 32 }, (_, i) => special[i] ?? 3 * Math.sin(i * i));
    for (const activation of ['tanh', 'sigmoid', 'softmax', 'sine', 'relu', 'linear']) {
      const raster = createRaster(32, 32, 1);
      paintTile(raster, 0, values, 0, unitOf(activation), table);
      expect([...raster.pixels]).toEqual([...values].map((value) => table[tableIndex(toUnit(activation)(value))]));
    }
  });
});
