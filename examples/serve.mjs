// Serves one of the examples with the parts beside it: `npm run example html` or `article`, which builds the parts first.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const parts = fileURLToPath(new URL('../dist/parts/', import.meta.url));
const types = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
const example = process.argv[2] ?? 'html';

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const [folder, name] = path.startsWith('/parts/') ? [parts, path.slice(7)] : [join(here, example), path.slice(1)];
  const file = resolve(folder, name || 'index.html');
  const body = file.startsWith(resolve(folder) + sep) ? await readFile(file).catch(() => null) : null;
  response.writeHead(body ? 200 : 404, {
    'Content-Type': types[extname(file)] ?? 'text/plain',
    'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  });
  response.end(body ?? '');
});
const first = Number(process.env.PORT ?? 5180);
/** The ports that are tried: one alone where it was asked for. */
const last = process.env.EXACT ? first : first + 20;

server.once('listening', () => {
  server.removeAllListeners('error');
  console.log(`The example '${example}' is at http://localhost:${server.address().port}/  (Ctrl-C ends)`);
});
function listen(port) {
  server.once('error', (problem) => {
    if (problem.code === 'EADDRINUSE' && port < last) return listen(port + 1);
    console.error(`The example could not be served on port ${port}: ${problem.message}. Choose another with --port N.`);
    process.exitCode = 1;
  });
  server.listen(port, '127.0.0.1');
}
listen(first);
