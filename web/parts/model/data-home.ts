// Where the measured data are, when a page does not say: where the bundle has them, else beside the page; and how they are fetched.
import { lookUp } from '../../core/base/look-up.js';
import type { ReadFile } from '../../experiment/opening/source.js';

let bundled: Readonly<Record<string, URL>> = {};
const texts = new Map<string, Promise<string>>();

/** The bundle says where each file came to lie, by its name. */
export function setDataFiles(files: Readonly<Record<string, URL>>): void {
  bundled = files;
}

/** Files are fetched once. `folder`: where a page keeps them under their own names, against its address. */
export function dataReader(folder: string | undefined): ReadFile {
  return (name) => fetchText(addressOf(name, folder));
}

/** A page's own file, against its address. Rejects with a sentence. */
export const textAt = (address: string): Promise<string> => fetchText(new URL(address, document.baseURI));

/** The table that stands between the tags of an element; undefined where none does. */
export const csvWithin = (element: Element): string | undefined =>
  element.querySelector(':scope > script[type="text/csv"]')?.textContent ?? undefined;

function addressOf(name: string, folder: string | undefined): URL {
  if (folder) return new URL(name, new URL(folder.endsWith('/') ? folder : `${folder}/`, document.baseURI));
  return lookUp(bundled, name) ?? new URL(`data/${name}`, document.baseURI);
}

function fetchText(url: URL): Promise<string> {
  const known = texts.get(url.href);
  if (known) return known;
  const text = fetch(url).then(
    (response) => {
      if (!response.ok)
        throw new Error(`${url.pathname}: the data could not be loaded (the server answered ${response.status}).`);
      return response.text();
    },
    () => {
      throw new Error(`${url.pathname}: the data could not be loaded. Is the page still connected?`);
    },
  );
  // A failure is not remembered: the next attempt may succeed.
  text.catch(() => texts.delete(url.href));
  texts.set(url.href, text);
  return text;
}
