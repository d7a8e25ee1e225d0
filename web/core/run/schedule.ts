// How much training to do now, and when to look again. It holds no timer and does no work: it is told the time and how long
// the last slice took, and answers with a count.
import type { SpeedName } from '../settings/names.js';

export interface Plan {
  readonly unit: 'step' | 'epoch';
  /** 0: nothing is due yet. */
  readonly count: number;
  /** True where every unit is worth a point in the loss history. */
  readonly each: boolean;
  /** Milliseconds until there is more to do; 0 after other work had its turn, Infinity when the next frame was taken. */
  readonly wait: number;
}

/** Milliseconds between two units of work at the speeds that go by the clock. */
const beats: Readonly<Partial<Record<SpeedName, readonly [unit: 'step' | 'epoch', period: number]>>> = {
  slowMotion: ['step', 500],
  one: ['epoch', 1000],
  ten: ['epoch', 100],
};

/** Late beats are made good up to this many milliseconds; a machine that cannot keep up is not made to run after. */
const patience = 250;
/** A slice grows at most so much over the last one: the first estimate comes from a clock that may be coarse. */
const growth = 4;
const largestSlice = 1_000_000;

export class Schedule {
  readonly #budget: () => number;
  #speed: SpeedName;
  #due = 0;
  /** Measured milliseconds for one batch; undefined before the first slice that could be timed. */
  #perStep: number | undefined;
  #lastSteps = 0;

  /** budget: how long a flat-out slice may take now, in milliseconds. */
  constructor(speed: SpeedName, budget: () => number) {
    this.#speed = speed;
    this.#budget = budget;
  }

  get speed(): SpeedName {
    return this.#speed;
  }

  /** Play was pressed, or the speed changed: the first beat is now. */
  start(now: number): void {
    this.#due = now;
  }

  setSpeed(speed: SpeedName, now: number): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    this.start(now);
  }

  /** Another network or other batches: what was measured no longer holds. */
  forget(): void {
    this.#perStep = undefined;
    this.#lastSteps = 0;
  }

  /** frameTaken: the last picture has been drawn. stepsPerEpoch: batches in one pass over the data. */
  next(now: number, frameTaken: boolean, stepsPerEpoch: number): Plan {
    const beat = beats[this.#speed];
    if (beat) return this.#nextBeat(now, ...beat);
    if (this.#speed === 'everyFrame') {
      return { unit: 'epoch', count: frameTaken ? 1 : 0, each: true, wait: Number.POSITIVE_INFINITY };
    }
    return this.#nextSlice(stepsPerEpoch);
  }

  /** What the last slice did, in batches, and how long it took, in milliseconds. */
  report(steps: number, elapsed: number): void {
    if (steps <= 0) return;
    this.#lastSteps = steps;
    // Browsers round their clocks, to 1 ms at the coarsest: a shorter time says only that it was at most that.
    if (elapsed < 1) {
      if (this.#perStep !== undefined) this.#perStep = Math.min(this.#perStep, 1 / steps);
      return;
    }
    const measured = elapsed / steps;
    const known = this.#perStep;
    // Slower than thought is believed at once, so that a slice over budget is not repeated; faster only by and by.
    this.#perStep = known === undefined || measured > known ? measured : known + 0.3 * (measured - known);
  }

  #nextBeat(now: number, unit: 'step' | 'epoch', period: number): Plan {
    if (now < this.#due) return { unit, count: 0, each: true, wait: this.#due - now };
    const late = Math.min(now - this.#due, patience);
    const count = 1 + Math.floor(late / period);
    this.#due = Math.max(this.#due + count * period, now - late + count * period);
    return { unit, count, each: true, wait: Math.max(0, this.#due - now) };
  }

  #nextSlice(stepsPerEpoch: number): Plan {
    const most = Math.min(largestSlice, Math.max(1, this.#lastSteps * growth));
    const fits = this.#perStep === undefined ? most : Math.min(most, this.#budget() / this.#perStep);
    const epochs = Math.floor(fits / stepsPerEpoch);
    return epochs >= 1
      ? { unit: 'epoch', count: epochs, each: false, wait: 0 }
      : { unit: 'step', count: Math.max(1, Math.floor(fits)), each: false, wait: 0 };
  }
}
