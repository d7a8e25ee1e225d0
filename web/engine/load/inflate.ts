// DEFLATE (RFC 1951) unpacked, for the module that is in a script. The platform's DecompressionStream would do, but test pages (jsdom)
// and older runtimes have none. It reads what the build has packed, and nothing else: no input is ever doubted.

/** The least length of each length code from 257 on, and of each distance code, with how many bits follow it (RFC 1951, 3.2.5). */
const LENGTHS = ranges(29, 3, 4);
LENGTHS[28] = { base: 258, bits: 0 };
const DISTANCES = ranges(30, 1, 2);

/** In which order the lengths of the code for code lengths come. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Codes of a first length with no bits following, then as many again for each bit more. */
function ranges(count: number, first: number, each: number): { base: number; bits: number }[] {
  const list = [];
  for (let i = 0, base = first; i < count; ++i) {
    const bits = Math.max(0, Math.floor(i / each) - 1);
    list.push({ base, bits });
    base += 2 ** bits;
  }
  return list;
}

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: readonly number[];
}

function codeOf(lengths: ArrayLike<number>): Code {
  const counts = new Uint16Array(16);
  const all = Array.from(lengths, (length, symbol) => ({ length, symbol })).filter(({ length }) => length > 0);
  for (const { length } of all) counts[length] = (counts[length] ?? 0) + 1;
  all.sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  return { counts, symbols: all.map(({ symbol }) => symbol) };
}

/** The codes that a block may use without saying so (3.2.6). */
const fixed = (): [Code, Code] => [
  codeOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  codeOf(new Uint8Array(30).fill(5)),
];

class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A number of so many bits, the lowest first. */
  take(count: number): number {
    let value = 0;
    for (let i = 0; i < count; ++i, ++this.#at)
      value |= (((this.#bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) << i;
    return value;
  }

  /** The next symbol: codes of one length are consecutive numbers, their highest bit first. */
  symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; ++length) {
      code |= this.take(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return 0;
  }

  /** So many bytes as they are, from the next whole one on. */
  *plain(): Iterable<number> {
    this.#at = (this.#at + 7) & ~7;
    const length = this.take(16);
    this.take(16); // the same once more, turned over
    for (let i = 0; i < length; ++i) yield this.take(8);
  }
}

function described(bits: Bits): [Code, Code] {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const own = new Uint8Array(19);
  const count = bits.take(4) + 4;
  for (let i = 0; i < count; ++i) own[ORDER[i] ?? 0] = bits.take(3);
  const code = codeOf(own);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = bits.symbol(code);
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const again = symbol === 16 ? (lengths.at(-1) ?? 0) : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    for (let i = 0; i < times; ++i) lengths.push(again);
  }
  return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals))];
}

export function inflate(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const bits = new Bits(packed);
  const out: number[] = [];
  for (let last = false; !last; ) {
    last = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) out.push(...bits.plain());
    else copyBlock(bits, out, ...(kind === 1 ? fixed() : described(bits)));
  }
  return Uint8Array.from(out);
}

function copyBlock(bits: Bits, out: number[], literals: Code, distances: Code): void {
  for (let symbol = bits.symbol(literals); symbol !== 256; symbol = bits.symbol(literals)) {
    if (symbol < 256) {
      out.push(symbol);
      continue;
    }
    const length = LENGTHS[symbol - 257] ?? { base: 0, bits: 0 };
    const times = length.base + bits.take(length.bits);
    const distance = DISTANCES[bits.symbol(distances)] ?? { base: 1, bits: 0 };
    const back = distance.base + bits.take(distance.bits);
    for (let i = 0; i < times; ++i) out.push(out[out.length - back] ?? 0);
  }
}
