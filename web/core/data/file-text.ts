// The bytes of a file as text: by its byte order mark, else UTF-8, else UTF-16 by its zeros, else Windows-1252, which is said.
import type { Parsed } from '../base/parsed.js';
import { binaryKind, type FileKind, textKind } from './file-kind.js';

export interface FileText {
  readonly text: string;
  /** What was assumed about the encoding, in a sentence; '' where nothing had to be. */
  readonly note: string;
}

const refused = (name: string, kind: FileKind): Parsed<never> => ({
  ok: false,
  error: `${name || 'The file'} is ${kind.name}, not a CSV file. ${kind.advice}`,
});

const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

/** Nearly every second byte of Latin text in UTF-16 is 0. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 2_048);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++;
  });
  const many = sample.length / 4;
  if (odd > many && even < odd / 10) return 'utf-16le';
  return even > many && odd < even / 10 ? 'utf-16be' : undefined;
}

function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): FileText | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode(bytes, 'utf-16le'), note: '' };
  if (first === 0xfe && second === 0xff) return { text: decode(bytes, 'utf-16be'), note: '' };
  const wide = utf16Of(bytes);
  if (wide) return { text: decode(bytes, wide), note: 'The file is read as UTF-16, which its bytes suggest.' };
  if (bytes.subarray(0, 4_096).includes(0)) return undefined;
  const text = utf8Of(bytes);
  if (text !== undefined) return { text, note: '' };
  return {
    text: decode(bytes, 'windows-1252'),
    note: 'The file is not UTF-8, so it is read as Windows-1252. If letters with accents look wrong, save it as UTF-8.',
  };
}

/** Reads a file that should be a table as text. name: for the error. Never throws. Time grows with the bytes. */
export function readFileText(bytes: Uint8Array, name: string): Parsed<FileText> {
  const binary = binaryKind(bytes);
  if (binary) return refused(name, binary);
  const read = textOf(bytes);
  if (!read) {
    return refused(name, {
      name: 'a binary file',
      advice: 'A table is needed: a CSV file, or cells pasted from a spreadsheet.',
    });
  }
  const kind = textKind(read.text);
  return kind ? refused(name, kind) : { ok: true, value: read };
}
