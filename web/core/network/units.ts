// Between people's units and the network's: scaled = (value - centre) / spread, and back.

export interface Scale {
  readonly centre: number;
  readonly spread: number;
}

export const identityScale: Scale = { centre: 0, spread: 1 };

export const toScaled = (scale: Scale, value: number) => (value - scale.centre) / scale.spread;
export const fromScaled = (scale: Scale, scaled: number) => scaled * scale.spread + scale.centre;

/** A column that never changes carries nothing: a spread of 1 makes it zero instead of dividing by zero. */
const orOne = (spread: number) => (spread > 0 && Number.isFinite(spread) ? spread : 1);

/** Mean and standard deviation (of the population, as most libraries do it) become 0 and 1. Two passes, double precision. */
export function standardScale(values: ArrayLike<number>): Scale {
  const count = values.length;
  if (count === 0) return identityScale;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] as number;
  const centre = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((values[i] as number) - centre) ** 2;
  return { centre, spread: orOne(Math.sqrt(squares / count)) };
}

/** The smallest and the largest value become 0 and 1. */
export function unitScale(values: ArrayLike<number>): Scale {
  if (values.length === 0) return identityScale;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] as number);
    high = Math.max(high, values[i] as number);
  }
  return { centre: low, spread: orOne(high - low) };
}
