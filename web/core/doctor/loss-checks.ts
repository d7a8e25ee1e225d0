// What the curve of the loss gives away: running away, growing, jumping, creeping, and learning by heart.
import { cost } from '../base/format.js';
import { type Check, type Finding, isDoingWell, layerName, lowerRate, type Observation, shown } from './findings.js';

const value = (array: ArrayLike<number>, i: number) => array[i] as number;

/** The middle of a few values, at least one; a single odd batch does not move it. */
function median(array: ArrayLike<number>, from: number, to: number): number {
  const values = Array.from({ length: to - from }, (_, i) => value(array, from + i)).sort((a, b) => a - b);
  return value(values, Math.floor(values.length / 2));
}

function placeOfLeast(array: ArrayLike<number>, length: number): number {
  let best = 0;
  for (let i = 1; i < length; i++) if (value(array, i) < value(array, best)) best = i;
  return best;
}

const epochAt = ({ history }: Observation, i: number) => Math.floor(value(history.epochs, i));

/** Going back to where it was still well, with a lower rate. */
function goBack(observation: Observation, epoch: number) {
  const learningRate = lowerRate(observation.settings.learningRate);
  return {
    label: `Go back to epoch ${epoch} with learning rate ${shown(learningRate)}`,
    action: { kind: 'rewind', epoch, settings: { learningRate } } as const,
  };
}

/** Numbers beyond what 32 bits hold: the engine stopped, or the loss says so itself. */
const diverged: Check = (observation) => {
  const { tick, history, settings } = observation;
  if (!tick.diverged && Number.isFinite(tick.loss)) return [];
  // The best epoch is before the fall; what came after may be finite and lost all the same.
  const best = history.length > 0 ? epochAt(observation, placeOfLeast(history.loss, history.length)) : 0;
  const where = tick.diverged ? ` in ${layerName(settings, tick.diverged.layer)}` : '';
  const when = tick.diverged?.epoch ?? tick.epoch;
  return [
    {
      id: 'diverged',
      severity: 'problem',
      ...(tick.diverged && { layer: tick.diverged.layer }),
      sentence:
        `Training ran away${where} at epoch ${when}: its numbers grew until 32 bits could not hold them. ` +
        `The weights from before are kept. Steps were too long at learning rate ${shown(settings.learningRate)}.`,
      remedy: goBack(observation, best),
    },
  ];
};

/**
 * Far worse than it has been: four times its best, and more than half of what had been gained since the start lost
 * again, by the median of the last five points. Fewer than ten points say too little.
 */
const rising: Check = (observation) => {
  const { history, tick } = observation;
  const { length, loss } = history;
  if (length < 10 || tick.diverged || !Number.isFinite(tick.loss)) return [];
  const best = placeOfLeast(loss, length);
  const least = value(loss, best);
  const now = median(loss, length - 5, length);
  if (best > length - 5 || !(now > 4 * least) || !(now > (value(loss, 0) + least) / 2)) return [];
  return [
    {
      id: 'lossRising',
      severity: 'warning',
      sentence:
        `The cost has grown from ${shown(least)} at epoch ${epochAt(observation, best)} to ${shown(now)}: ` +
        `the steps at learning rate ${shown(observation.settings.learningRate)} lead uphill.`,
      remedy: goBack(observation, epochAt(observation, best)),
    },
  ];
};

/**
 * Jumping without getting lower: over the last 20 points or more, at least a third of the changes go up, a usual change
 * is more than a tenth of the loss, and the second half is no better than the first.
 */
const jumping: Check = (observation) => {
  const { history, tick, settings } = observation;
  const { length, loss } = history;
  const window = Math.min(60, length);
  if (window < 20 || tick.diverged || !Number.isFinite(tick.loss) || isDoingWell(observation)) return [];
  const from = length - window;
  let up = 0;
  const changes: number[] = [];
  for (let i = from + 1; i < length; i++) {
    const change = value(loss, i) - value(loss, i - 1);
    if (change > 0) up++;
    changes.push(Math.abs(change));
  }
  const middle = median(loss, from, length);
  // One odd batch makes no other run of it.
  if (isDoingWell({ ...observation, tick: { ...tick, loss: middle } })) return [];
  const usual = median(changes, 0, changes.length);
  const noBetter =
    median(loss, from + Math.floor(window / 2), length) > 0.9 * median(loss, from, from + Math.floor(window / 2));
  if (up < changes.length / 3 || !(usual > middle / 10) || !noBetter) return [];
  const learningRate = lowerRate(settings.learningRate);
  return [
    {
      id: 'rateTooHigh',
      severity: 'warning',
      sentence:
        `The cost jumps by about ${shown(usual)} from point to point around ${shown(middle)} and gets no lower: ` +
        `learning rate ${shown(settings.learningRate)} makes steps that overshoot.`,
      remedy: {
        label: `Set the learning rate to ${shown(learningRate)}`,
        action: { kind: 'set', settings: { learningRate } },
      },
    },
  ];
};

/**
 * Overfitting's onset: the test loss had its best at least 10 points and a fifth of the run ago, by the median of its
 * last points it is a sixth and a fiftieth of its start above what it was around its best, and the training loss has fallen by a
 * twentieth meanwhile. The best of many noisy points is luck: the median around it is what was reached. Fewer than 10 rows held out, or
 * 30 points, prove too little.
 */
const overfitting: Check = (observation) => {
  const { history, tick, testRows } = observation;
  const { length, loss, testLoss } = history;
  if (length < 30 || (testRows !== undefined && testRows < 10) || tick.diverged) return [];
  if (!Number.isFinite(value(testLoss, 0)) || !Number.isFinite(value(testLoss, length - 1))) return [];
  const best = placeOfLeast(testLoss, length);
  const since = length - 1 - best;
  const tail = Math.max(5, Math.floor(since / 4));
  if (since < 10 || since < length / 5) return [];
  const least = median(testLoss, Math.max(0, best - 3), Math.min(length, best + 4));
  const now = median(testLoss, length - tail, length);
  const trainThen = value(loss, best);
  const trainNow = median(loss, length - tail, length);
  const end = length - 1;
  const rose = now > (7 / 6) * least && now - least > value(testLoss, 0) / 50;
  if (!rose || !(trainNow < 0.95 * trainThen) || !(now > trainNow)) return [];
  const epoch = epochAt(observation, best);
  return [
    {
      id: 'overfitting',
      severity: 'warning',
      sentence:
        `Since epoch ${epoch} the test cost has risen from ${cost(value(testLoss, best))} to ${cost(value(testLoss, end))} while the training ` +
        `cost went from ${cost(trainThen)} to ${cost(value(loss, end))}: what is being learned now holds for the training rows only.`,
      remedy: { label: `Go back to epoch ${epoch}`, action: { kind: 'rewind', epoch, settings: {}, toBestTest: true } },
    },
  ];
};

/**
 * Creeping: over the last half of at least 100 points the loss falls steadily (nine changes of ten go down), and so
 * little that it would need ten times this run to halve; a rate already at 0.1 or more is not the cause.
 */
const creeping: Check = (observation) => {
  const { history, tick, settings } = observation;
  const { length, loss, epochs } = history;
  if (length < 100 || tick.diverged || isDoingWell(observation) || settings.learningRate >= 0.1) return [];
  const from = Math.floor(length / 2);
  let down = 0;
  for (let i = from + 1; i < length; i++) if (value(loss, i) <= value(loss, i - 1)) down++;
  if (down < 0.9 * (length - 1 - from)) return [];
  const fallen = value(loss, from) - value(loss, length - 1);
  const whole = value(epochs, length - 1) - value(epochs, 0);
  const part = value(epochs, length - 1) - value(epochs, from);
  const toHalve = (value(loss, length - 1) / 2 / fallen) * part;
  if (!(fallen > 0) || !(toHalve > 10 * whole)) return [];
  const learningRate = Number((settings.learningRate * (settings.learningRate < 0.01 ? 10 : 3)).toPrecision(1));
  const finding: Finding = {
    id: 'slow',
    severity: 'hint',
    sentence:
      `The cost falls steadily but slowly: by ${shown(fallen)} in the last ${Math.round(part)} epochs, from ` +
      `${shown(value(loss, from))}. Longer steps may do.`,
    remedy: {
      label: `Set the learning rate to ${shown(learningRate)}`,
      action: { kind: 'set', settings: { learningRate } },
    },
  };
  return [finding];
};

export const lossChecks: readonly Check[] = [diverged, rising, jumping, overfitting, creeping];
