// Work kept in the browser: the whole mind as link text, and the address it belonged to. Reading trusts nothing.

export interface Kept {
  /** The part of the address from "#" on, '' for none. */
  readonly hash: string;
  /** What openLink reads. */
  readonly link: string;
}

const key = 'glassbox.work';

export function readKept(text: string | null): Kept | null {
  if (!text) return null;
  try {
    const { hash, link } = JSON.parse(text) as Partial<Kept>;
    return typeof hash === 'string' && typeof link === 'string' && link.startsWith('#') ? { hash, link } : null;
  } catch {
    return null;
  }
}

/**
 * What a page opens with. A link that is followed wins; a reload, or a way back to the page, brings back what had become
 * of it; an address without a link brings back the last work. `tab` is this tab's own, `browser` that of all tabs.
 */
export function startingLink(
  hash: string,
  navigation: string,
  tab: Kept | null,
  browser: Kept | null,
): { link: string; isKept: boolean } {
  const returning = navigation !== 'navigate';
  if (returning && tab?.hash === hash) return { link: tab.link, isKept: true };
  if (hash.length > 1) return { link: hash, isKept: false };
  return browser ? { link: browser.link, isKept: true } : { link: '', isKept: false };
}

/** Storage may be full, forbidden or absent: the page works without, and `keep` says whether it could. */
export function load(storage: () => Storage): Kept | null {
  try {
    return readKept(storage().getItem(key));
  } catch {
    return null;
  }
}

export function keep(storage: () => Storage, kept: Kept): boolean {
  try {
    storage().setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forget(storage: () => Storage): void {
  try {
    storage().removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}
