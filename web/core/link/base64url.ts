// Bytes as text that needs no escaping in a link (RFC 4648, section 5, without padding). Strict on the way back: a text
// that no encoder writes is refused rather than guessed at.
import { type Parsed, quote } from '../base/parsed.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const letterValue = new Int8Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) letterValue[alphabet.charCodeAt(i)] = i;

/** As bytes of ASCII first: half a megabyte of weights is kept every few seconds, while a page trains. */
export function toBase64url(bytes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let shift = 18; shift >= 0 && at < letters.length; shift -= 6)
      letters[at++] = codes[(group >> shift) & 63] as number;
  }
  return new TextDecoder().decode(letters);
}

export function fromBase64url(text: string): Parsed<Uint8Array> {
  const spare = text.length % 4;
  if (spare === 1) return { ok: false, error: 'the text is cut off' };
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? (letterValue[code] as number) : -1;
    if (value < 0) return { ok: false, error: `${quote(text[i])} at character ${i + 1} is no base64url letter` };
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  // Bits that no byte uses must be zero, so that every content has one spelling.
  if ((held & ((1 << bits) - 1)) !== 0) return { ok: false, error: 'the text is cut off' };
  return { ok: true, value: bytes };
}
