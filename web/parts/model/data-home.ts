// Where the measured data are, when a page does not say: beside the script for the bundle, else beside the page.

let home: URL | null = null;

/** The bundle says where it was loaded from. */
export function setDataHome(url: URL): void {
  home = url;
}

/** A folder; `given` is against the page's address. */
export function dataHome(given: string | undefined): URL {
  if (given) return new URL(given.endsWith('/') ? given : `${given}/`, document.baseURI);
  return home ?? new URL('data/', document.baseURI);
}
