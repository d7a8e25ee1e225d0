// Wants are checked where they are said, in the thread that says them: later, amid training, there would be nobody to tell.
import { fail } from '../engine/errors.js';
import type { Wants } from './session.js';

/** layers: sizes of the opened network, or undefined before open. Throws a GlassboxError. */
export function checkWants(wants: Wants, layers: readonly number[] | undefined): void {
  const where = 'Session.want';
  const { mapInputs, trace, activationsOf } = wants;
  if (!mapInputs && !trace && !activationsOf) return;
  if (!layers) fail('invalidConfig', where, 'expected an opened session: call open first');
  const inputs = layers[0] as number;
  const outputs = layers.at(-1) as number;
  const expect = (name: string, values: Float32Array, count: number) => {
    if (values.length !== count)
      fail('shapeMismatch', where, `expected ${count} numbers in ${name} but got ${values.length}`);
    const odd = values.findIndex((value) => !Number.isFinite(value));
    if (odd !== -1) fail('invalidNumber', where, `expected finite numbers in ${name} but got ${values[odd]} at ${odd}`);
  };
  if (mapInputs) expect('mapInputs.inputs', mapInputs.inputs, mapInputs.rows * inputs);
  const strange = activationsOf?.find((layer) => !Number.isInteger(layer) || layer < 0 || layer > layers.length - 2);
  if (strange !== undefined) {
    const expected = `weight layers from 0 to ${layers.length - 2}`;
    fail('shapeMismatch', where, `expected ${expected} in activationsOf but got ${strange}`);
  }
  if (trace) {
    expect('trace.input', trace.input, inputs);
    expect('trace.target', trace.target, outputs);
  }
}
