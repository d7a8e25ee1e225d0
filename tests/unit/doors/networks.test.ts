// The doors for saved networks: a file is read or refused with a sentence, a snapshot is taken or refused with the engine's error, and
// what was taken saves as the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultState } from '../../../web/core/link/link.js';
import { readModelFile, writeModelFile } from '../../../web/core/link/model-file.js';
import { createEngine, GlassboxError } from '../../../web/engine/index-node.js';
import { networkOf } from '../../../web/experiment/spec.js';
import { damaged, expectSentence, tryAll } from './support.js';

const engine = await createEngine();
const net = engine.network(networkOf(defaultState.settings));
const data = {
  inputs: [
    [0, 1],
    [1, -1],
  ],
  targets: [[1], [-1]],
};
net.trainer(data, { optimizer: { kind: 'adam' } }).epochs(3);

it('files of networks', () => {
  const files = [JSON.stringify(net), writeModelFile(net.toJSON(), defaultState).text];
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '-',
    '0',
    '1e999',
    'null',
    '65537',
    '\\u0000',
    '"lab":"#v=1",',
    '"__proto__":{},',
    '2,',
  ];
  tryAll(
    damaged(files, pieces),
    (text) => {
      const read = readModelFile(text, defaultState);
      if (!read.ok) return expectSentence(read.error);
      read.value.notes.forEach(expectSentence);
      const again = readModelFile(writeModelFile(read.value.network, read.value.recipe).text, defaultState);
      expect(again.ok && again.value.recipe).toEqual(read.value.recipe);
      refuseOrTake(() => {
        const made = engine.fromJSON(read.value.network);
        try {
          expect(engine.fromJSON(JSON.parse(JSON.stringify(made))).toJSON()).toEqual(made.toJSON());
        } finally {
          made.dispose();
        }
      });
    },
    2_000,
  );
});

it('snapshots', () => {
  const good = net.snapshot();
  const change = fc.record({ at: fc.nat(), by: fc.oneof(fc.nat(255), fc.constantFrom(0, 127, 128, 255)) });
  const bytes = fc
    .tuple(fc.array(change, { maxLength: 4 }), fc.oneof(fc.constant(good.length), fc.nat(good.length + 8)))
    .map(([changes, length]) => {
      const made = new Uint8Array(length);
      made.set(good.subarray(0, length));
      for (const { at, by } of changes) if (length > 0) made[at % length] = by;
      return made;
    });
  tryAll(
    bytes,
    (given) => {
      const before = net.snapshot();
      const taken = refuseOrTake(() => net.restore(given));
      expect(Buffer.compare(net.snapshot(), taken ? given : before)).toBe(0);
    },
    20_000,
  );
});

/** Whether it was taken; a refusal is the engine's own error, and anything else that is thrown fails the test. */
function refuseOrTake(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (!(error instanceof GlassboxError)) throw error;
    expectSentence(error.message);
    return false;
  }
}
