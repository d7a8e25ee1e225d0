// The content security policy of our pages, in one place: the server sends it as a header, and the build writes it into each page for
// hosts that send none.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Nothing from elsewhere, no inline script or style, no eval; WebAssembly and workers of our own are let in. */
const DIRECTIVES = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * Who may show the page in a frame stands in the header alone: browsers pass over frame-ancestors in a meta element, and complain of it.
 *
 * @param {string} [ancestors] as frame-ancestors takes them
 */
export const policyHeader = (ancestors = "'self'") => [...DIRECTIVES, `frame-ancestors ${ancestors}`].join('; ');

/** Before anything that the page fetches: a policy in a meta element holds for what follows it. */
export const policyElement = `<meta http-equiv="Content-Security-Policy" content="${DIRECTIVES.join('; ')}">`;

/** Writes the policy into every page below a folder. Throws where a page has no place for it. */
export function writePolicy(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const path = join(folder, name);
    const page = readFileSync(path, 'utf8');
    const charset = /<meta charset="utf-8">/i;
    if (!charset.test(page)) throw new Error(`${name}: expected <meta charset="utf-8">, which the policy follows.`);
    writeFileSync(
      path,
      page.replace(charset, (element) => `${element}\n    ${policyElement}`),
    );
  }
}
