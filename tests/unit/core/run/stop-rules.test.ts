import { describe, expect, it } from 'vitest';
import { noStops, StopWatch } from '../../../../web/core/run/stop-rules.js';

const start = { epoch: 0, loss: 1, testLoss: 1 };

describe('stop rules', () => {
  it('never stop when all are off', () => {
    const watch = new StopWatch(noStops, start);
    expect(watch.looksAtCost).toBe(false);
    expect(watch.left(0)).toBe(Number.POSITIVE_INFINITY);
    expect(watch.look({ epoch: 1e6, loss: 0, testLoss: 5 })).toBeNull();
  });

  it('stop after so many epochs, and say how many are left', () => {
    const watch = new StopWatch({ ...noStops, epochs: 10 }, start);
    expect(watch.left(7)).toBe(3);
    expect(watch.look({ epoch: 9, loss: 1 })).toBeNull();
    expect(watch.look({ epoch: 10, loss: 1 })).toEqual({ rule: 'epochs', epoch: 10 });
  });

  it('go on past the count when played again', () => {
    const watch = new StopWatch({ ...noStops, epochs: 10 }, { ...start, epoch: 10 });
    expect(watch.left(10)).toBe(Number.POSITIVE_INFINITY);
    expect(watch.look({ epoch: 11, loss: 1 })).toBeNull();
  });

  it('stop when the cost is low enough, once', () => {
    const rules = { ...noStops, loss: 0.1 };
    expect(new StopWatch(rules, start).look({ epoch: 3, loss: 0.1 })).toEqual({ rule: 'loss', epoch: 3, loss: 0.1 });
    const again = new StopWatch(rules, { epoch: 3, loss: 0.1 });
    expect(again.looksAtCost).toBe(false);
    expect(again.look({ epoch: 4, loss: 0.09 })).toBeNull();
  });

  it('stop early when the test cost has not fallen for so long, and say where it was lowest', () => {
    const watch = new StopWatch({ ...noStops, patience: 3 }, start);
    expect(watch.look({ epoch: 1, loss: 1, testLoss: 0.8 })).toBeNull();
    expect(watch.look({ epoch: 2, loss: 1, testLoss: 0.8 })).toBeNull();
    expect(watch.look({ epoch: 3, loss: 1, testLoss: 0.9 })).toBeNull();
    const reason = { rule: 'patience', epoch: 4, best: 1, testLoss: 0.8 };
    expect(watch.look({ epoch: 4, loss: 1, testLoss: 0.85 })).toEqual(reason);
  });

  it('have no patience to lose where nothing is held out', () => {
    const watch = new StopWatch({ ...noStops, patience: 1 }, { epoch: 0, loss: 1 });
    expect(watch.look({ epoch: 50, loss: 1 })).toBeNull();
  });
});
