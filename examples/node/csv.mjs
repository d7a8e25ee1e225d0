// The data sets of this repository: a header, commas, nothing quoted.
import { readFileSync } from 'node:fs';

/** One object per row, every value a string. `name`: a file in public/data. */
export function readRows(name) {
  const text = readFileSync(new URL(`../../public/data/${name}`, import.meta.url), 'utf8');
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [columns[i], value])));
}
