import { describe, expect, it } from 'vitest';
import {
  addressOf,
  type Cell,
  type CellKey,
  isCellKey,
  isTouched,
  lineOf,
  matrices,
  moveCell,
  shownOf,
} from '../../../../../web/parts/explain/observation/equation-cells.js';

describe('which rows are shown', () => {
  it('all of a small matrix', () => {
    expect(shownOf(4, 6, null)).toEqual([0, 1, 2, 3]);
    expect(shownOf(6, 6, 5)).toEqual([0, 1, 2, 3, 4, 5]);
  });
  it('the first ones and the last of a big one', () => {
    expect(shownOf(64, 5, null)).toEqual([0, 1, 2, 3, null, 63]);
    expect(shownOf(64, 5, 2)).toEqual([0, 1, 2, 3, null, 63]);
    expect(shownOf(64, 5, 63)).toEqual([0, 1, 2, 3, null, 63]);
  });
  it('and always the one to keep', () => {
    expect(shownOf(64, 5, 30)).toEqual([0, 1, 2, null, 30, null, 63]);
    expect(shownOf(64, 5, 4)).toEqual([0, 1, 2, null, 4, null, 63]);
    expect(shownOf(64, 5, 62)).toEqual([0, 1, 2, null, 62, 63]);
    for (let count = 1; count < 20; count++) {
      for (let keep = 0; keep < count; keep++) {
        const shown = shownOf(count, 4, keep);
        expect(shown).toContain(keep);
        const numbers = shown.filter((i) => i !== null);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => (a as number) - (b as number)));
      }
    }
  });
});

describe('what a cell stands for', () => {
  it('is a weight, an input or a neuron', () => {
    expect(addressOf({ matrix: 'w', row: 2, column: 1 }, 1)).toEqual({ kind: 'weight', layer: 1, neuron: 2, input: 1 });
    expect(addressOf({ matrix: 'x', row: 1, column: 0 }, 1)).toEqual({ kind: 'neuron', layer: 1, neuron: 1 });
    for (const matrix of ['b', 'z', 'a'] as const) {
      expect(addressOf({ matrix, row: 2, column: 0 }, 1)).toEqual({ kind: 'neuron', layer: 2, neuron: 2 });
    }
  });
  it('is touched when that is pointed at', () => {
    const touched = (line: ReturnType<typeof lineOf>) =>
      matrices.flatMap((matrix) =>
        [0, 1].flatMap((row) =>
          (matrix === 'w' ? [0, 1] : [0])
            .filter((column) => isTouched({ matrix, row, column }, line))
            .map((column) => (matrix === 'w' ? `w${row}${column}` : `${matrix}${row}`)),
        ),
      );
    expect(touched(lineOf(null, 0))).toEqual([]);
    expect(touched(lineOf({ kind: 'neuron', layer: 1, neuron: 1 }, 0))).toEqual(['w10', 'w11', 'b1', 'z1', 'a1']);
    expect(touched(lineOf({ kind: 'neuron', layer: 0, neuron: 1 }, 0))).toEqual(['w01', 'w11', 'x1']);
    const weight = { kind: 'weight', layer: 0, neuron: 1, input: 0 } as const;
    expect(touched(lineOf(weight, 0))).toEqual(['w10', 'x0', 'b1', 'z1', 'a1']);
    expect(touched(lineOf(weight, 1))).toEqual([]);
    expect(touched(lineOf({ kind: 'neuron', layer: 3, neuron: 0 }, 0))).toEqual([]);
  });
});

describe('arrow keys', () => {
  const shape = { n: 4, m: 2 };
  const walk = (from: Cell, ...keys: CellKey[]) => keys.reduce((cell, key) => moveCell(shape, cell, key), from);
  const start: Cell = { matrix: 'w', row: 0, column: 0 };
  it('walk along a row through all matrices and stop at the end', () => {
    const right = Array<CellKey>(9).fill('ArrowRight');
    expect(walk({ ...start, row: 3 }, ...right)).toEqual({ matrix: 'a', row: 1, column: 0 });
    expect(walk(start, 'ArrowRight', 'ArrowRight')).toEqual({ matrix: 'x', row: 0, column: 0 });
    expect(walk({ matrix: 'x', row: 0, column: 0 }, 'ArrowLeft')).toEqual({ matrix: 'w', row: 0, column: 1 });
    expect(walk(start, 'ArrowLeft')).toEqual(start);
  });
  it('stay within a matrix up and down', () => {
    expect(walk(start, 'ArrowUp')).toEqual(start);
    expect(walk(start, ...Array<CellKey>(9).fill('ArrowDown'))).toEqual({ ...start, row: 3 });
    expect(walk({ matrix: 'x', row: 0, column: 0 }, 'ArrowDown', 'ArrowDown')).toEqual({
      matrix: 'x',
      row: 1,
      column: 0,
    });
  });
  it('go to both ends', () => {
    expect(walk({ matrix: 'b', row: 2, column: 0 }, 'Home')).toEqual({ matrix: 'w', row: 2, column: 0 });
    expect(walk({ matrix: 'w', row: 3, column: 1 }, 'End')).toEqual({ matrix: 'a', row: 3, column: 0 });
  });
  it('are known', () => {
    expect(['ArrowUp', 'Home', 'PageUp', 'a'].map(isCellKey)).toEqual([true, true, false, false]);
  });
});
