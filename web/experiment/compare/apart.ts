// How far apart the answers of two networks are, to the same rows.
import { classOf } from '../../core/network/class-of.js';
import { undecided } from '../rows.js';
import type { Scene } from '../scene.js';

type Pair = readonly [Float32Array, Float32Array];

/** Classes: 1 for each row of which the two say different ones, else 0. Outputs: rows x K each. */
export function decidedApart({ problem }: Scene, [first, second]: Pair): Uint8Array {
  const width = problem.outputs.length;
  const middle = undecided(problem);
  return Uint8Array.from({ length: first.length / width }, (_, row) =>
    classOf(first, row, width, middle) === classOf(second, row, width, middle) ? 0 : 1,
  );
}

/** Numbers: by how much the second answers more, in people's units. */
export function differences({ problem }: Scene, [first, second]: Pair): Float32Array {
  const { outputs } = problem;
  return second.map((value, i) => (value - (first[i] as number)) * (outputs[i % outputs.length]?.scale.spread ?? 1));
}
