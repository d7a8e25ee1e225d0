// Pixels as a PNG file (https://www.w3.org/TR/png-3/): 8 bits each of red, green and blue, rows stored as differences from
// the row above, which suits smooth maps.
import { deflateSync } from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (table[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0);
  return Buffer.concat([head, data, tail]);
}

/** pixels: RGBA as ImageData stores them (little endian), opaque, row after row. */
export function encodePng(columns: number, rows: number, pixels: Uint32Array): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(columns, 0);
  head.writeUInt32BE(rows, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const stride = 3 * columns + 1;
  const raw = Buffer.alloc(stride * rows);
  for (let row = 0; row < rows; row++) {
    raw[row * stride] = 2; // filter: up
    for (let column = 0; column < columns; column++) {
      const pixel = pixels[row * columns + column] ?? 0;
      const above = row > 0 ? (pixels[(row - 1) * columns + column] ?? 0) : 0;
      for (let c = 0; c < 3; c++) {
        raw[row * stride + 1 + 3 * column + c] = ((pixel >>> (8 * c)) & 255) - ((above >>> (8 * c)) & 255);
      }
    }
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = deflateSync(raw, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', new Uint8Array())]);
}
