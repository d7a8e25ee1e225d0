// Numbers as people read them: a true minus sign, as many digits as mean something, a width that does not jump.

const minus = '\u2212';
const figureSpace = '\u2007';
const superscripts = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
const grouping = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Fixed decimals; a value that rounds to zero has no sign. Powers of ten where a number has no decimals any more. */
export function fixed(value: number, decimals = 2): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? '\u221e' : `${minus}\u221e`;
  if (Math.abs(value) >= 1e15) return scientific(value, Math.max(1, decimals));
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

/** Like fixed, with a figure space where a minus would stand, so that columns and live numbers keep still. */
export function signed(value: number, decimals = 2): string {
  const text = fixed(value, decimals);
  return text.startsWith(minus) ? text : figureSpace + text;
}

/** A sentence's first letter; but for x₁ and its like, which are written small wherever they stand. */
export const capital = (text: string): string =>
  /^[a-z][₀-₉]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** 1240 becomes 1,240. What rounds to zero has no sign. */
export function count(value: number): string {
  const text = grouping.format(Math.abs(value || 0));
  return value < 0 && text !== '0' ? minus + text : text;
}

/** 0.00042 becomes 4.2 x 10^-4, set in superscripts. */
export function scientific(value: number, decimals = 1): string {
  const [mantissa, exponent] = Math.abs(value).toExponential(decimals).split('e') as [string, string];
  const power = Number(exponent);
  const digits = [...String(Math.abs(power))].map((d) => superscripts[Number(d)]).join('');
  return `${value < 0 ? minus : ''}${mantissa}\u00d710${power < 0 ? '\u207b' : ''}${digits}`;
}

/** A weight, bias or activation: two decimals, or powers of ten when it is large. */
export function weight(value: number): string {
  return Math.abs(value) >= 1000 && Number.isFinite(value)
    ? scientific(value)
    : fixed(value, Math.abs(value) >= 100 ? 1 : 2);
}

/** More digits behind the point than these say nothing to a reader, nor to a network of 32-bit floats. */
const mostDecimals = 6;

/** How many decimals write these numbers in full, so that no two of them look alike; undefined where six do not. Time grows with the values. */
export function decimalsOf(values: ArrayLike<number>): number | undefined {
  let decimals = 0;
  let power = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    // 1.005 times a thousand is 1004.9999999999999: what is that near to a whole number was meant as one.
    while (Math.abs(value * power - Math.round(value * power)) > 1e-13 * Math.abs(value * power)) {
      if (decimals === mostDecimals) return undefined;
      decimals++;
      power *= 10;
    }
  }
  return decimals;
}

/**
 * A number of a column that people brought, in its own unit: with the digits that tell apart the values of a column that reaches from
 * low to high, and no fewer decimals than they are written with (0 to 6; its own where that is not known). Usual ones as a weight is written; grouped where they are large; powers of
 * ten beyond seven places.
 */
export function amount(value: number, [low, high]: readonly [number, number], written?: number): string {
  const span = Math.abs(high - low);
  const size = Math.abs(value);
  if (!Number.isFinite(value) || !Number.isFinite(span)) return fixed(value);
  // Of what has run away no digit of its own unit means anything.
  if (size >= 1e7 && size > 1000 * Math.max(Math.abs(low), Math.abs(high))) return scientific(value, 2);
  const isUsual = span >= 0.5 && span < 100;
  // Beside tens of millions a 32-bit float has no decimals.
  const decimals = span < 1e7 ? (written ?? (isUsual ? 0 : (decimalsOf([value]) ?? 0))) : 0;
  if (size < 100 && decimals <= 2 && (isUsual || span === 0)) return weight(value);
  // The place of the last digit that means something: the third of the span, or the second of a narrow one far from zero.
  const ofSpan = Math.floor(Math.log10(span || size)) - (isUsual && size >= 1000 ? 1 : 2);
  const last = decimals > 0 ? Math.min(ofSpan, -decimals) : ofSpan;
  const first = Math.floor(Math.log10(Math.max(size, span)));
  const isFar = last < -7 || (first >= 7 && first - last <= 7);
  if (isFar) return size === 0 ? '0' : scientific(value, Math.max(2, Math.min(7, Math.floor(Math.log10(size)) - last)));
  return last >= 0 || size >= 1e15 ? count(value) : groupedFixed(value, -last);
}

/** 1234.5 becomes 1,234.5. */
function groupedFixed(value: number, decimals: number): string {
  const [whole = '', fraction = ''] = fixed(Math.abs(value), decimals).split('.');
  const text = `${count(Number(whole))}.${fraction}`;
  return value < 0 && Number(`${whole}.${fraction}`) !== 0 ? minus + text : text;
}

/** Like weight, with a figure space where a minus would stand. */
export function signedWeight(value: number): string {
  const text = weight(value);
  return text.startsWith(minus) ? text : figureSpace + text;
}

/** A cost: four digits that mean something. */
export function cost(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return fixed(value);
  if (size === 0) return '0.0000';
  if (size < 0.001 || size >= 10000) return scientific(value);
  return fixed(value, size < 10 ? 4 : size < 100 ? 3 : size < 1000 ? 2 : 1);
}

/** A share from 0 to 1 as per cent; never says 100 or 0 unless it is. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return fixed(share);
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return `${fixed(Math.floor(share * 1000) / 10, 1)}\u00a0%`;
  if (rounded === 0 && share > 0) return `${fixed(Math.ceil(share * 1000) / 10, 1)}\u00a0%`;
  return `${rounded}\u00a0%`;
}

/** A tick label with just the decimals that its step needs. */
export function tick(value: number, step: number): string {
  if (Math.abs(value) >= 1e6 && Math.abs(value) < 1e9) return `${tick(value / 1e6, step / 1e6)} M`;
  if (value === 0 && step < 1e-4) return '0';
  // The steps are small beside the value: as many digits as tell it from the next.
  const places = Math.floor(Math.log10(Math.abs(value)) + 1e-9) - Math.floor(Math.log10(step) + 1e-9);
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4))
    return places > 6 && step >= 1 ? count(value) : scientific(value, Math.max(0, Math.min(12, places)));
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return decimals === 0 ? count(value) : fixed(value, decimals);
}

/** A number someone set, like a learning rate: no digits beyond what was chosen. */
export function setting(value: number): string {
  return String(Number(value.toPrecision(3)));
}
