// What a shock did, in numbers that come out: whoever works them out again from what is shown finds what is shown. Pure.
import { cost, fixed, weight } from '../../../core/base/format.js';
import { shownNumber, type Worked, worked, workedColumn } from '../../../core/base/worked.js';
import { slopeByShock } from '../../../core/network/shock.js';

export interface ShockNumbers {
  /** The weight or bias as it is. */
  readonly now: number;
  /** The cost at now - |epsilon|, now and now + |epsilon|; not numbers until they are measured. */
  readonly costs: readonly [below: number, at: number, above: number];
  /** By backpropagation. */
  readonly exact: number | undefined;
  readonly epsilon: number;
}

/** As they are shown. */
export interface ShockSums {
  readonly now: string;
  /** now - |epsilon| and now + |epsilon|. */
  readonly places: readonly [below: string, above: string];
  readonly costs: readonly [below: string, at: string, above: string];
  /** Whether the costs that are shown give the slope that is shown. */
  readonly sign: '=' | '\u2248';
  readonly slope: string;
  readonly exact: string;
  readonly moved: string;
  /** exact x epsilon */
  readonly alone: string;
}

const unknown = '\u2013';
const said = ({ sign, result }: Worked) => (sign === '\u2248' ? `\u2248\u00a0${result}` : result);
const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0;

export function shockSums({ now, costs: [below, at, above], exact, epsilon }: ShockNumbers): ShockSums {
  const size = Math.abs(epsilon);
  const aside = epsilon < 0 ? below : above;
  const writePlace = (value: number) =>
    Math.abs(value) < 100 ? fixed(value, Math.max(2, decimalsOf(size))) : weight(value);
  const [down, up] = workedColumn(
    [-size, size].map((by) => ({ operands: [now], result: now + by })),
    ([value = 0], i) => value + (i === 0 ? -size : size),
    writePlace,
  );
  const isKnown = size > 0 && [below, at, above].every(Number.isFinite);
  // The same three costs give the slope and how far the cost moved.
  const [slope, moved] = workedColumn(
    [slopeByShock(below, above, size), aside - at].map((result) => ({ operands: [below, at, above], result })),
    ([p = 0, q = 0, r = 0], i) => (i === 0 ? (r - p) / (2 * size) : (epsilon < 0 ? p : r) - q),
  );
  const alone = worked([exact ?? Number.NaN], (exact ?? Number.NaN) * epsilon, ([g = 0]) => g * epsilon);
  // Tiny ones are written in powers of ten, and worked on with from there.
  const isTiny = Math.abs(exact ?? 0) < 0.001;
  const whole = exact === undefined ? undefined : isTiny ? cost(exact) : alone.operands[0];
  const [low = unknown, middle = unknown, high = unknown] = isKnown ? (slope?.operands ?? []) : [];
  return {
    now: up?.operands[0] ?? weight(now),
    places: [down?.result ?? '', up?.result ?? ''],
    costs: [low, isKnown || !Number.isFinite(at) ? middle : cost(at), high],
    sign: slope?.sign ?? '=',
    slope: isKnown ? (slope?.result ?? unknown) : unknown,
    exact: whole ?? unknown,
    moved: isKnown && moved ? said(moved) : unknown,
    alone: whole === undefined ? unknown : isTiny ? cost(shownNumber(whole) * epsilon) : said(alone),
  };
}
