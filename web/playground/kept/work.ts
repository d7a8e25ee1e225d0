// Work kept in the browser: the whole mind as link text, the address it belonged to, and where its tape is. Reading trusts nothing.

/** Where a tape is kept: a name of its own, and the keys of its moments. */
export interface TapeKeys {
  readonly id: string;
  readonly moments: readonly string[];
}

export interface Kept {
  /** The part of the address from "#" on, '' for none. */
  readonly hash: string;
  /** What openLink reads. */
  readonly link: string;
  readonly tape?: TapeKeys;
  /** The visit of the page that did it, and when it last changed, in milliseconds since 1970. */
  readonly visit?: string;
  readonly time?: number;
}

export const keptKey = 'glassbox.work';

const isKey = (text: unknown): text is string => typeof text === 'string' && text !== '' && text.length <= 80;

/** Undefined for anything else: then the tape begins anew. */
function readKeys(given: Partial<TapeKeys> | null | undefined): { tape?: TapeKeys } {
  const { id, moments } = given ?? {};
  if (!isKey(id) || !Array.isArray(moments) || !moments.every(isKey)) return {};
  return { tape: { id, moments: moments.slice(0, 1000) } };
}

/** Null for anything that is not kept work. */
export function kept(given: unknown): Kept | null {
  const { hash, link, tape, visit, time } = (given ?? {}) as Partial<Kept>;
  if (typeof hash !== 'string' || typeof link !== 'string' || !link.startsWith('#')) return null;
  const named = isKey(visit) && Number.isFinite(time) && { visit, time: time as number };
  return { hash, link, ...readKeys(tape), ...named };
}

export function readKept(text: string | null): Kept | null {
  if (!text) return null;
  try {
    return kept(JSON.parse(text));
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
): { link: string; kept?: Kept } {
  const returning = navigation !== 'navigate';
  if (returning && tab?.hash === hash) return { link: tab.link, kept: tab };
  if (hash.length > 1) return { link: hash };
  return browser ? { link: browser.link, kept: browser } : { link: '' };
}

/** Storage may be full, forbidden or absent: the page works without, and `keep` says whether it could. */
export function load(storage: () => Storage): Kept | null {
  try {
    return readKept(storage().getItem(keptKey));
  } catch {
    return null;
  }
}

export function keep(storage: () => Storage, work: Kept): boolean {
  try {
    storage().setItem(keptKey, JSON.stringify(work));
    return true;
  } catch {
    return false;
  }
}

/** False when the browser does not let it be removed. */
export function forget(storage: () => Storage): boolean {
  try {
    storage().removeItem(keptKey);
    return true;
  } catch {
    return false;
  }
}
