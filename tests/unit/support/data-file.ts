import { readFileSync } from 'node:fs';
import { fileOf } from '../../../web/core/settings/datasets.js';
import type { DatasetName } from '../../../web/core/settings/names.js';

/** The CSV text a data set needs, as the page would fetch it. */
export function csvOf(dataset: DatasetName): string | undefined {
  const file = fileOf(dataset);
  return file && dataFile(file);
}

/** One of the files of measured data, by its name. */
export const dataFile = (name: string): string =>
  readFileSync(new URL(`../../../public/data/${name}`, import.meta.url), 'utf8');
