// Numbers as bytes and as text for a link: points in four bytes each, weights as the 32-bit floats they are.

import type { Parsed } from '../base/parsed.js';
import { coordinateOf, placeOf } from '../data/points/places.js';
import { type OwnPoint, type OwnPoints, pointLimits } from '../data/points/points.js';
import type { HistoryPoints } from '../run/loss-history.js';
import { fromBase64url, toBase64url } from './base64url.js';

const bad = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });

/**
 * A first byte for the kind (0 values, else the number of classes); then x and y with 12 bits each and the label with
 * 8.
 */
export function packPoints(own: OwnPoints): string {
  const bytes = new Uint8Array(1 + own.points.length * 4);
  bytes[0] = own.kind === 'values' ? 0 : own.classes;
  own.points.forEach((point, i) => {
    const x = placeOf(point.x);
    const y = placeOf(point.y);
    const label = own.kind === 'values' ? Math.round(point.label * pointLimits.valueSteps) : point.label;
    bytes.set([x >> 4, ((x & 15) << 4) | (y >> 8), y & 255, label & 255], 1 + i * 4);
  });
  return toBase64url(bytes);
}

export function unpackPoints(text: string): Parsed<OwnPoints> {
  const decoded = fromBase64url(text);
  if (!decoded.ok) return decoded;
  const bytes = decoded.value;
  const classes = bytes[0] ?? 255;
  const count = (bytes.length - 1) / 4;
  if (!Number.isInteger(count) || count < 0) return bad('the points are cut off');
  if (classes === 1 || classes > pointLimits.classes) {
    return bad(`expected 2 to ${pointLimits.classes} classes but got ${classes}`);
  }
  if (count > pointLimits.points) return bad(`expected at most ${pointLimits.points} points but got ${count}`);
  const kind = classes === 0 ? 'values' : 'classes';
  const points: OwnPoint[] = [];
  for (let i = 0; i < count; i++) {
    const [a, b, c, d] = bytes.subarray(1 + i * 4, 5 + i * 4) as unknown as [number, number, number, number];
    if (kind === 'classes' && d >= classes) return bad(`point ${i + 1} is of class ${d + 1}, but there are ${classes}`);
    const signed = d > 127 ? d - 256 : d;
    if (signed === -128) return bad(`point ${i + 1} has a value outside of -1 to 1`);
    const label = kind === 'classes' ? d : signed / pointLimits.valueSteps;
    points.push({ x: coordinateOf((a << 4) | (b >> 4)), y: coordinateOf(((b & 15) << 8) | c), label });
  }
  return { ok: true, value: { kind, classes: kind === 'classes' ? classes : 2, points } };
}

/** Little-endian, whatever the machine; the very bits come back. */
export function packFloats(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setFloat32(i * 4, value, true);
  });
  return toBase64url(bytes);
}

/** Finite numbers only: nothing a link brings may start a run that has already diverged. */
export function unpackFloats(text: string): Parsed<Float32Array> {
  const decoded = fromBase64url(text);
  if (!decoded.ok) return decoded;
  const bytes = decoded.value;
  if (bytes.length % 4 !== 0) return bad('the numbers are cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(i * 4, true));
  const odd = values.findIndex((value) => !Number.isFinite(value));
  return odd === -1 ? { ok: true, value: values } : bad(`number ${odd + 1} of ${values.length} is not finite`);
}

/** Bytes of a point of the cost: its epoch in eight, cost and test cost in four each. */
const pointBytes = 16;

export function packHistory({ epochs, loss, testLoss, length }: HistoryPoints): string {
  const bytes = new Uint8Array(length * pointBytes);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < length; i++) {
    view.setFloat64(i * pointBytes, epochs[i] as number, true);
    view.setFloat32(i * pointBytes + 8, loss[i] as number, true);
    view.setFloat32(i * pointBytes + 12, testLoss[i] as number, true);
  }
  return toBase64url(bytes);
}

export function unpackHistory(text: string): Parsed<HistoryPoints> {
  const decoded = fromBase64url(text);
  if (!decoded.ok) return decoded;
  const bytes = decoded.value;
  const length = bytes.length / pointBytes;
  if (!Number.isInteger(length)) return bad('the numbers are cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const epochs = Float64Array.from({ length }, (_, i) => view.getFloat64(i * pointBytes, true));
  if (!epochs.every((epoch) => epoch >= 0 && epoch < 2 ** 53)) return bad('an epoch is not a number from 0 on');
  return {
    ok: true,
    value: {
      epochs,
      loss: Float32Array.from({ length }, (_, i) => view.getFloat32(i * pointBytes + 8, true)),
      testLoss: Float32Array.from({ length }, (_, i) => view.getFloat32(i * pointBytes + 12, true)),
      length,
    },
  };
}

/** Text as base64url of its UTF-8. */
export const packText = (text: string): string => toBase64url(new TextEncoder().encode(text));

export function unpackText(text: string): Parsed<string> {
  const decoded = fromBase64url(text);
  if (!decoded.ok) return decoded;
  try {
    // A byte order mark at the start belongs to the text.
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decoded.value) };
  } catch {
    return bad('the text is not UTF-8');
  }
}
