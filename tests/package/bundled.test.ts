// The package through four bundlers, and the built page in Chromium. Vite and webpack copy engine.wasm by themselves; esbuild and
// Rollup leave it, and the page says where it is.
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { build as viteBuild, createServer as viteServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, printedBy, type Server, serveFolder } from './browser.js';
import { type Project, packedProject } from './packed.js';
import { PRINTED, program } from './program.js';

let project: Project;
let browser: Browser;
const servers: Server[] = [];

beforeAll(async () => {
  [project, browser] = await Promise.all([packedProject(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await browser.close();
  await project.remove();
});

const page = (script: string) => `<!doctype html><title>Page</title><script type="module" src="${script}"></script>`;

/** Two pages in a folder of the project: index.html trains in the page, far.html in a worker. The options are source. */
async function writePages(folder: string, html: string, here = '', far = here): Promise<{ near: string; far: string }> {
  await project.write(join(html, 'index.html'), page('page.js'));
  await project.write(join(html, 'far.html'), page('far.js'));
  return {
    near: await project.write(join(folder, 'page.js'), program({ options: here })),
    far: await project.write(join(folder, 'far.js'), program({ options: far, worker: true })),
  };
}

/** What the two pages in a folder print, and the names of all files there. */
async function visit(folder: string): Promise<{ printed: unknown[]; files: string[] }> {
  const server = await serveFolder(folder);
  servers.push(server);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  const pages = files.filter((name) => name.endsWith('.html')).sort();
  const printed = [];
  for (const name of pages) printed.push(await printedBy(browser, `${server.origin}/${name}`));
  return { printed, files };
}

/** Nothing of Node in what a page loads, and the module not hidden in a string. */
async function expectClean(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js')) continue;
    const text = await readFile(join(folder, name), 'utf8');
    expect(text).not.toMatch(/['"`]node:/);
    expect(text).not.toContain('data:application/wasm');
  }
}

test('Vite builds it', { timeout: 240_000 }, async () => {
  await writePages('vite', 'vite');
  const root = join(project.folder, 'vite');
  const warnings: string[] = [];
  await viteBuild({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      target: 'es2022',
      rollupOptions: {
        input: [join(root, 'index.html'), join(root, 'far.html')],
        onwarn: (warning) => warnings.push(warning.message),
      },
    },
  });
  const built = join(root, 'dist');
  const { printed, files } = await visit(built);
  expect(printed).toEqual([PRINTED, PRINTED]);
  expect(files.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(warnings).toEqual([]);
  await expectClean(built);
});

test("Vite's development server runs it", { timeout: 240_000 }, async () => {
  await writePages('vite-dev', 'vite-dev');
  const server = await viteServer({
    root: join(project.folder, 'vite-dev'),
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1', fs: { allow: [project.folder] } },
  });
  try {
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? '';
    expect(await printedBy(browser, address)).toEqual(PRINTED);
    expect(await printedBy(browser, `${address}far.html`)).toEqual(PRINTED);
  } finally {
    await server.close();
  }
});

test('webpack builds it', { timeout: 240_000 }, async () => {
  const { default: webpack } = await import('webpack');
  const built = join(project.folder, 'webpack', 'dist');
  await writePages('webpack', 'webpack/dist');
  const compiler = webpack({
    mode: 'production',
    context: join(project.folder, 'webpack'),
    entry: { page: './page.js', far: './far.js' },
    output: { path: built, filename: '[name].js' },
    performance: { hints: 'error' },
  });
  const told = await new Promise<string>((resolve, reject) =>
    compiler.run((error, stats) => (error ? reject(error) : resolve(stats?.toString('errors-warnings') ?? ''))),
  );
  await new Promise((closed) => compiler.close(closed));
  expect(told).toBe('webpack compiled successfully');
  const { printed, files } = await visit(built);
  expect(printed).toEqual([PRINTED, PRINTED]);
  expect(files.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  await expectClean(built);
});

/** How a page says where engine.wasm is when its bundler has not copied it, and where the worker's script is when it has not built it. */
const TOLD = "{ wasmUrl: new URL('engine.wasm', import.meta.url) }";
const TOLD_FAR =
  "{ wasmUrl: new URL('engine.wasm', import.meta.url), workerUrl: new URL('worker.js', import.meta.url) }";
const WORKER = "import 'glassbox-nn/worker-entry';";
const moduleOf = (from: Project) => join(from.home, from.files.find((file) => file.endsWith('.wasm')) ?? 'no module');

test('esbuild builds it, with wasmUrl', { timeout: 240_000 }, async () => {
  const { build } = await import('esbuild');
  const built = join(project.folder, 'esbuild', 'dist');
  const { near, far } = await writePages('esbuild', 'esbuild/dist', TOLD, TOLD_FAR);
  const worker = await project.write('esbuild/worker.js', WORKER);
  const { warnings } = await build({
    entryPoints: [near, far, worker],
    outdir: built,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  expect(warnings).toEqual([]);
  await copyFile(moduleOf(project), join(built, 'engine.wasm'));
  expect((await visit(built)).printed).toEqual([PRINTED, PRINTED]);
  await expectClean(built);
});

test('esbuild copies the module itself where its file loader is asked to', { timeout: 240_000 }, async () => {
  const { build } = await import('esbuild');
  const built = join(project.folder, 'esbuild-file', 'dist');
  const text = `import wasmUrl from 'glassbox-nn/engine.wasm';\n${program({ options: '{ wasmUrl: new URL(wasmUrl, import.meta.url) }' })}`;
  const entry = await project.write('esbuild-file/page.js', text);
  await project.write('esbuild-file/dist/index.html', page('page.js'));
  await build({
    entryPoints: [entry],
    outdir: built,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.wasm': 'file' },
    logLevel: 'silent',
  });
  expect((await visit(built)).printed).toEqual([PRINTED]);
});

test('Rollup builds it, with wasmUrl', { timeout: 240_000 }, async () => {
  const { rollup } = await import('rollup');
  const { nodeResolve } = await import('@rollup/plugin-node-resolve');
  const built = join(project.folder, 'rollup', 'dist');
  const { near, far } = await writePages('rollup', 'rollup/dist', TOLD, TOLD_FAR);
  const worker = await project.write('rollup/worker.js', WORKER);
  const warnings: string[] = [];
  const bundle = await rollup({
    input: [near, far, worker],
    plugins: [nodeResolve({ browser: true })],
    onwarn: (warning) => warnings.push(warning.message),
  });
  await bundle.write({ dir: built, format: 'es' });
  await bundle.close();
  expect(warnings).toEqual([]);
  await copyFile(moduleOf(project), join(built, 'engine.wasm'));
  expect((await visit(built)).printed).toEqual([PRINTED, PRINTED]);
  await expectClean(built);
});

test('a page whose bundler has not copied the module is told what to do', { timeout: 240_000 }, async () => {
  const { build } = await import('esbuild');
  const built = join(project.folder, 'lost', 'dist');
  const text = `import { createEngine } from 'glassbox-nn';
    const error = await createEngine().catch((error) => error);
    console.log(JSON.stringify({ code: error.code, message: error.message }));`;
  const entry = await project.write('lost/page.js', text);
  await project.write('lost/dist/index.html', page('page.js'));
  await build({
    entryPoints: [entry],
    outdir: built,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const server = await serveFolder(built);
  servers.push(server);
  const tab = await browser.newPage();
  const line = new Promise<string>((resolve) => tab.on('console', (m) => m.type() === 'log' && resolve(m.text())));
  await tab.goto(`${server.origin}/`);
  expect(JSON.parse(await line)).toEqual({
    code: 'loadFailed',
    message: expect.stringMatching(
      /^\[createEngine\] expected engine\.wasm at .* but the server said 404; pass createEngine\(\{ wasmUrl \}\)/,
    ),
  });
  await tab.close();
});
