// What the doctor's buttons offer.
import { describe, expect, it } from 'vitest';
import { presetOf } from '../../../../web/core/settings/presets.js';
import { actOf } from '../../../../web/parts/run/doctor-acts.js';
import { experimentInNode } from '../../support/experiment.js';

const back = { kind: 'rewind', epoch: 3, settings: {}, toBestTest: true } as const;

describe('going back', () => {
  it('is offered to a moment that is over, never to the one that is shown', async () => {
    const experiment = experimentInNode();
    await experiment.open(presetOf('overfitting').settings);
    await experiment.advance('epoch', 5);
    // The test cost is lowest now: there is nothing to go back to.
    expect(experiment.tape.bestTest?.step).toBe(experiment.frame?.tick.step);
    expect(actOf(experiment, back, 'Go back to epoch 3')).toBeNull();
    const lower = { ...back, settings: { learningRate: 0.001 } };
    expect(actOf(experiment, lower, 'Go back to epoch 3 with learning rate 0.001')?.label).toMatch(
      /^Go back to epoch 5 /,
    );
    await experiment.advance('epoch', 400);
    const act = actOf(experiment, back, 'Go back to epoch 3');
    expect(act?.label).toBe('Go back to epoch 5');
    await act?.run();
    expect(experiment.frame?.tick.epoch).toBe(5);
    experiment.session?.dispose();
  });
});
