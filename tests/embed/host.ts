// Two hosts: one with the parts, as a CDN or the page's own server would have them, and one with the author's pages.
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from 'playwright/test';
import { lateness, makeLate } from '../late.js';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));
const parts = join(checkout, 'dist', 'parts');

const types: Record<string, string> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

async function file(folder: string, path: string): Promise<Buffer | null> {
  return readFile(join(folder, normalize(decodeURIComponent(path)))).catch(() => null);
}

function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

const originOf = (server: Server, host: string) => `http://${host}:${(server.address() as AddressInfo).port}`;

export interface Host {
  /** Where glassbox.js is, on another origin. */
  readonly cdn: string;
  /** The author's own origin; it has the parts too, under /parts/. */
  readonly home: string;
  /** Puts a page there and returns its address. */
  put(html: string, policy?: string): string;
}

/** Only scripts and fetches of the parts' own host, and no workers. */
export const strictFrom = (host: string) =>
  `default-src 'none'; script-src ${host} 'wasm-unsafe-eval'; connect-src ${host}; style-src 'none'; img-src 'self'; base-uri 'none'`;
/** The same, with the worker of the parts let in. */
export const withWorkers = (host: string) => `${strictFrom(host)}; worker-src blob: ${host}`;
/** The policy the parts are made for, on one's own host. */
export const ownPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; base-uri 'none'";

interface Watch {
  complaints: string[];
  /** Every address that was asked for. */
  asked: string[];
}

export const test = base.extend<{ watch: Watch }, { host: Host }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is used here
    async ({}, use) => {
      const pages = new Map<string, { html: string; policy?: string | undefined }>();
      const cdn = await listen(async (request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        const body = await file(parts, path);
        response.writeHead(body ? 200 : 404, {
          'Content-Type': types[extname(path)] ?? 'text/plain',
          'Access-Control-Allow-Origin': '*',
        });
        response.end(body);
      });
      const home = await listen(async (request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        const page = pages.get(path);
        if (page) {
          response.writeHead(200, {
            'Content-Type': 'text/html; charset=utf-8',
            ...(page.policy && { 'Content-Security-Policy': page.policy }),
          });
          response.end(page.html);
          return;
        }
        const body = path.startsWith('/parts/') ? await file(parts, path.slice(6)) : await file(checkout, path);
        response.writeHead(body ? 200 : path === '/favicon.ico' ? 204 : 404, {
          'Content-Type': types[extname(path)] ?? 'text/plain',
        });
        response.end(body);
      });
      let count = 0;
      await use({
        cdn: originOf(cdn, '127.0.0.1'),
        home: originOf(home, 'localhost'),
        put(html, policy) {
          const path = `/page-${++count}.html`;
          pages.set(path, { html, policy });
          return `${originOf(home, 'localhost')}${path}`;
        },
      });
      for (const server of [cdn, home]) {
        server.closeAllConnections();
        server.close();
      }
    },
    { scope: 'worker' },
  ],
  page: async ({ page }, use) => {
    await makeLate(page, lateness);
    await use(page);
  },
  watch: async ({ page }, use) => {
    const watch: Watch = { complaints: [], asked: [] };
    page.on('console', (message) => message.type() === 'error' && watch.complaints.push(message.text()));
    page.on('pageerror', (error) => watch.complaints.push(error.message));
    page.on('request', (request) => watch.asked.push(request.url()));
    await use(watch);
  },
});

export { expect };

/** A page of an author's: one script tag and what they wrote. */
export const written = (script: string, body: string, attributes = '') =>
  `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <title>An article</title><script type="module" src="${script}/glassbox.js"></script></head><body><main>${body}</main></body></html>`;

/** Waits until a model has shown so many epochs. */
export const trained = (page: Page, selector: string, epochs: number) =>
  page.waitForFunction(
    ([found, wanted]) => {
      const element = document.querySelector(found as string) as unknown as {
        model?: { experiment: { frame?: { tick: { epoch: number } } } };
        experiment?: { frame?: { tick: { epoch: number } } };
      } | null;
      const frame = (element?.experiment ?? element?.model?.experiment)?.frame;
      return (frame?.tick.epoch ?? -1) >= (wanted as number);
    },
    [selector, epochs] as const,
  );
