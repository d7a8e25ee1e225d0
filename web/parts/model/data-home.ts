// Where the measured data are, when a page does not say: where the bundle has them, else beside the page.
import type { FileAddress } from '../../experiment/source.js';

let bundled: Readonly<Record<string, URL>> = {};

/** The bundle says where each file came to lie, by its name. */
export function setDataFiles(files: Readonly<Record<string, URL>>): void {
  bundled = files;
}

/** `folder`: where a page keeps the files under their own names, against its address. */
export function dataFiles(folder: string | undefined): FileAddress {
  if (folder) return (name) => new URL(name, new URL(folder.endsWith('/') ? folder : `${folder}/`, document.baseURI));
  return (name) => bundled[name] ?? new URL(`data/${name}`, document.baseURI);
}
