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
server.listen(Number(process.env.PORT ?? 5180), '127.0.0.1', () => {
  console.log(`The example '${example}' is at http://localhost:${server.address().port}/`);
});
