// The parts in what other people's pages put around them: another direction, a narrow column, a shadow tree, a style sheet.
import { violations } from '../axe.js';
import { expect, test, trained, written } from './host.js';

test('on a page from right to left, minus signs stand before their numbers and matrices in their order', async ({
  page,
  host,
}) => {
  const body =
    '<p>The bias is <glassbox-value for="a" of="b 1 1"></glassbox-value>.</p><glassbox-model id="a" preset="circle" epochs="20" autoplay><glassbox-equation></glassbox-equation></glassbox-model>';
  await page.goto(host.put(written('/parts', body, 'dir="rtl"')));
  await trained(page, '#a', 20);
  /** Left ends of the sign and of the digit behind it, wherever such a number stands in a part. */
  const signs = () =>
    page.evaluate(() => {
      const found: [number, number][] = [];
      for (const part of document.querySelectorAll('glassbox-equation, glassbox-value')) {
        const texts = document.createTreeWalker(part.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode as Text;
          const at = text.data.search(/\u2212\d/);
          if (at < 0) continue;
          const left = (from: number) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, from + 1);
            return range.getBoundingClientRect().left;
          };
          found.push([left(at), left(at + 1)]);
        }
      }
      return found;
    });
  await expect.poll(async () => (await signs()).length).toBeGreaterThan(2);
  for (const [sign, digit] of await signs()) expect(sign).toBeLessThan(digit);
  const order = await page
    .locator('glassbox-equation table')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test.describe('in the narrowest column', () => {
  for (const [colorScheme, dir] of [
    ['light', 'ltr'],
    ['dark', 'rtl'],
  ] as const) {
    test(`every view fits into 320 px and axe finds nothing, ${colorScheme}, ${dir}`, async ({ page, host }) => {
      await page.emulateMedia({ colorScheme });
      const views = 'network boundary loss equation flow blame shock hidden-space bowl data training tape table';
      const body = `<div id="column"><glassbox-playground id="lab" preset="circle" views="${views}"></glassbox-playground></div>`;
      await page.goto(host.put(written('/parts', body, `dir="${dir}"`)));
      await page.addStyleTag({
        content: `#column { width: 320px } ${colorScheme === 'dark' ? 'body { background: #131518; color: #ecebe6 }' : ''}`,
      });
      await trained(page, '#lab', 0);
      await page.evaluate("document.querySelector('#lab').step('epoch', 5)");
      await expect(page.locator('#lab glassbox-table')).toBeVisible();
      await expect(page.locator('#lab glassbox-bowl canvas')).toBeVisible();
      const wider = await page.evaluate(() => {
        const lab = document.querySelector('#lab')?.shadowRoot;
        return [...(lab?.querySelectorAll('.panel, .panel > *') ?? [])]
          .filter(
            (element) =>
              element.getBoundingClientRect().width > 320 ||
              (element.scrollWidth > element.clientWidth + 4 &&
                getComputedStyle(element).overflowX === 'visible' &&
                element.clientWidth > 0),
          )
          .map((element) => `${element.localName} ${element.scrollWidth}`);
      });
      expect(wider).toEqual([]);
      expect(await violations(page, { without: ['page-has-heading-one'] })).toEqual([]);
    });
  }
});

test('inside somebody else’s shadow tree everything works', async ({ page, host }) => {
  await page.goto(host.put(written('/parts', '<div id="host"></div>')));
  await page.evaluate(() => {
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root)
      root.innerHTML =
        '<glassbox-model id="a" preset="circle" autoplay></glassbox-model><glassbox-boundary for="a"></glassbox-boundary>';
  });
  await page.waitForFunction(() => {
    const model = document.querySelector('#host')?.shadowRoot?.querySelector('#a') as unknown as {
      experiment?: { frame?: { tick: { epoch: number } } };
    };
    return (model?.experiment?.frame?.tick.epoch ?? 0) > 3;
  });
  await expect(page.locator('glassbox-boundary canvas')).toHaveAttribute('aria-label', /%/);
});

test('a page’s own style sheet decides by custom properties and ::part', async ({ page, host }) => {
  await page.goto(
    host.put(
      written(
        '/parts',
        '<glassbox-model preset="circle" id="a"><glassbox-controls></glassbox-controls></glassbox-model>',
      ),
    ),
  );
  await page.addStyleTag({
    content: 'glassbox-controls { --glassbox-ink: #aa0000 } glassbox-controls::part(reset) { border-radius: 1px }',
  });
  await trained(page, '#a', 0);
  const reset = page.getByRole('button', { name: 'Reset' });
  await expect(reset).toHaveCSS('color', 'rgb(170, 0, 0)');
  await expect(reset).toHaveCSS('border-radius', '1px');
});
