// `npm run screenshots [-- NAME...]`: every main state of the pages, or those named, at 1280 and 375 px, in light and in dark, into
// build/screenshots as NAME-WIDTH-SCHEME.png. `learn` is all chapters of the course, asked and answered, and the front page and the study's.
// Builds the pages when their sources changed.

import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { ensureEngine } from './build/engine.mjs';
import { ensureSite } from './build/site.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { pictureCourse } from './screenshots/learn.mjs';
import { ofTheCourse, states } from './screenshots/states.mjs';
import { serve } from './serve.mjs';

const WINDOWS = [
  { width: 1280, height: 900 },
  { width: 375, height: 812, phone: true },
];
const SCHEMES = ['light', 'dark'];
export const screenshotsFolder = join(checkout, 'build', 'screenshots');

/** A page of its own for a window in a scheme, closed after `use`. */
async function visit(browser, url, { phone, ...viewport }, colorScheme, use) {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...(phone && { hasTouch: true, isMobile: true }),
  });
  const take = async (page, name) => {
    await page.waitForTimeout(700);
    const file = `${name}-${viewport.width}-${colorScheme}.png`;
    await page.screenshot({ path: join(screenshotsFolder, file), caret: 'hide' });
  };
  try {
    const page = await context.newPage();
    return await use(page, (name) => take(page, name));
  } finally {
    await context.close();
  }
}

async function picture(page, state, take) {
  await page.goto(state.url ?? './');
  // An embedded page keeps its model in the shadow of its playground.
  if (!state.bare)
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
    await page.setViewportSize({ ...page.viewportSize(), height });
  }
  await take(state.name);
}

/** What is asked for, each with a name and how it is pictured on a page that was just opened. */
function work(asked) {
  const isAsked = (name) => asked.length === 0 || asked.includes(name);
  const wanted = states.filter(({ name }) => isAsked(name) || (isAsked('learn') && ofTheCourse.includes(name)));
  const all = wanted.map((state) => ({ name: state.name, make: (page, take) => picture(page, state, take) }));
  return isAsked('learn') ? [...all, { name: 'learn', make: pictureCourse }] : all;
}

await main(async () => {
  const asked = process.argv.slice(2);
  const known = ['learn', ...states.map(({ name }) => name)];
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown) throw new Stop(`There is no state '${unknown}'; expected one of ${known.join(', ')}.`);
  await ensurePackages();
  await ensureEngine();
  await ensureSite();
  const { chromium: executablePath } = await ensureBrowsers();
  const { chromium } = await import('playwright');
  const server = await serve({ port: 0, home: '/playground/' });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...sandbox, '--disable-gpu'] });
  mkdirSync(screenshotsFolder, { recursive: true });
  let failed = 0;
  let made = 0;
  try {
    for (const { name, make } of work(asked)) {
      for (const window of WINDOWS) {
        for (const scheme of SCHEMES) {
          try {
            await visit(browser, server.url, window, scheme, (page, take) =>
              make(page, async (file) => {
                await take(file);
                made++;
              }),
            );
          } catch (error) {
            failed++;
            say(`${name}, ${window.width} px, ${scheme}: ${error.message.split('\n')[0]}`);
          }
        }
      }
      say(`${name} (${made})`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  say(`${made} pictures in ${relative(process.cwd(), screenshotsFolder)}${failed > 0 ? `, ${failed} failed` : ''}`);
  return failed === 0 ? 0 : 1;
});
