// `npm run screenshots [-- NAME...]`: every main state of the playground, or those named, at 1280 and 375 px, in light and in
// dark, into build/screenshots as NAME-WIDTH-SCHEME.png. Builds the pages when their sources changed.

import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { ensureEngine } from './build/engine.mjs';
import { ensureSite } from './build/site.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { states } from './screenshots/states.mjs';
import { serve } from './serve.mjs';

const WINDOWS = [
  { width: 1280, height: 900 },
  { width: 375, height: 812, phone: true },
];
const SCHEMES = ['light', 'dark'];
export const screenshotsFolder = join(checkout, 'build', 'screenshots');

async function picture(browser, url, state, { phone, ...viewport }, colorScheme) {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...(phone && { hasTouch: true, isMobile: true }),
  });
  try {
    const page = await context.newPage();
    await page.goto(state.url ?? './');
    // An embedded page keeps its model in the shadow of its playground.
    await page.waitForFunction(() => {
      const embedded = document.querySelector('glassbox-playground')?.shadowRoot;
      return (embedded ?? document).querySelector('glassbox-model')?.experiment?.frame;
    });
    // What comes later is there: every element is known.
    await page.waitForFunction(() => !document.querySelector(':not(:defined)'));
    await state.reach(page);
    if (state.show) {
      await page.locator(state.show).evaluate((element) => {
        scrollTo(0, element.getBoundingClientRect().top + scrollY - 12);
      });
    }
    if (state.whole) {
      // Views off the screen are not drawn: the window is made as long as the page.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ ...viewport, height });
    }
    await page.waitForTimeout(700);
    const name = `${state.name}-${viewport.width}-${colorScheme}.png`;
    await page.screenshot({ path: join(screenshotsFolder, name), caret: 'hide' });
  } finally {
    await context.close();
  }
}

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !states.some((state) => state.name === name));
  if (unknown) {
    throw new Stop(`There is no state '${unknown}'; expected one of ${states.map(({ name }) => name).join(', ')}.`);
  }
  await ensurePackages();
  await ensureEngine();
  await ensureSite();
  const { chromium: executablePath } = await ensureBrowsers();
  const { chromium } = await import('playwright');
  const server = await serve({ port: 0 });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...sandbox, '--disable-gpu'] });
  mkdirSync(screenshotsFolder, { recursive: true });
  let failed = 0;
  let made = 0;
  try {
    for (const state of states.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
      for (const window of WINDOWS) {
        for (const scheme of SCHEMES) {
          try {
            await picture(browser, server.url, state, window, scheme);
            made++;
          } catch (error) {
            failed++;
            say(`${state.name}, ${window.width} px, ${scheme}: ${error.message.split('\n')[0]}`);
          }
        }
      }
      say(`${state.name} (${made})`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  say(`${made} pictures in ${relative(process.cwd(), screenshotsFolder)}${failed > 0 ? `, ${failed} failed` : ''}`);
  return failed === 0 ? 0 : 1;
});
