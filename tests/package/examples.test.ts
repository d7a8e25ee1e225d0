// The examples run as their first line says, and print what they promise.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

async function example(name: string): Promise<string> {
  const file = fileURLToPath(new URL(`../../examples/node/${name}.mjs`, import.meta.url));
  return (await promisify(execFile)(process.execPath, [file])).stdout;
}

function numberAfter(text: string, label: string): number {
  return Number(new RegExp(`${label}\\s+(-?[\\d.]+)`).exec(text)?.[1] ?? Number.NaN);
}

test('o-rings.mjs meets the maximum likelihood fit to 1 %', async () => {
  const text = await example('o-rings');
  expect(Math.abs(numberAfter(text, '\\n {2}intercept') / 15.0429 - 1)).toBeLessThan(0.01);
  expect(Math.abs(numberAfter(text, '\\n {2}slope') / -0.2322 - 1)).toBeLessThan(0.01);
  expect(text).toContain('At 31 F');
});

test('penguins.mjs counts what it leaves out, learns, and shows what it confuses', async () => {
  const text = await example('penguins');
  expect(text).toContain('344 penguins, 2 left out because a measurement is NA');
  expect(text).toContain('274 to train on, 68 held out');
  const last = /^ {3}60 .*?([\d.]+) %\s+([\d.]+) %$/m.exec(text);
  expect(Number(last?.[1])).toBeGreaterThan(97);
  expect(Number(last?.[2])).toBeGreaterThan(95);
  const rows = ['Adelie', 'Chinstrap', 'Gentoo'].map(
    (name) => new RegExp(`^\\s*${name}((?:\\s+\\d+){3})$`, 'm').exec(text)?.[1],
  );
  const counts = rows.flatMap((row) => (row ?? '').trim().split(/\s+/).map(Number));
  expect(counts).toHaveLength(9);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(68);
});
