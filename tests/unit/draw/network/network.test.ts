import { describe, expect, it } from 'vitest';
import type { Address } from '../../../../web/core/network/address.js';
import { eachConnection, layoutNetwork, type NetworkLayout, pointOn } from '../../../../web/draw/network/layout.js';
import {
  drawFaces,
  drawNetwork,
  type NetworkView,
  weightColour,
  weightWidth,
} from '../../../../web/draw/network/network.js';
import { moveInNetwork, pickNetwork } from '../../../../web/draw/network/pick.js';
import { light } from '../../../../web/draw/theme.js';

const wide = { width: 640, height: 460, nameWidth: [60, 60] } as const;
const phone = { width: 329, height: 384, nameWidth: [90, 90] } as const;

function inside(layout: NetworkLayout): void {
  const half = layout.size / 2;
  for (const column of layout.columns) {
    column.shown.forEach((placed, i) => {
      expect(placed.x - half).toBeGreaterThanOrEqual(0);
      expect(placed.x + half).toBeLessThanOrEqual(layout.width);
      expect(placed.y - half).toBeGreaterThanOrEqual(0);
      expect(placed.y + half + (layout.narrow ? 30 : 16)).toBeLessThanOrEqual(layout.height + 1);
      const above = column.shown[i - 1];
      if (above) expect(placed.y - above.y).toBeGreaterThanOrEqual(layout.size + 10);
    });
  }
}

describe('layout', () => {
  it.each([[[1, 1]], [[2, 4, 2, 1]], [[4, 6, 3]], [[5, 2, 3, 5]], [[2, 8, 8, 8, 8, 8, 8, 1]], [[64, 128, 10]]])(
    'of %j stays inside',
    (layers) => {
      inside(layoutNetwork(layers, wide));
      inside(layoutNetwork(layers, phone));
    },
  );
  it('keeps names and biases of several outputs apart where they stand below each other', () => {
    for (const layers of [
      [4, 6, 3],
      [64, 16, 10],
      [2, 64, 64, 6],
    ]) {
      const layout = layoutNetwork(layers, { ...phone, height: 270 });
      const outputs = layout.columns.at(-1)?.shown ?? [];
      expect(outputs.length).toBeGreaterThan(1);
      outputs.forEach(({ y }, i) => {
        const above = outputs[i - 1];
        // The bias ends 31 px below a neuron.
        if (above) expect(y - layout.size / 2).toBeGreaterThanOrEqual(above.y + layout.size / 2 + 31);
      });
    }
  });
  it('leaves the middle of a large layer out, and says how much', () => {
    const layout = layoutNetwork([64, 128, 10], wide);
    const column = layout.columns[1];
    expect(column?.gap?.hidden).toBe(128 - (column?.shown.length ?? 0));
    expect(column?.shown.at(-1)?.neuron).toBe(127);
    expect(layout.columns[2]?.gap).toBeUndefined();
  });
  it('has one connection for each pair that is shown', () => {
    let many = 0;
    eachConnection(layoutNetwork([2, 4, 2, 1], wide), () => many++);
    expect(many).toBe(8 + 8 + 2);
  });
});

describe('picking', () => {
  const layout = layoutNetwork([2, 4, 2, 1], wide);
  it('finds every neuron and every connection where they are drawn', () => {
    for (const column of layout.columns) {
      for (const { neuron, x, y } of column.shown) {
        expect(pickNetwork(layout, x, y)).toEqual({ kind: 'neuron', layer: column.layer, neuron });
      }
    }
    eachConnection(layout, (layer, neuron, input, curve) => {
      // Not where two of them cross.
      const found = [0.1, 0.25, 0.4, 0.6, 0.75, 0.9].map((t) => pickNetwork(layout, ...pointOn(curve, t)));
      expect(found).toContainEqual({ kind: 'weight', layer, neuron, input });
    });
  });
  it('finds nothing in the corner, and more with a finger', () => {
    expect(pickNetwork(layout, 1, 1)).toBeNull();
    const straight = layoutNetwork([1, 1], wide);
    expect(pickNetwork(straight, 320, (straight.columns[0]?.shown[0]?.y ?? 0) + 12)).toBeNull();
    expect(pickNetwork(straight, 320, (straight.columns[0]?.shown[0]?.y ?? 0) + 12, 16)).toMatchObject({
      kind: 'weight',
    });
  });
});

describe('arrow keys', () => {
  const layout = layoutNetwork([2, 4, 2, 1], wide);
  it('walk from the inputs to the output and back', () => {
    let at: Address | null = null;
    const path: string[] = [];
    for (let i = 0; i < 7; i++) {
      at = moveInNetwork(layout, at, 'ArrowRight');
      path.push(`${at.kind} ${at.layer}`);
    }
    expect(path).toEqual(['neuron 0', 'weight 0', 'neuron 1', 'weight 1', 'neuron 2', 'weight 2', 'neuron 3']);
    expect(moveInNetwork(layout, at, 'ArrowRight')).toEqual(at);
    for (let i = 0; i < 6; i++) at = moveInNetwork(layout, at, 'ArrowLeft', 'right');
    expect(at).toMatchObject({ kind: 'neuron', layer: 0 });
    expect(moveInNetwork(layout, at, 'ArrowLeft')).toEqual(at);
  });
  it('choose among neurons, and among the connections of the neuron one came from', () => {
    expect(moveInNetwork(layout, { kind: 'neuron', layer: 1, neuron: 1 }, 'ArrowDown')).toEqual({
      kind: 'neuron',
      layer: 1,
      neuron: 2,
    });
    expect(moveInNetwork(layout, { kind: 'neuron', layer: 1, neuron: 0 }, 'ArrowUp')).toEqual({
      kind: 'neuron',
      layer: 1,
      neuron: 0,
    });
    const line: Address = { kind: 'weight', layer: 0, neuron: 1, input: 0 };
    expect(moveInNetwork(layout, line, 'ArrowDown', 'left')).toEqual({ ...line, neuron: 2 });
    expect(moveInNetwork(layout, line, 'ArrowDown', 'right')).toEqual({ ...line, input: 1 });
    expect(moveInNetwork(layout, line, 'End')).toEqual({ kind: 'neuron', layer: 3, neuron: 0 });
  });
});

describe('weights', () => {
  it('are wider the larger they are, and never wider than the widest', () => {
    const widths = [0, 0.1, 1, 3, 30, 3000].map((value) => weightWidth(value, 9));
    expect([...widths].sort((a, b) => a - b)).toEqual(widths);
    expect(widths.at(-1)).toBeLessThanOrEqual(9);
    expect(widths[0]).toBeGreaterThan(0.5);
    expect(weightWidth(-3, 9)).toBe(weightWidth(3, 9));
  });
  it('have the colour of their sign', () => {
    expect(weightColour(light, 5)).toBe(light.positive);
    expect(weightColour(light, -5)).toBe(light.negative);
  });
});

describe('faces alone', () => {
  /** A context that writes down what is called. */
  function recorded(draw: (context: CanvasRenderingContext2D) => void): [string, ...number[]][] {
    const calls: [string, ...number[]][] = [];
    const context = new Proxy({} as Record<string, unknown>, {
      get: (target, name: string) =>
        target[name] ??
        ((...args: number[]) => {
          calls.push([name, ...args]);
          return { width: 10 };
        }),
    });
    draw(context as unknown as CanvasRenderingContext2D);
    return calls;
  }
  const layout = layoutNetwork([2, 4, 2, 1], wide);
  const view: NetworkView = {
    layout,
    layers: [2, 4, 2, 1],
    inputNames: ['x1', 'x2'],
    outputNames: ['y'],
    chosen: null,
    faces: { kind: 'values' },
    activations: ['tanh', 'tanh', 'tanh'],
    parameters: new Float32Array(25),
    values: [[1, 2], [0.1, 0.2, 0.3, 0.4], [0.5, 0.6], [0.7]],
  };

  it('fill the inside of every ring, and touch nothing else', () => {
    const calls = recorded((context) => drawFaces(context, view, light));
    const names = new Set(calls.map(([name]) => name));
    for (const name of ['clearRect', 'stroke', 'strokeText', 'bezierCurveTo']) expect(names).not.toContain(name);
    const squares = calls.filter(([name]) => name === 'roundRect');
    expect(squares).toHaveLength(9);
    expect(calls.filter(([name]) => name === 'clip')).toHaveLength(9);
    const placed = layout.columns.flatMap(({ shown }) => shown);
    squares.forEach(([, left = 0, top = 0, width = 0], i) => {
      const { x, y } = placed[i] ?? { x: 0, y: 0 };
      // The ring is three wide, one and a half of them inside the square.
      expect(left - (x - layout.size / 2)).toBeGreaterThan(1.5);
      expect(top - (y - layout.size / 2)).toBeGreaterThan(1.5);
      expect(x + layout.size / 2 - (left + width)).toBeGreaterThan(1.5);
    });
  });
  it('are the faces of the whole picture, at the same places', () => {
    const inside = (calls: [string, ...number[]][]) =>
      calls.filter(([name], i) => name === 'fillRect' || (name === 'fillText' && calls[i - 1]?.[0] === 'fillRect'));
    const alone = inside(recorded((context) => drawFaces(context, view, light)));
    expect(alone.length).toBeGreaterThanOrEqual(9);
    expect(alone).toEqual(inside(recorded((context) => drawNetwork(context, view, light))));
  });
});
