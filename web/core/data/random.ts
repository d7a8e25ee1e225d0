// Chance for data sets: the same seed gives the same points on every machine. The weights' chance is the engine's own.

/** To four decimals: Math.sin and Math.log may differ in their last bit between browsers, and this takes the difference away. */
export function round4(value: number): number {
  const rounded = Math.round(value * 1e4) / 1e4;
  return rounded === 0 ? 0 : rounded; // no -0
}

/** One round of splitmix32: spreads a number over all 32 bits. */
export function scrambled(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** A stream of random numbers named by a seed and a purpose: sfc32 (Doty-Humphrey, PractRand), integers only. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, purpose: string) {
    let hash = seed >>> 0;
    for (let i = 0; i < purpose.length; i++) hash = scrambled(hash ^ purpose.charCodeAt(i));
    this.#a = scrambled(hash);
    this.#b = scrambled(this.#a);
    this.#c = seed >>> 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 32 random bits as a whole number from 0 to 4294967295. */
  next(): number {
    const out = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + out) | 0;
    return out >>> 0;
  }

  /** [low, high) */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * (this.next() / 4_294_967_296);
  }

  /** Box, Muller 1958; two uniforms for each, so that the count of draws never depends on their values. */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** 0 .. count - 1 in a random order (Fisher, Yates; Durstenfeld 1964). */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(this.uniform(0, i + 1));
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    return order;
  }
}
