// No pattern that is written in web/ looks back over what it has read: each is tried on long repetitions of what it is made of. One that takes
// time with the square of the length needs hundreds of times as long for these as one that does not. Those that are put together of pieces
// are tried by what reads with them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNumberCell } from '../../../web/core/data/csv/numbers.js';
import { parseQuantity } from '../../../web/core/learn/quantity.js';
import { fasterThanLinear } from './growth.js';

const length = 20_000;

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

/** What is repeated, and what stands before it. */
function startsFor(pattern: RegExp): (readonly [start: string, piece: string])[] {
  const plain = pattern.source.replaceAll(/\\[a-zA-Z]/g, '');
  const words = plain.match(/[a-z]{2,}/gi) ?? [];
  const pieces = new Set(['1', 'a', ' ', '\n', '"', '1 ', '1.', 'a ', ...plain, ...words]);
  return [...pieces].flatMap((piece) => ['', 'a', words[0] ?? '1'].map((start) => [start, piece] as const));
}

/** What is read slowly, or undefined. */
function slowIn(
  starts: readonly (readonly [start: string, piece: string])[],
  read: (text: string) => unknown,
  letters = length,
) {
  const found = starts.find(([start, piece]) => {
    const [short, middle, long] = [letters / 4, letters / 2, letters].map((count) => {
      const text = `${start}${piece.repeat(count / piece.length)}\0`;
      return () => read(text);
    }) as [() => unknown, () => unknown, () => unknown];
    return fasterThanLinear({ short, middle, long, quickEnough: 60 });
  });
  return found && `${found[0]}${found[1]}${found[1]}…`;
}

const trying = (pattern: RegExp) => (text: string) => {
  pattern.lastIndex = 0;
  pattern.test(text);
};

describe('each pattern takes time that grows with the text', () => {
  it('and all of them are found', () => expect(patterns.length).toBeGreaterThan(100));

  it.each(patterns)('%s', (_, pattern) => {
    expect(slowIn(startsFor(pattern), trying(pattern))).toBeUndefined();
  });

  it.each([
    ['of units, in cells of a table', readNumberCell],
    ['of names of quantities', parseQuantity],
  ])('%s, put together of pieces', (_, read) => {
    const pieces = ['1', '12', ' ', 'A', 'US', 'effect ', 'l 1 ', 'n', 'of ', '-', '1.', '$', 'kr', '(', "1'", '1,'];
    const starts = pieces.flatMap((piece) => ['', '1', 'answer at ', '('].map((start) => [start, piece] as const));
    expect(slowIn(starts, read)).toBeUndefined();
  });

  it('and one that does not is noticed', () => {
    const quadratic = /^(?:\d+\.?\d*)$/;
    expect(slowIn(startsFor(quadratic), trying(quadratic), 10_000)).toBeDefined();
  });
});
