import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** package.json's: the one that the others follow. */
export function versionOf(top) {
  return JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')).version;
}

export function readPlace(top, { file }) {
  return readFileSync(join(top, file), 'utf8');
}

const HEADING = /^## \[?(\d[\w.-]*)\]? - (\d{4}-\d\d-\d\d)$/m;

/** The module's name in the package. */
const MODULE = /dist\/parts\/engine-(\d[\w.-]*)\.wasm/g;

/**
 * Each file besides package.json that names the version: `read` finds what it says, `write` makes it say `version`.
 *
 * @type {{ file: string, read(text: string, version: string): string[],
 *   write(text: string, version: string, today: string): string }[]}
 */
export const PLACES = [
  {
    file: 'package-lock.json',
    read: (text) => {
      const lock = JSON.parse(text);
      return [lock.version, lock.packages[''].version];
    },
    // npm has done it already.
    write: (text) => text,
  },
  {
    file: 'web/engine/version.ts',
    read: (text) => [/VERSION = '(.*)'/.exec(text)?.[1] ?? 'nothing'],
    write: (text, version) => text.replace(/(VERSION = ').*(')/, `$1${version}$2`),
  },
  ...['examples/vite/package.json', 'examples/webpack/package.json'].map((file) => ({
    file,
    read: (text) => [JSON.parse(text).dependencies['glassbox-nn']],
    write: (text, version) => text.replace(/("glassbox-nn": ").*(")/, `$1${version}$2`),
  })),
  ...['package.json', 'docs/package.md'].map((file) => ({
    file,
    read: (text) => [...text.matchAll(MODULE)].map(([, version]) => version),
    write: (text, version) => text.replace(MODULE, `dist/parts/engine-${version}.wasm`),
  })),
  {
    file: 'CHANGELOG.md',
    // The newest heading with a date; 'Unreleased' above it may hold what comes next.
    read: (text) => [HEADING.exec(text)?.[1] ?? 'nothing but Unreleased'],
    write: (text, version, today) =>
      HEADING.exec(text)?.[1] === version
        ? text
        : text.replace(/^## Unreleased$/m, `## Unreleased\n\n## ${version} - ${today}`),
  },
];

/** What the changelog tells of a version, without its heading. */
export function changesOf(top, version) {
  const text = readFileSync(join(top, 'CHANGELOG.md'), 'utf8');
  const sections = text.split(/^(?=## )/m);
  const own = sections.find((section) => HEADING.exec(section)?.[1] === version) ?? '';
  return own.split('\n').slice(1).join('\n').trim();
}
