// A small static server for the built pages, with the headers a careful host would send:
// `node tools/serve.mjs [--port N] [--folder PATH]`. `npm start` and the end-to-end tests use the same one.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { isMain, main, Stop } from './common/stop.mjs';
import { policyHeader } from './policy.mjs';

export const DEFAULT_PORT = 5173;

/** Where the built pages are. */
export const siteFolder = join(checkout, 'build', 'site');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The file a request path means inside `folder`, or null when it is none or would lead outside. */
export function resolveFile(folder, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = resolve(folder, `.${decoded}`);
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  try {
    const stat = statSync(file);
    if (stat.isFile()) return { file, size: stat.size, mtimeMs: stat.mtimeMs };
    if (stat.isDirectory())
      return path.endsWith('/') ? resolveFile(folder, `${path}index.html`) : { redirect: `${path}/` };
  } catch {
    return null;
  }
  return null;
}

const FRAMED = ['embed', 'learn'];

/**
 * The embed page is there to be framed, by anybody, and so is a chapter of the course. By the file that is sent, not by how its address is
 * written: `/embed/../playground/` is not the embed page.
 */
const policyFor = (folder, found) =>
  policyHeader(FRAMED.some((page) => found?.file?.startsWith(join(folder, page) + sep)) ? '*' : undefined);

/**
 * Whether a request names this machine. A page from elsewhere can have its own name lead here (DNS rebinding), and would then read
 * what is served as if it were its own.
 */
export function isOurs(header, host) {
  if (host === '0.0.0.0' || host === '::') return true; // for every name, as somebody asked
  const name = /^(\[[\da-f:]+\]|[^:]+)(?::\d+)?$/i.exec(header ?? '')?.[1]?.toLowerCase();
  return name !== undefined && (name === host || /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(name));
}

function answer({ folder, host }, request, response) {
  const [path, query] = request.url.split('?', 2);
  const found = resolveFile(folder, path);
  const headers = {
    'Content-Security-Policy': policyFor(folder, found),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  };
  const plain = (code, text, more = {}) => {
    response.writeHead(code, { ...headers, 'Content-Type': 'text/plain; charset=utf-8', ...more });
    response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
  };
  if (!isOurs(request.headers.host, host)) return plain(403, 'This server answers to localhost only.');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  if (!found) return plain(404, `There is no ${path} here.`);
  if (found.redirect) {
    // A path such as //host/ would be read as another host's address.
    const target = found.redirect.replace(/^\/+/, '/');
    return plain(301, target, { Location: query ? `${target}?${query}` : target });
  }
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ...headers, ETag: etag });
    return response.end();
  }
  response.writeHead(200, {
    ...headers,
    'Content-Type': TYPES[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': found.size,
    ETag: etag,
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(found.file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * Serves a folder on this machine only.
 *
 * @param {{ folder?: string, port?: number, exact?: boolean, home?: string, host?: string }} [options] port: 0 takes
 *   any free one; exact: fail when the port is taken, instead of trying the next ones; home: the page that url leads to
 * @returns {Promise<{ port: number, url: string, close(): Promise<void> }>}
 * @throws {Stop} when no port could be had
 */
export async function serve({
  folder = siteFolder,
  port = DEFAULT_PORT,
  exact = false,
  home = '/',
  host = '127.0.0.1',
} = {}) {
  const top = resolve(folder);
  const server = createServer((request, response) => answer({ folder: top, host }, request, response));
  const last = exact || port === 0 ? port : Math.min(port + 20, 65_535);
  for (let next = port; next <= last; next++) {
    const problem = await listen(server, next, host);
    if (!problem) {
      const taken = server.address().port;
      return {
        port: taken,
        url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${taken}${home}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      };
    }
    if (problem.code === 'EACCES')
      throw new Stop(`This user may not listen on port ${next}; choose one above 1023 with --port N.`);
    if (problem.code !== 'EADDRINUSE')
      throw new Stop(`The server could not listen on port ${next}: ${problem.message}.`);
  }
  throw new Stop(
    exact
      ? `Port ${port} is taken by another program; choose another with --port N, or leave it out to get a free one.`
      : `The ports ${port} to ${last} are all taken; choose another with --port N.`,
  );
}

function listen(server, port, host) {
  return new Promise((done) => {
    const failed = (error) => done(error);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.removeListener('error', failed);
      done(null);
    });
  });
}

/** The value after `--name` (or in `--name=value`), or undefined. */
export function option(args, name) {
  const at = args.indexOf(`--${name}`);
  if (at >= 0) return args[at + 1] ?? '';
  return args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/**
 * The port asked for by `--port` or PORT.
 *
 * @returns {{ port: number, exact: boolean }} exact when somebody asked for that very one
 */
export function askedPort(args, env = process.env) {
  const text = option(args, 'port') ?? (env.PORT || undefined);
  if (text === undefined) return { port: DEFAULT_PORT, exact: false };
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new Stop(`The port is '${text}'; expected a whole number from 0 to 65535.`);
  return { port: Number(text), exact: true };
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const args = process.argv.slice(2);
    const folder = option(args, 'folder') ?? siteFolder;
    const { url } = await serve({ ...askedPort(args), folder });
    say(`Serving ${folder} at ${url}`);
  });
}
