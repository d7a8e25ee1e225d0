// How right a network is, in words that fit their place whatever the numbers.
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../../web/experiment/scene.js';
import { scoreWords } from '../../../../web/parts/words/score-words.js';
import type { Frame } from '../../../../web/session/session.js';

function said(
  targets: readonly number[],
  predictions: readonly number[],
  outputs: number,
  output: number | null = null,
) {
  const rows = { rows: targets.length / outputs, targets: Float32Array.from(targets) };
  const scene = { problem: { outputs: Array.from({ length: outputs }), train: rows, test: { rows: 0 } } };
  const frame = { tick: {}, predictions: { train: Float32Array.from(predictions), test: new Float32Array() } };
  return scoreWords(scene as unknown as Scene, frame as unknown as Frame, output);
}

describe('what is restored', () => {
  it('is a share, of one output, or a mean of which it says so', () => {
    expect(said([0, 1, 2, 3], [0, 1, 2, 3], 1)).toBe('variation restored (R²): 1.00 training');
    expect(said([0, 1, 1, 0], [0, 0.5, 1, 0.5], 2)).toBe('mean R² of 2 outputs: 0.50 training');
    expect(said([0, 1, 1, 0], [0, 0.5, 1, 0.5], 2, 0)).toBe('variation restored (R²): 1.00 training');
  });
  it('of a network that ran away is a power of ten, and of targets all alike nothing', () => {
    expect(said([0, 1, 2, 3], [3e35, 1, 2, 3], 1)).toMatch(/: \u2212\d\.\d×10⁷⁰ training$/);
    expect(said([1, 1, 1], [0, 1, 2], 1)).toMatch(/: (–|\u2212∞) training$/);
  });
});
