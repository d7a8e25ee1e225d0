// The curve of the cost after the tape went back: what came later stays in sight, with the axes and the mark at the lowest test cost.
import { describe, expect, it } from 'vitest';
import { presetOf } from '../../../../web/core/settings/presets.js';
import { type LossView, lossScales } from '../../../../web/draw/loss.js';
import { laterOf, lowestOf } from '../../../../web/parts/run/loss-points.js';
import { experimentInNode } from '../../support/experiment.js';

const size = { width: 300, height: 200, log: false, pointer: null } as const;

describe('gone back on the tape', () => {
  it('the axes and the lowest mark stay where they were, and what came later begins where it stands', async () => {
    const experiment = experimentInNode();
    await experiment.open(presetOf('overfitting').settings);
    for (let i = 0; i < 40; i++) await experiment.advance('epoch', 5);
    const { frame, tape } = experiment;
    if (!frame) throw new Error('no frame');
    expect(laterOf(frame.tick, tape.entries)).toBeNull();
    const whole: LossView = { ...frame.history, ...size, lowest: lowestOf([frame.history]) };
    const best = tape.bestTest;
    if (!best) throw new Error('nothing held out');
    expect(best.step).toBeLessThan(frame.tick.step);

    await experiment.edit((edits) => edits.rewindTo(tape.entries[2]?.step ?? 0, {}, { label: 'Back' }));
    const back = experiment.frame;
    const later = back && laterOf(back.tick, experiment.tape.entries);
    if (!back || !later) throw new Error('nothing came later');
    expect(later.epochs[0]).toBe(back.tick.epoch);
    expect(later.epochs[later.length - 1]).toBe(frame.tick.epoch);
    const view: LossView = { ...back.history, ...size, later, lowest: lowestOf([back.history, later]) };
    expect(view.lowest).toEqual({ epoch: best.epoch, value: best.testLoss });
    expect(lossScales(view).x.domain).toEqual(lossScales(whole).x.domain);
    expect(lossScales(view).y.domain).toEqual(lossScales(whole).y.domain);
    experiment.session?.dispose();
  });

  it('where nothing is held out there is no lowest test cost', () => {
    const points = [
      { step: 0, epoch: 0, loss: 2 },
      { step: 1, epoch: 1, loss: 1 },
      { step: 2, epoch: 2, loss: 0.5 },
    ];
    const later = laterOf({ step: 0, epoch: 0, loss: 2 }, points);
    expect(later).toMatchObject({ length: 3, epochs: [0, 1, 2], loss: [2, 1, 0.5] });
    expect(lowestOf(later ? [later] : [])).toBeNull();
  });
});
