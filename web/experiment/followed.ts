// The one observation that is followed through the network, and which comes next. Pure.
import type { Problem } from '../core/data/problem.js';
import { type RowAddress, rowName, rowsOf } from './rows.js';
import { networkInputs, type Scene } from './scene.js';

export interface Followed {
  /** The network's numbers. */
  input: Float32Array;
  target: Float32Array;
  /** Such as "training row 12 (Gentoo)". */
  name: string;
}

export function followedOf(scene: Pick<Scene, 'problem' | 'features'>, at: RowAddress): Followed {
  const { problem } = scene;
  const { inputs, targets } = rowsOf(problem, at.set);
  const [width, outputs] = [problem.inputs.length, problem.outputs.length];
  return {
    input: networkInputs(scene, inputs.slice(at.row * width, (at.row + 1) * width), 1),
    target: targets.slice(at.row * outputs, (at.row + 1) * outputs),
    name: rowName(problem, at),
  };
}

/** So many further or back, training rows first, then test rows, and round again. */
export function rowAfter(problem: Problem, at: RowAddress, by: number): RowAddress {
  const { train, test } = problem;
  const all = train.rows + test.rows;
  const from = at.row + (at.set === 1 ? train.rows : 0);
  const to = (((from + by) % all) + all) % all;
  return to < train.rows ? { set: 0, row: to } : { set: 1, row: to - train.rows };
}
