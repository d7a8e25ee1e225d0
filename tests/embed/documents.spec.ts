// Every snippet of docs/embedding.md and both examples, as they stand.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout, expect, test, trained } from './host.js';

async function snippets(language: string): Promise<string[]> {
  const text = await readFile(join(checkout, 'docs', 'embedding.md'), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${language}(?: live)?\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );
}

const page0 = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><body>${body}</body></html>`;

test('the first snippet trains, and the script does what it says', async ({ page, host, watch }) => {
  const [first = ''] = await snippets('html');
  const [script = ''] = await snippets('js');
  await page.goto(host.put(page0(first)));
  await trained(page, 'glassbox-playground', 2);
  await page.evaluate(`(async () => { ${script}; await lab.pause(); })()`);
  await trained(page, 'glassbox-playground', 100);
  expect(watch.complaints).toEqual([]);
});

test('the second snippet shows numbers in sentences', async ({ page, host, watch }) => {
  const [first = '', second = ''] = await snippets('html');
  await page.goto(host.put(page0(`${first.split('\n')[0]}${second}`)));
  await trained(page, '#a', 2);
  await expect(page.locator('glassbox-value .number')).toHaveText(/^0\.\d{4}$/);
  await expect(page.getByRole('slider')).toHaveText('0.3');
  await page.locator('glassbox-bowl').scrollIntoViewIfNeeded();
  await expect(page.locator('glassbox-bowl canvas')).toHaveAttribute('aria-label', /B1/);
  expect(watch.complaints).toEqual([]);
});

for (const [name, port] of [
  ['html', 5391],
  ['article', 5392],
] as const) {
  test(`the example ${name} is opened by one command, and trains`, async ({ page, watch }) => {
    const program: ChildProcess = spawn(process.execPath, [join(checkout, 'examples', 'serve.mjs'), name], {
      env: { ...process.env, PORT: String(port) },
    });
    try {
      await new Promise((done) => program.stdout?.once('data', done));
      await page.goto(`http://localhost:${port}/`);
      await trained(page, name === 'html' ? 'glassbox-playground' : '#rings', 3);
      await expect(page.locator('glassbox-boundary canvas').first()).toBeVisible();
      expect(watch.complaints.filter((text) => !/favicon|404/.test(text))).toEqual([]);
    } finally {
      program.kill();
    }
  });
}
