// From data to pixels, and which ticks to show on the way.

export interface Scale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  readonly log: boolean;
  /** Data to pixels. */
  at(value: number): number;
  /** Pixels to data. */
  invert(pixel: number): number;
}

export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0] || 1;
  const slope = (range[1] - range[0]) / span;
  return {
    domain,
    range,
    log: false,
    at: (value) => range[0] + (value - domain[0]) * slope,
    invert: (pixel) => domain[0] + (pixel - range[0]) / slope,
  };
}

/** Both ends of the domain must be above zero; a value that is not is held at the lower end. */
export function logScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const inner = linearScale([Math.log(domain[0]), Math.log(domain[1])], range);
  return {
    domain,
    range,
    log: true,
    at: (value) => inner.at(Math.log(Math.max(value, domain[0]))),
    invert: (pixel) => Math.exp(inner.invert(pixel)),
  };
}

/** A step of 1, 2 or 5 times a power of ten that gives about so many ticks. */
export function niceStep(span: number, about: number): number {
  const raw = Math.max(span, Number.MIN_VALUE) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power;
}

export interface Ticks {
  values: number[];
  step: number;
}

export function linearTicks(min: number, max: number, about: number): Ticks {
  const step = niceStep(max - min, about);
  const values: number[] = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) values.push(i * step || 0);
  return { values, step };
}

/** Powers of ten; with 2 and 5 between when there are fewer than three of them; every second when there are many. */
export function logTicks(min: number, max: number, atMost = 6): number[] {
  const [low, high] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)];
  const every = Math.max(1, Math.ceil((high - low + 1) / atMost));
  const values: number[] = [];
  for (let power = low; power <= high; power += every) values.push(10 ** power);
  if (values.length >= 3) return values;
  const finer: number[] = [];
  for (let power = low - 1; power <= high; power++) {
    for (const lead of [1, 2, 5]) {
      const value = lead * 10 ** power;
      if (value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9)) finer.push(value);
    }
  }
  return finer;
}

/** The smallest of 1, 1.5, 2, 3, 5, 7.5 times a power of ten that is not below the value: an axis end that moves rarely. */
export function niceCeiling(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  for (const lead of [1, 1.5, 2, 3, 5, 7.5]) if (value <= lead * power * (1 + 1e-9)) return lead * power;
  return 10 * power;
}

/** The ends of an axis for an activation function: its own where it has some, else rounded ones around the values. */
export function activationDomain(activation: string, values: Iterable<ArrayLike<number>>): readonly [number, number] {
  if (activation === 'tanh' || activation === 'sine') return [-1.08, 1.08];
  if (activation === 'sigmoid' || activation === 'softmax') return [-0.04, 1.04];
  let [low, high] = [0, 0];
  for (const part of values) {
    for (let i = 0; i < part.length; i++) {
      const value = part[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const [below, above] = [low < 0 ? niceCeiling(-low) : 0, high > 0 ? niceCeiling(high) : 0];
  const room = (below + above || 1) * 0.04;
  return [-below - room, (below + above === 0 ? 1 : above) + room];
}
