// The live numbers a <glassbox-value> can show.
import { cost, count, fixed, percent } from '../../core/base/format.js';
import type { Frame } from '../../session/session.js';

export interface ValueKind {
  readonly caption: string;
  text(frame: Frame): string;
}

export const nothingYet = '\u2013';
const optional = (value: number | undefined, write: (value: number) => string) =>
  value === undefined ? nothingYet : write(value);
const rate = (value: number) => (value === 0 ? nothingYet : value < 10 ? fixed(value, 1) : count(Math.round(value)));

export const valueKinds: Record<string, ValueKind> = {
  epoch: { caption: 'epochs', text: (frame) => count(frame.tick.epoch) },
  step: { caption: 'batches', text: (frame) => count(frame.tick.step) },
  cost: { caption: 'cost, training', text: (frame) => cost(frame.tick.loss) },
  'test-cost': { caption: 'cost, test', text: (frame) => optional(frame.tick.testLoss, cost) },
  accuracy: { caption: 'right, training', text: (frame) => optional(frame.tick.accuracy, percent) },
  'test-accuracy': { caption: 'right, test', text: (frame) => optional(frame.tick.testAccuracy, percent) },
  rate: { caption: 'epochs a second', text: (frame) => rate(frame.epochsPerSecond) },
};
