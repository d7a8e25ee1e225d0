// Pages for the tests: a static server with or without CORS, and Chromium with what a page prints and complains of.
import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium } from 'playwright';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface Server {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Every path asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves a folder on a free port, each server an origin of its own. `only`: paths that get the headers; default all. */
export async function serveFolder(folder: string, headers: Record<string, string> = {}, only = /./): Promise<Server> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    asked.push(path);
    send(
      response,
      join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path)),
      only.test(path) ? headers : {},
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, file: string, headers: Record<string, string>): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, headers).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', ...headers });
  createReadStream(file).pipe(response);
}

/** As `npm run test:package` finds it, or Playwright's own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.GLASSBOX_CHROMIUM;
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}

/** Opens the page and waits for the line of JSON it prints; a page that complains instead fails. `but`: complaints that are fine. */
export async function printedBy(browser: Browser, url: string, but = /favicon/): Promise<unknown> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const complain = (text: string) => {
        complaints.push(text);
        // What else it says explains the first complaint.
        setTimeout(() => reject(new Error(`the page complained: ${complaints.join('\n')}`)), 200);
      };
      page.on('pageerror', (error) => complain(error.message));
      page.on('console', (message) => {
        if (message.type() === 'log') resolve(JSON.parse(message.text()));
        else if (message.type() === 'error' && !but.test(`${message.text()} ${message.location().url}`)) {
          if (!/favicon/.test(message.location().url)) complain(message.text());
        }
      });
      page.goto(url).catch(reject);
      setTimeout(() => reject(new Error(`the page printed nothing. ${complaints.join('\n')}`)), 15_000).unref();
    });
  } finally {
    await page.close();
  }
}
