import { readFileSync } from 'node:fs';
import { fileOf } from '../../../web/core/data/sets/index.js';
import type { DatasetName } from '../../../web/core/settings/names.js';

/** The CSV text a data set needs, as the page would fetch it. */
export function csvOf(dataset: DatasetName): string | undefined {
  const file = fileOf(dataset);
  return file && readFileSync(new URL(`../../../public/data/${file}`, import.meta.url), 'utf8');
}
