// What a file is by its first bytes, where it is not a table as text: said by name, with what to do about it.

export interface FileKind {
  /** As in a sentence: "an Excel workbook". */
  readonly name: string;
  /** What gets its content here. */
  readonly advice: string;
}

const asCsv = 'Save it as CSV, or copy the cells and paste them here.';
const unpack = 'Unpack it, and open the CSV file that is inside.';
const noTable = 'A table is needed: a CSV file, or cells pasted from a spreadsheet.';
const otherTool = 'Write its table as CSV with the tool it came from.';
const picture = { name: 'a picture', advice: noTable };
const film = { name: 'a recording', advice: noTable };

/** Bytes as text, one letter each, from a place that need not be 0. */
const signatures: readonly (readonly [bytes: string, kind: FileKind, at?: number])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { name: 'an old Excel or Office file', advice: asCsv }],
  ['\x1f\x8b', { name: 'a gzip archive', advice: unpack }],
  ['BZh', { name: 'a bzip2 archive', advice: unpack }],
  ['\xfd7zXZ\0', { name: 'an xz archive', advice: unpack }],
  ['\x28\xb5\x2f\xfd', { name: 'a Zstandard archive', advice: unpack }],
  ["7z\xbc\xaf'\x1c", { name: 'a 7-Zip archive', advice: unpack }],
  ['Rar!\x1a\x07', { name: 'a RAR archive', advice: unpack }],
  ['ustar', { name: 'a tar archive', advice: unpack }, 257],
  ['\x89PNG\r\n\x1a\n', { ...picture, name: 'a PNG picture' }],
  ['\xff\xd8\xff', { ...picture, name: 'a JPEG picture' }],
  ['GIF8', { ...picture, name: 'a GIF picture' }],
  ['WEBP', { ...picture, name: 'a WebP picture' }, 8],
  ['II*\0', { ...picture, name: 'a TIFF picture' }],
  ['MM\0*', { ...picture, name: 'a TIFF picture' }],
  ['ftyp', { name: 'a film or picture', advice: noTable }, 4],
  ['WAVE', film, 8],
  ['OggS', film],
  ['ID3', film],
  [
    '%PDF',
    { name: 'a PDF document', advice: 'Copy the table out of it into a spreadsheet, and paste its cells here.' },
  ],
  ['{\\rtf', { name: 'an RTF document', advice: asCsv }],
  ['PAR1', { name: 'a Parquet table', advice: otherTool }],
  ['ARROW1', { name: 'an Arrow table', advice: otherTool }],
  ['FEA1', { name: 'a Feather table', advice: otherTool }],
  ['\x89HDF\r\n\x1a\n', { name: 'an HDF5 file', advice: otherTool }],
  ['\x93NUMPY', { name: 'a NumPy array', advice: otherTool }],
  ['SQLite format 3\0', { name: 'an SQLite database', advice: otherTool }],
  ['$FL2', { name: 'an SPSS file', advice: otherTool }],
  ['\0asm', { name: 'a WebAssembly module', advice: noTable }],
  ['\x7fELF', { name: 'a program', advice: noTable }],
  ['MZ\x90', { name: 'a program', advice: noTable }],
];

/** What is looked at: enough for the names in a zip archive's first entries. */
const looked = 4_096;

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes.subarray(0, looked)) text += String.fromCharCode(byte);
  return text;
};

/** A zip archive is what its entries say. */
function zipKind(text: string): FileKind {
  if (text.includes('xl/')) return { name: 'an Excel workbook', advice: asCsv };
  if (text.includes('opendocument.spreadsheet')) return { name: 'an OpenDocument spreadsheet', advice: asCsv };
  if (text.includes('Index/') || text.includes('.iwa')) return { name: 'a Numbers or Pages document', advice: asCsv };
  if (text.includes('word/') || text.includes('ppt/') || text.includes('opendocument')) {
    return { name: 'an office document', advice: asCsv };
  }
  if (text.includes('data.pkl')) return { name: 'a PyTorch file', advice: noTable };
  if (text.includes('.npy')) return { name: 'an archive of NumPy arrays', advice: otherTool };
  // Office files whose entries stand in another order begin with this one.
  if (text.includes('[Content_Types].xml')) return { name: 'an Excel workbook or another Office file', advice: asCsv };
  return { name: 'a zip archive', advice: unpack };
}

/** ONNX is a protobuf without a signature: it begins with its version, then the name of what wrote it. */
const isOnnx = ([first, version = 0, third]: Uint8Array) =>
  first === 8 && version > 0 && version <= 32 && (third === 0x12 || third === 0x3a);

/** undefined for what may be a table as text. Looks at the first bytes only. */
export function binaryKind(bytes: Uint8Array): FileKind | undefined {
  const text = latin1(bytes);
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return zipKind(text);
  // A column may be called ID3 or PAR1: letters alone are a signature only where the rest is no text either.
  const isText = !bytes.subarray(0, looked).some((byte) => byte < 9 || (byte > 13 && byte < 32));
  for (const [signature, kind, at = 0] of signatures) {
    const isWord = /^\w+$/.test(signature);
    if (text.startsWith(signature, at) && !(isText && isWord)) return kind;
  }
  if (isOnnx(bytes))
    return {
      name: 'an ONNX network',
      advice: `It cannot be opened here; a network saved as glassbox.json can, under Export. ${noTable}`,
    };
  return undefined;
}

/** Texts that are no table either. */
export function textKind(text: string): FileKind | undefined {
  const start = text.slice(0, 2_000).trimStart();
  if (/^[{[]/.test(start)) return jsonKind(text, start);
  if (/^<(?:!doctype html|html|head|body|table|div)\b/i.test(start)) {
    return {
      name: 'a web page',
      advice: 'Copy the table out of it and paste it here, or download the CSV file itself.',
    };
  }
  if (/^<(?:\?xml|svg)\b/i.test(start)) return { name: 'an XML file', advice: asCsv };
  return undefined;
}

function jsonKind(text: string, start: string): FileKind | undefined {
  if (start.includes('"glassbox-network"') || /"format"\s*:\s*"glassbox/.test(start)) {
    return { name: 'a network saved here', advice: 'Open it under Export, with "Open a file".' };
  }
  // A table may begin with a bracket; JSON is what can be read as such.
  try {
    JSON.parse(text);
  } catch {
    return /^\{\s*"/.test(start) ? { name: 'a JSON file', advice: otherTool } : undefined;
  }
  return { name: 'a JSON file', advice: otherTool };
}
