// The rhythm of a session: when to train, how much, and when to show it. A frame goes out only after the last was taken, so
// that a slow page is never flooded; at speeds that go frame by frame, taking a frame is what asks for the next epoch.
import { Schedule } from '../core/run/schedule.js';
import { noStops, type StopReason, type StopRules, StopWatch } from '../core/run/stop-rules.js';
import type { TrainingOptions } from '../engine/types.js';
import type { Pace } from './pace.js';
import type { Runner } from './runner.js';
import type { Frame, SessionSpec, Speed, StepUnit, Wants } from './session.js';

/** Flat out and nobody takes frames: a point in the history every so many milliseconds all the same. */
const longestSilence = 250;

export class Driver {
  readonly #runner: Runner;
  readonly #pace: Pace;
  readonly #schedule: Schedule;
  readonly #send: (frame: Frame) => void;
  readonly #failed: (error: unknown) => void;
  #playing = false;
  /** The last frame sent was taken. */
  #taken = true;
  /** Something changed since the last frame. */
  #stale = false;
  #lastLook = 0;
  #rules: StopRules = noStops;
  #watch: StopWatch | undefined;
  #stopped: StopReason | null = null;
  #cancel: (() => void) | undefined;

  /** failed hears of what goes wrong between two calls. */
  constructor(options: {
    runner: Runner;
    pace: Pace;
    send: (frame: Frame) => void;
    failed: (error: unknown) => void;
  }) {
    this.#runner = options.runner;
    this.#pace = options.pace;
    this.#send = options.send;
    this.#failed = options.failed;
    this.#schedule = new Schedule('everyFrame', () => options.pace.slice);
  }

  get playing(): boolean {
    return this.#playing;
  }

  open(spec: SessionSpec): Frame {
    this.#runner.open(spec);
    this.#schedule.forget();
    return this.pause();
  }

  /** Does nothing when it plays already, or before open. */
  play(): void {
    if (this.#playing || !this.#runner.isOpen) return;
    this.#playing = true;
    this.#stopped = null;
    this.#watch = new StopWatch(this.#rules, this.#runner.tick);
    this.#runner.rest();
    this.#runner.measure(this.#pace.now());
    this.#schedule.start(this.#pace.now());
    this.#stale = true;
    this.#arrange(0);
  }

  pause(): Frame {
    this.#stop();
    return this.#frame();
  }

  step(unit: StepUnit, count: number): Frame {
    this.#stop();
    if (unit === 'row') this.#runner.trainRows(count);
    else this.#runner.train(unit, count, true);
    return this.#frame();
  }

  /** Pauses, does something to the runner, and shows what became of it. */
  rest(action: () => void): Frame {
    this.#stop();
    action();
    return this.#frame();
  }

  /** Does something to the runner without stopping it. */
  amid(action: () => void): Frame {
    action();
    return this.#frame();
  }

  setSpeed(speed: Speed): void {
    this.#schedule.setSpeed(speed, this.#pace.now());
    if (this.#playing) this.#arrange(0);
  }

  /** Counted from here when it plays already. */
  setStops(rules: StopRules): void {
    const same = JSON.stringify(rules) === JSON.stringify(this.#rules);
    this.#rules = rules;
    if (this.#playing && !same) this.#watch = new StopWatch(rules, this.#runner.tick);
  }

  configure(training: Required<TrainingOptions>): void {
    this.#runner.configure(training);
    this.#schedule.forget();
    this.#stale = true;
    this.#offer();
  }

  /** sameMaps: with the mapInputs that were wanted before. */
  want(wants: Wants, sameMaps = false): void {
    if (this.#runner.want(wants, sameMaps)) this.#stale = true;
    this.#offer();
  }

  /** The last frame was drawn: the next may come. */
  taken(): void {
    this.#taken = true;
    if (this.#playing && this.#schedule.speed === 'everyFrame') this.#turn();
    else this.#offer();
  }

  dispose(): void {
    this.#stop();
    this.#runner.dispose();
  }

  #turn(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (!this.#playing) return;
    try {
      const start = this.#pace.now();
      const plan = this.#schedule.next(start, this.#taken, this.#runner.stepsPerEpoch);
      if (plan.count > 0) this.#work(plan.unit, plan.count, plan.each, start);
      this.#offer();
      if (this.#playing) this.#arrange(plan.wait);
    } catch (error) {
      this.#stop();
      this.#failed(error);
    }
  }

  #work(unit: 'step' | 'epoch', count: number, each: boolean, start: number): void {
    const { steps, fine } = this.#train(unit, count, each);
    const now = this.#pace.now();
    this.#schedule.report(steps, now - start);
    this.#runner.measure(now);
    this.#stale = true;
    if (!fine || this.#stopped) this.#end();
    else if (!each && !this.#taken && now - this.#lastLook > longestSilence) {
      this.#runner.look();
      this.#lastLook = now;
    }
  }

  /** As far as the stop rules let it: exactly to their epoch, at any speed. */
  #train(unit: 'step' | 'epoch', count: number, each: boolean): { steps: number; fine: boolean } {
    const watch = this.#watch;
    const runner = this.#runner;
    const left = watch?.left(runner.epoch) ?? Number.POSITIVE_INFINITY;
    if (!watch || (!watch.looksAtCost && left === Number.POSITIVE_INFINITY)) return runner.train(unit, count, each);
    const whole = unit === 'epoch' ? Math.min(count, left) : count;
    const stride = unit === 'epoch' && !watch.looksAtCost ? whole : 1;
    let steps = 0;
    for (let done = 0; done < whole && !this.#stopped; done += stride) {
      const { epoch } = runner;
      const trained = runner.train(unit, stride, each || (unit === 'epoch' && watch.looksAtCost));
      steps += trained.steps;
      if (!trained.fine) return { steps, fine: false };
      if (runner.epoch > epoch) this.#stopped = watch.look(runner.tick);
    }
    return { steps, fine: true };
  }

  #arrange(wait: number): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (wait === Number.POSITIVE_INFINITY) return;
    const turn = () => this.#turn();
    this.#cancel = wait > 0 ? this.#pace.after(wait, turn) : this.#pace.soon(turn);
  }

  /** Whatever happens next, a stop rule did not do it. */
  #stop(): void {
    this.#stopped = null;
    this.#end();
  }

  #end(): void {
    this.#playing = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #frame(): Frame {
    this.#stale = false;
    this.#lastLook = this.#pace.now();
    const frame = this.#runner.frame(this.#playing);
    return this.#stopped ? { ...frame, stopped: this.#stopped } : frame;
  }

  #offer(): void {
    if (!this.#stale || !this.#taken || !this.#runner.isOpen) return;
    this.#taken = false;
    this.#send(this.#frame());
  }
}
