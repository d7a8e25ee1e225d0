// The browsers that the end-to-end tests drive: found, or installed with apt by root, or (Chromium) downloaded by
// Playwright. `node tools/browsers.mjs` says where they are.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './common/paths.mjs';
import { say, step } from './common/progress.mjs';
import { isProgram, run, which } from './common/run.mjs';
import { isMain, main, Stop } from './common/stop.mjs';
import { elevation, installPackages, isKnownToApt, updateLists } from './toolchain/apt.mjs';

/**
 * @typedef {object} Browsers paths of programs, null where there is none
 * @property {string | null} chromium
 * @property {string | null} firefox
 * @property {string | null} webkitDriver WebKitWebDriver
 * @property {string | null} miniBrowser the window it drives
 * @property {string | null} xvfb xvfb-run, which gives that window a screen
 */

/** Chromium without windows: to open a page costs it less than half as much, and the tests open hundreds. Debian has it since 2025. */
const SHELL = 'chromium-headless-shell';

/** For each browser: the Debian packages that bring it. */
const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkitDriver: ['webkit2gtk-driver'],
  miniBrowser: ['webkit2gtk-driver'],
  xvfb: ['xvfb', 'xauth'],
};

/** @returns {Promise<Browsers>} what is there now */
export async function findBrowsers(env = process.env) {
  const first = (...candidates) => candidates.find((file) => file && isProgram(file)) ?? null;
  const named = (...names) => names.map((name) => which(name, env.PATH));
  return {
    chromium: first(
      env.GLASSBOX_CHROMIUM,
      ...named(SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
      await playwrightChromium(),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ),
    firefox: first(
      env.GLASSBOX_FIREFOX,
      ...named('firefox-esr', 'firefox'),
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ),
    webkitDriver: first(env.GLASSBOX_WEBKIT_DRIVER, ...named('WebKitWebDriver')),
    miniBrowser: first(env.GLASSBOX_MINIBROWSER, ...miniBrowsers()),
    xvfb: first(...named('xvfb-run')),
  };
}

/** WebKitGTK keeps its browser in a library folder whose name has the machine's and the interface's version. */
function miniBrowsers() {
  const found = [];
  for (const lib of [
    '/usr/lib',
    '/usr/libexec',
    ...folders('/usr/lib').filter((path) => path.endsWith('-linux-gnu')),
  ]) {
    for (const folder of folders(lib)) {
      if (/\/webkit2?gtk-[\d.]+$/.test(folder)) found.push(join(folder, 'MiniBrowser'));
    }
  }
  return found.sort().reverse();
}

function folders(path) {
  try {
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    return [];
  }
}

async function playwrightChromium() {
  if (!existsSync(join(checkout, 'node_modules', 'playwright'))) return null;
  const { chromium } = await import('playwright');
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

/**
 * Sees to it that all of them are there.
 *
 * @returns {Promise<Browsers>} without nulls
 * @throws {Stop} saying what to install
 */
export async function ensureBrowsers({ env = process.env } = {}) {
  let browsers = await findBrowsers(env);
  let missing = missingOf(browsers);
  if (missing.length === 0) return browsers;

  const prefix = which('apt-get', env.PATH) ? await elevation() : null;
  if (prefix) {
    await updateLists(prefix);
    const packages = packagesOf(missing);
    if (missing.includes('chromium') && (await isKnownToApt(SHELL)))
      packages.splice(packages.indexOf('chromium'), 1, SHELL);
    if (!hasFonts()) packages.push('fonts-dejavu-core');
    const progress = step(`Installing what the browser tests need with apt: ${packages.join(' ')}`, {
      usually: '1 to 2 min',
    });
    try {
      await installPackages(prefix, packages, {
        onLine: (line) => /^(Get|Unpacking|Setting up)/.test(line) && progress.update(line.slice(0, 60)),
      });
      progress.done('installed');
    } catch (error) {
      progress.fail();
      throw error;
    }
  } else if (!browsers.chromium && existsSync(join(checkout, 'node_modules', 'playwright'))) {
    const progress = step('Downloading Chromium with Playwright', { usually: '1 min' });
    const cli = join(checkout, 'node_modules', '.bin', 'playwright');
    const { code } = await run(cli, ['install', 'chromium'], {
      env,
      timeout: 600_000,
      onLine: (line) => progress.update(line.slice(0, 60)),
    });
    if (code === 0) progress.done('installed');
    else progress.fail();
  }
  browsers = await findBrowsers(env);
  missing = missingOf(browsers);
  if (missing.length > 0) throw new Stop(howToInstall(missing));
  return browsers;
}

const packagesOf = (missing) => [...new Set(missing.flatMap((name) => PACKAGES[name]))];

function missingOf(browsers) {
  return Object.keys(PACKAGES).filter((name) => !browsers[name]);
}

function hasFonts() {
  return folders('/usr/share/fonts').some((path) => /truetype|opentype/.test(path));
}

/** The sentence for browsers that are missing and could not be installed. */
export function howToInstall(missing) {
  const labels = {
    chromium: 'Chromium',
    firefox: 'Firefox',
    webkitDriver: 'the WebKit driver',
    miniBrowser: "WebKit's MiniBrowser",
    xvfb: 'xvfb-run',
  };
  return [
    `The browser tests need ${missing.map((name) => labels[name]).join(', ')}, not found here. On Debian:`,
    `  sudo apt-get install ${packagesOf(missing).join(' ')}`,
    'Elsewhere, install them and name the programs in GLASSBOX_CHROMIUM, GLASSBOX_FIREFOX, GLASSBOX_WEBKIT_DRIVER and GLASSBOX_MINIBROWSER.',
  ].join('\n');
}

/** The browsers as environment variables, as the tests read them. */
export function browserEnvironment(browsers) {
  return {
    GLASSBOX_CHROMIUM: browsers.chromium,
    GLASSBOX_FIREFOX: browsers.firefox,
    GLASSBOX_WEBKIT_DRIVER: browsers.webkitDriver,
    GLASSBOX_MINIBROWSER: browsers.miniBrowser,
    GLASSBOX_XVFB_RUN: browsers.xvfb,
  };
}

if (isMain(import.meta.url)) {
  await main(async () => {
    for (const [name, path] of Object.entries(await ensureBrowsers())) say(`${name.padEnd(13)} ${path}`);
  });
}
