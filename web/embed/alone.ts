// The embed page where its origin is nobody's: a sandboxed frame without allow-same-origin, or a file opened from a disk. Nothing may
// be fetched there, so the engine and the measured data come inside this script, and training runs in the page.

import files from 'virtual:files';
import { lookUp } from '../core/base/look-up.js';
import { start } from './start.js';

const types: Readonly<Record<string, string>> = { wasm: 'application/wasm', csv: 'text/csv' };

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Answers as a server would, out of what came along; everything else is not there. */
globalThis.fetch = async (request) => {
  const { pathname } = new URL(request instanceof Request ? request.url : String(request), document.baseURI);
  const name = decodeURIComponent(pathname.split('/').at(-1) ?? '').replace(/-[\w-]{8}(?=\.wasm$)/, '');
  const content = lookUp(files, name);
  if (content === undefined) return new Response(null, { status: 404 });
  const body = name.endsWith('.wasm') ? bytesOf(content) : content;
  return new Response(body, { headers: { 'Content-Type': lookUp(types, name.split('.').at(-1) ?? '') ?? '' } });
};

void start('page');
