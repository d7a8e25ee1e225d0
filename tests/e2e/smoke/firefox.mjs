import puppeteer from 'puppeteer-core';
import { smoke } from './smoke.mjs';

const executablePath = process.env.GLASSBOX_FIREFOX;

if (!executablePath) {
  console.log('Firefox is not installed: passed over.\n0 passed, 0 failed, 1 skipped');
} else {
  await smoke('Firefox', async () => {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    return {
      open: (url) => page.goto(url),
      run: (script) => page.evaluate(`(async () => { ${script} })()`),
      close: () => browser.close(),
    };
  });
}
