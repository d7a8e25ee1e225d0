// What a page saves as a file.
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright/test';

/** The lines and cells of a table that is saved. */
export const csvOf = async (download: Promise<Download>) =>
  readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
