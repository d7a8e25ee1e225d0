// What the tests of the doors share: how many inputs are tried, which, how long one may take, and how good ones are damaged.
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { vi } from 'vitest';

const asked = process.env.GLASSBOX_FUZZ_CASES;
const seconds = Number(process.env.GLASSBOX_FUZZ_SECONDS ?? Number.POSITIVE_INFINITY);

/** An ordinary input takes a few milliseconds. The bound is for a machine that is busy with something else. */
const longest = 5_000;

const expected = Number.isFinite(seconds) ? seconds * 1_000 : Number(asked ?? 50_000) * 20;
vi.setConfig({ testTimeout: 60_000 + expected });

/**
 * Tries `check` on inputs of `inputs`; it throws where the door does not hold. `npm test` tries `usual` of them, always the same ones.
 * GLASSBOX_FUZZ_CASES asks for so many new ones, for GLASSBOX_FUZZ_SECONDS at most. What fails shrinks, and is printed with its seed.
 */
export function tryAll<T>(inputs: fc.Arbitrary<T>, check: (input: T) => void, usual: number): void {
  let tried = 0;
  fc.assert(
    fc.property(inputs, (input) => {
      tried++;
      const start = performance.now();
      check(input);
      const took = performance.now() - start;
      if (took > longest) throw new Error(`It took ${Math.round(took)} ms.`);
    }),
    {
      numRuns: Number(asked ?? usual),
      seed: asked === undefined ? 1 : randomInt(2 ** 31),
      ...(Number.isFinite(seconds) && { interruptAfterTimeLimit: seconds * 1_000 }),
    },
  );
  if (asked !== undefined) console.log(`${tried} inputs tried`);
}

/** Good texts, changed in up to four places: a piece left out, doubled, or put in place of another. */
export function damaged(good: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.constantFrom(0, 1, 1, 2), fc.nat(40)),
    piece: fc.option(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4, unit: 'binary' })), {
      nil: undefined,
    }),
  });
  return fc.tuple(fc.constantFrom(...good), fc.array(change, { maxLength: 4 })).map(([text, changes]) =>
    changes.reduce((now, { at, length, piece }) => {
      const from = at % (now.length + 1);
      const taken = now.slice(from, from + length);
      return now.slice(0, from) + (piece ?? taken + taken) + now.slice(from + length);
    }, text),
  );
}

/** Throws unless it is a sentence that fits on a page. */
export function expectSentence(text: string): void {
  if (text.length < 10 || text.length > 700)
    throw new Error(`This is no sentence: ${JSON.stringify(text.slice(0, 800))}`);
}
