import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `to` like `from`, copying only files whose size or time differs. Times are kept, so that a build
 * system sees a copied tree as the same one.
 *
 * @param {string} from a folder; nothing happens if it is missing
 * @param {string} to
 * @param {{ skip?: Set<string>, keep?: Set<string>, remove?: boolean }} [options] skip: names not copied, at any
 *   depth; keep: names in `to` that are left alone; remove: whether files that are gone from `from` are removed
 *   (default true)
 * @returns {number} the files copied
 */
export function mirrorTree(from, to, { skip = new Set(), keep = new Set(), remove = true } = {}) {
  if (!existsSync(from)) return 0;
  mkdirSync(to, { recursive: true });
  let copied = 0;
  const wanted = new Set();
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (skip.has(entry.name)) continue;
    wanted.add(entry.name);
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    const there = lstatOrNull(target);
    if (entry.isDirectory()) {
      if (there && !there.isDirectory()) rmSync(target, { force: true });
      copied += mirrorTree(source, target, { skip, keep, remove });
    } else if (entry.isSymbolicLink()) {
      const link = readlinkSync(source);
      if (there?.isSymbolicLink() && readlinkSync(target) === link) continue;
      rmSync(target, { recursive: true, force: true });
      symlinkSync(link, target);
      copied++;
    } else if (entry.isFile()) {
      const here = lstatSync(source);
      if (there?.isFile() && there.size === here.size && Math.abs(there.mtimeMs - here.mtimeMs) < 1) continue;
      if (there) rmSync(target, { recursive: true, force: true });
      copyFileSync(source, target);
      chmodSync(target, here.mode);
      utimesSync(target, here.atime, here.mtime);
      copied++;
    }
  }
  if (remove) {
    for (const name of readdirSync(to)) {
      if (!wanted.has(name) && !keep.has(name)) rmSync(join(to, name), { recursive: true, force: true });
    }
  }
  return copied;
}

function lstatOrNull(file) {
  try {
    return lstatSync(file);
  } catch {
    return null;
  }
}
