// No pattern in web/ looks back over what it has read: each is tried on long repetitions of what it is made of. One that takes time with the
// square of the length needs hundreds of times as long for these as one that does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const length = 20_000;
/** Milliseconds: linear patterns take one at most, others hundreds; what else the machine does is let pass by the best of some tries. */
const longest = 60;

const files = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** A slash where a value may begin, up to the slash that ends the pattern. */
const literal = /(?<=[=(,:[!&|?{}>]\s?|return\s)\/(?![/*\s])((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/g;

function patternOf(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null; // a division, or a template
  }
}

const patterns = files.flatMap((file) =>
  readFileSync(join('web', file), 'utf8')
    .split('\n')
    .flatMap((line, at) =>
      /^\s*(?:\/\/|\*|\/\*)/.test(line)
        ? []
        : [...line.matchAll(literal)].flatMap(([, source = '', flags = '']) => {
            const pattern = patternOf(source, flags);
            return pattern ? [[`${file}:${at + 1} ${pattern}`, pattern] as const] : [];
          }),
    ),
);

function textsFor(pattern: RegExp): string[] {
  const plain = pattern.source.replaceAll(/\\[a-zA-Z]/g, '');
  const words = plain.match(/[a-z]{2,}/gi) ?? [];
  const pieces = new Set(['1', 'a', ' ', '\n', '"', '1 ', '1.', 'a ', ...plain, ...words]);
  return [...pieces].flatMap((piece) =>
    ['', 'a', words[0] ?? '1'].map((start) => `${start}${piece.repeat(length / piece.length)}\0`),
  );
}

function timeOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  const start = performance.now();
  pattern.test(text);
  return performance.now() - start;
}

const isSlow = (pattern: RegExp, text: string) =>
  Array.from({ length: 3 }).every(() => timeOf(pattern, text) > longest);

describe('each pattern takes time that grows with the text', () => {
  it('and all of them are found', () => expect(patterns.length).toBeGreaterThan(100));

  it.each(patterns)('%s', (_, pattern) => {
    const slow = textsFor(pattern).find((text) => isSlow(pattern, text));
    expect(slow?.slice(0, 40)).toBeUndefined();
  });

  it('and one that does not is noticed', () => {
    const quadratic = /^(?:\d+\.?\d*)$/;
    expect(textsFor(quadratic).some((text) => isSlow(quadratic, text))).toBe(true);
  });
});
