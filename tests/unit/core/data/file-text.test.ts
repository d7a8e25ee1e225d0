import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileText } from '../../../../web/core/data/file-text.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const refusal = (content: Uint8Array | string, name = 'data.csv') => {
  const read = readFileText(typeof content === 'string' ? bytes(content) : content, name);
  return read.ok ? 'read' : read.error;
};

describe('a file that is no table', () => {
  it.each([
    ['PK\x03\x04\x14\0\0\0xl/workbook.xml', 'an Excel workbook', 'Save it as CSV, or copy the cells'],
    ['PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument spreadsheet', 'CSV'],
    ['PK\x03\x04\x14\0data.csv', 'a zip archive', 'Unpack it'],
    ['PK\x03\x04\x14\0Index/Document.iwa', 'a Numbers or Pages document', 'copy the cells'],
    ['PK\x03\x04\x14\0word/document.xml', 'an office document', 'copy the cells'],
    ['PK\x03\x04\x14\0model/data.pkl', 'a PyTorch file', 'A table is needed'],
    ['PK\x03\x04\x14\0arr_0.npy', 'an archive of NumPy arrays', 'as CSV with the tool it came from'],
    ['PK\x03\x04\x14\0[Content_Types].xml', 'an Excel workbook or another Office file', 'Save it as CSV'],
    ['\x08\x07\x12\x07pytorch:\0', 'an ONNX network', 'a network saved as glassbox.json can'],
    ['\x08\x07\x3a\x80\x01\0', 'an ONNX network', 'a network saved as glassbox.json can'],
    ['<?xml version="1.0"?><rows/>', 'an XML file', 'Save it as CSV'],
    ['{"a": 1}\n{"a": 2}\n', 'a JSON file', 'as CSV with the tool it came from'],
    ['{\n  "rows": [1, 2', 'a JSON file', 'as CSV with the tool it came from'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel', 'Save it as CSV'],
    ['\x89PNG\r\n\x1a\n', 'a PNG picture', 'A table is needed'],
    ['\xff\xd8\xff\xe0', 'a JPEG picture', 'A table is needed'],
    ['GIF89a\x01\0', 'a GIF picture', 'A table is needed'],
    ['%PDF-1.7\n', 'a PDF document', 'Copy the table'],
    ['\x08\x08\x12\x08glassbox', 'an ONNX network', 'glassbox.json'],
    ['PAR1\x15\0', 'a Parquet table', 'Write its table as CSV'],
    ['{"format":"glassbox-network","version":1}', 'a network saved here', 'Open it under Export'],
    ['[{"a":1},{"a":2}]', 'a JSON file', 'CSV'],
    ['<!DOCTYPE html><html>', 'a web page', 'Copy the table'],
    ['a\0b\x01\x02\x03', 'a binary file', 'A table is needed'],
  ])('%j is named, with what to do', (content, name, advice) => {
    expect(refusal(content)).toContain(`data.csv is ${name}`);
    expect(refusal(content)).toContain(advice);
  });

  it('is packed', () => {
    expect(refusal(gzipSync('a,b\n1,2'))).toContain('a gzip archive');
  });
});

describe('a table', () => {
  it('may begin like something else', () => {
    for (const text of ['ID3,PAR1\n1,2\n', '[a],b\n1,2\n', 'BZh,b\n1,2', 'ftyp,b\n1,2', '{a},b\n1,2']) {
      expect(refusal(text)).toBe('read');
    }
  });

  it('never throws (any bytes)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        const read = readFileText(content, 'x');
        expect(read.ok ? read.value.text : read.error).toBeTypeOf('string');
      }),
      { numRuns: 2000 },
    );
  });
});
