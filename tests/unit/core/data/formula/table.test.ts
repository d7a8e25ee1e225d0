import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../../../web/core/data/formula/formula.js';
import { tableOfFormula } from '../../../../../web/core/data/formula/table.js';

function make(source: string, inputs = 2, options = { seed: 1, noise: 0 }) {
  const parsed = parseFormula(source, inputs);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return tableOfFormula(parsed.formula, options);
}
function data(source: string, inputs = 2, options = { seed: 1, noise: 0 }) {
  const made = make(source, inputs, options);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

describe('tableOfFormula', () => {
  it('draws points and their values', () => {
    const { table, notes } = data('x1 * x2');
    expect([table.rows, table.task, notes.length]).toEqual([500, 'regression', 0]);
    for (let row = 0; row < table.rows; row++) {
      const [x1, x2] = [table.inputValues[row * 2] as number, table.inputValues[row * 2 + 1] as number];
      expect(table.targetValues[row]).toBeCloseTo(x1 * x2, 3);
    }
    expect(table.outputs[0]?.scaling).toBe('standard');
    expect(data('sin(x)', 1).table.outputs[0]?.scaling).toBe('none');
    expect(data('sin(x)', 1).table.inputs.map((column) => column.name)).toEqual(['x']);
  });

  it('is the same for the same seed; noise moves values, not places', () => {
    expect(data('x1 + x2')).toEqual(data('x1 + x2'));
    const noisy = data('x1 + x2', 2, { seed: 1, noise: 30 });
    expect(noisy.table.inputValues).toEqual(data('x1 + x2').table.inputValues);
    expect(noisy.table.targetValues).not.toEqual(data('x1 + x2').table.targetValues);
  });

  it('makes two classes of a comparison', () => {
    const { table } = data('x1^2 + x2^2 < 9');
    expect([table.task, table.classNames]).toEqual(['binary', ['no', 'yes']]);
    expect(new Set(table.targetValues)).toEqual(new Set([0, 1]));
  });

  it('leaves out points without a value, and says how many', () => {
    const { table, notes } = data('log(x1)');
    expect(table.rows).toBeGreaterThan(200);
    expect(table.rows).toBeLessThan(300);
    expect(notes[0]).toMatch(new RegExp(`on ${500 - table.rows} of 500 points; .* They were left out\\.$`));
    const none = make('sqrt(-1 - x1^2)');
    expect(none.ok ? '' : none.error).toContain('500 of 500 points');
    const same = make('3');
    expect(same.ok ? '' : same.error).toContain('3 everywhere');
  });
});
