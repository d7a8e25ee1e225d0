// A small picture for each ready network: what it is about, in a few lines. Drawn in the page's own colours by class, so that
// it follows light and dark. Decoration: the name stands beside it.
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { PresetName } from '../../core/settings/names.js';

type Spot = readonly [x: number, y: number];

const spots = (kind: string, radius: number, places: readonly Spot[]) =>
  places.map(([x, y]) => svg`<circle class=${kind} cx=${x} cy=${y} r=${radius} />`);
const line = (kind: string, d: string) => svg`<path class=${kind} d=${d} />`;

/** n spots around a centre, by the golden angle: even, and not in rows. */
const cloud = (x: number, y: number, n: number, spread: number): Spot[] =>
  Array.from({ length: n }, (_, i) => {
    const [r, angle] = [spread * Math.sqrt((i + 0.5) / n), i * 2.39996];
    return [round(x + r * Math.cos(angle)), round(y + r * Math.sin(angle))];
  });

const round = (value: number) => Math.round(value * 10) / 10;
const path = (count: number, at: (t: number) => Spot) =>
  Array.from({ length: count + 1 }, (_, i) => at(i / count))
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`)
    .join('');

const arm = (turn: number) =>
  path(40, (t) => [24 + 19 * t * Math.sin(9.5 * t + turn), 24 + 19 * t * Math.cos(9.5 * t + turn)]);

const three = ['01111100', '00000110', '00000110', '00111100', '00000110', '00000110', '01111100'];

const column = (x: number, n: number): Spot[] => Array.from({ length: n }, (_, i) => [x, 24 + (i - (n - 1) / 2) * 9]);
const between = (from: readonly Spot[], to: readonly Spot[]) =>
  line('thin', from.flatMap(([x, y]) => to.map(([u, v]) => `M${x} ${y}L${u} ${v}`)).join(''));
const [wide, door, again] = [column(6, 5), column(24, 2), column(42, 5)];

const pictures: Record<PresetName, () => readonly unknown[]> = {
  oneNeuron: () => [
    spots('b', 2.6, [
      [8, 9],
      [14, 9],
      [22, 9],
    ]),
    spots('a', 2.6, [
      [26, 39],
      [34, 39],
      [40, 39],
    ]),
    line('ink', 'M5 10C22 10 26 38 43 38'),
  ],
  fiveFeatures: () => [
    between(wide, [[34, 24]]),
    spots('in', 3, wide),
    spots('out', 6, [[34, 24]]),
    line('ink', 'M30 27C34 27 34 21 38 21'),
  ],
  circle: () => [
    spots('a', 2.2, cloud(24, 24, 9, 8)),
    spots('b', 2.2, ring(14, 17)),
    line('ink', 'M24 11.5a12.5 12.5 0 1 1-.1 0'),
  ],
  xor: () => [
    spots('a', 2.2, [...cloud(35, 13, 6, 7), ...cloud(13, 35, 6, 7)]),
    spots('b', 2.2, [...cloud(13, 13, 6, 7), ...cloud(35, 35, 6, 7)]),
    line('thin', 'M24 4V44M4 24H44'),
  ],
  sine: () => [
    spots('a', 2, [
      [7, 31],
      [12, 41],
      [18, 29],
      [22, 12],
      [28, 9],
      [31, 22],
      [36, 38],
      [42, 36],
    ]),
    line(
      'ink',
      path(30, (t) => [4 + 40 * t, 24 + 15 * Math.sin(9.4 * t + 0.5)]),
    ),
  ],
  spiral: () => [line('arm a', arm(0)), line('arm b', arm(Math.PI))],
  penguins: () => [
    spots('b', 2.2, cloud(14, 15, 9, 8)),
    spots('c', 2.2, cloud(34, 13, 8, 7)),
    spots('a', 2.2, cloud(31, 35, 10, 8)),
  ],
  digits: () =>
    three.flatMap((row, y) =>
      [...row].map((dot, x) =>
        dot === '1' ? svg`<rect class="solid" x=${6 + 4.5 * x} y=${8 + 4.5 * y} width="4.5" height="4.5" />` : svg``,
      ),
    ),
  article: () => [
    between(wide, door),
    between(door, again),
    spots('in', 3, wide),
    spots('h1', 3, door),
    spots('out', 3, again),
  ],
  symmetry: () =>
    [
      [5, 5],
      [26, 5],
      [5, 26],
      [26, 26],
    ].map(
      ([x, y]) =>
        svg`<rect class="tile" x=${x} y=${y} width="17" height="17" rx="3" /><path class="a" d=${`M${x} ${(y ?? 0) + 17}v-9l17-4v13z`} />`,
    ),
  vanishing: () =>
    [1, 2, 4, 8, 15, 25, 38].map(
      (height, i) => svg`<rect class="b" x=${4 + 6 * i} y=${43 - height} width="4" height=${height} />`,
    ),
  tooFast: () => [
    line(
      'thin',
      path(20, (t) => [4 + 40 * t, 40 - 140 * (t - 0.5) ** 2]),
    ),
    line('arm b', 'M21 39L29 36L16 30L36 19L7 9'),
    spots('b', 2.6, [[7, 9]]),
  ],
  overfitting: () => [line('ink', 'M6 8C11 32 22 39 42 41'), line('dash b', 'M6 8C12 26 18 30 24 27S36 16 42 9')],
  memorised: () => [line('ink', 'M6 41C10 41 9 9 14 8H42'), line('dash b', 'M6 41H29C33 41 33 10 38 9H42')],
  regularized: () => [line('ink', 'M6 8C11 27 22 32 42 33'), line('dash a', 'M6 8C12 24 22 28 42 28')],
};

function ring(n: number, radius: number): Spot[] {
  return Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n;
    return [round(24 + radius * Math.sin(angle)), round(24 + radius * Math.cos(angle))];
  });
}

const drawn = new Map<PresetName, readonly unknown[]>();

export function presetPicture(id: PresetName): TemplateResult {
  const parts = drawn.get(id) ?? pictures[id]();
  drawn.set(id, parts);
  const shapes = parts as readonly SVGTemplateResult[];
  return html`<svg class="picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${shapes}</svg>`;
}
