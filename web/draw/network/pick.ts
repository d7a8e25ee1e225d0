// What is under the pointer, and where the arrow keys lead.

import type { Address } from '../../core/network/address.js';
import { type Column, eachConnection, type NetworkLayout, pointOn } from './layout.js';

/**
 * The neuron at a point, else the nearest connection within `reach` CSS pixels (a finger wants more than a mouse), else null.
 */
export function pickNetwork(layout: NetworkLayout, x: number, y: number, reach = 7): Address | null {
  const half = layout.size / 2 + 2;
  for (const column of layout.columns) {
    for (const placed of column.shown) {
      if (Math.abs(x - placed.x) <= half && Math.abs(y - placed.y) <= half) {
        return { kind: 'neuron', layer: column.layer, neuron: placed.neuron };
      }
    }
  }
  let best: Address | null = null;
  let nearest = reach * reach;
  eachConnection(layout, (layer, neuron, input, curve) => {
    if (x < curve.x0 - reach || x > curve.x1 + reach) return;
    let [px, py] = pointOn(curve, 0);
    for (let i = 1; i <= 20; i++) {
      const [qx, qy] = pointOn(curve, i / 20);
      const distance = squareToSegment(x, y, px, py, qx, qy);
      if (distance < nearest) {
        nearest = distance;
        best = { kind: 'weight', layer, neuron, input };
      }
      [px, py] = [qx, qy];
    }
  });
  return best;
}

function squareToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/**
 * Walking through the network: up and down among the neurons of a layer; right and left follow a connection, then the neuron at
 * its end; up and down on a connection choose another one of the neuron one came from. Home and End: first input, first output.
 */
export function moveInNetwork(
  layout: NetworkLayout,
  from: Address | null,
  key: ArrowKey,
  cameFrom: 'left' | 'right' = 'left',
): Address {
  const last = layout.columns.length - 1;
  const shown = (layer: number) => (layout.columns[layer] as Column).shown.map((placed) => placed.neuron);
  const first = (layer: number): Address => ({ kind: 'neuron', layer, neuron: shown(layer)[0] ?? 0 });
  const next = (among: number[], present: number, by: number) => {
    const at = Math.max(0, among.indexOf(present)) + by;
    return among[Math.max(0, Math.min(among.length - 1, at))] ?? present;
  };
  if (!from || key === 'Home') return first(0);
  if (key === 'End') return first(last);
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (from.kind === 'neuron') {
    if (by) return { ...from, neuron: next(shown(from.layer), from.neuron, by) };
    if (key === 'ArrowRight') {
      if (from.layer === last) return from;
      const targets = shown(from.layer + 1);
      return {
        kind: 'weight',
        layer: from.layer,
        input: from.neuron,
        neuron: nearestTo(layout, from.layer + 1, from, targets),
      };
    }
    if (from.layer === 0) return from;
    const sources = shown(from.layer - 1);
    return {
      kind: 'weight',
      layer: from.layer - 1,
      neuron: from.neuron,
      input: nearestTo(layout, from.layer - 1, from, sources),
    };
  }
  if (by && cameFrom === 'left') return { ...from, neuron: next(shown(from.layer + 1), from.neuron, by) };
  if (by) return { ...from, input: next(shown(from.layer), from.input, by) };
  if (key === 'ArrowRight') return { kind: 'neuron', layer: from.layer + 1, neuron: from.neuron };
  return { kind: 'neuron', layer: from.layer, neuron: from.input };
}

function nearestTo(
  layout: NetworkLayout,
  layer: number,
  from: { layer: number; neuron: number },
  among: number[],
): number {
  const y = layout.columns[from.layer]?.shown.find((placed) => placed.neuron === from.neuron)?.y ?? 0;
  const distance = (n: number) =>
    Math.abs((layout.columns[layer]?.shown.find((placed) => placed.neuron === n)?.y ?? 0) - y);
  return among.reduce((best, n) => (distance(n) < distance(best) ? n : best), among[0] ?? 0);
}
