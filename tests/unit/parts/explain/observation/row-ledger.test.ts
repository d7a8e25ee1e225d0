// The row before its way: of many numbers those that say something about it.
import { describe, expect, it } from 'vitest';
import { forward } from '../../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../../web/core/network/parameters.js';
import { presetOf } from '../../../../../web/core/settings/presets.js';
import { followedOf } from '../../../../../web/experiment/followed.js';
import type { Observation } from '../../../../../web/experiment/observation.js';
import { makeScene } from '../../../../../web/experiment/scene.js';
import { rowLedger } from '../../../../../web/parts/explain/observation/row-ledger.js';
import { problemOf } from '../../../support/datasets.js';
import { plainText, textOf } from '../../../support/template-text.js';

describe('a row of many inputs and classes', () => {
  it('shows the inputs that are not 0, and the right class whatever is answered', () => {
    const { settings } = presetOf('memorised');
    const scene = makeScene(settings, problemOf(settings));
    const { layers, activations, loss, problem } = scene;
    const parameters = Float32Array.from({ length: parameterCount(layers) }, (_, i) => Math.sin(i));
    for (const row of [0, 7, 50, 101, 216]) {
      const followed = followedOf(scene, { set: 0, row });
      if (!followed) throw new Error('no such row');
      const passed = forward({ layers, activations, loss, parameters }, followed.input);
      const target = problem.train.targets.slice(row * 19, row * 19 + 19);
      const seen = { ...passed, input: followed.input, target, delta: [] } as unknown as Observation;
      const [inputs = '', outputs = ''] = textOf(rowLedger(scene, seen)).split('comes out').map(plainText);
      expect(inputs.match(/(First|Second) hour \d+ 1\.00 1\.00/g), inputs).toHaveLength(2);
      expect(outputs.match(/\d+h \d\.\d\d 1\.00/g), outputs).toEqual([
        expect.stringContaining(`${target.indexOf(1)}h`),
      ]);
      expect(outputs).toContain('11 more');
      // One of those that are shown may be nearer to 0 than they: the right one.
      expect(outputs).not.toContain('nearer');
    }
  });
});
