// A session that outlives its worker. It remembers what it takes to go on; when the worker stops or falls silent, it starts another one
// from the last snapshot and asks that one what was still unanswered, so that every promise settles and the page need not know.
import { count } from '../core/base/format.js';
import { sentence } from '../core/base/parsed.js';
import { noStops, type StopRules } from '../core/run/stop-rules.js';
import { fail, GlassboxError } from '../engine/errors.js';
import type {
  NetworkJSON,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  TrainingOptions,
} from '../engine/types.js';
import { Listeners } from './listeners.js';
import { now } from './pace.js';
import type { Frame, Reports, Session, SessionSpec, Speed, StepUnit, TimedGradient, Wants } from './session.js';

/** A session that may end without being asked to. */
export interface MortalSession extends Session {
  /** Why it ended. */
  readonly lost?: string | undefined;
  /** Told once, before those who wait for an answer are. */
  onLost?: ((reason: string) => void) | null;
}

/** Milliseconds of training that may be lost, and for how many bytes of a snapshot another one: large ones take time to make and to send. */
const [between, bytesPerMillisecond] = [900, 20_000];
/** So many times in so many milliseconds: what keeps ending a worker would end the next one, too. */
const [restarts, within] = [3, 60_000];

/** What the network was. */
interface Saved {
  readonly snapshot: Uint8Array;
  readonly step: number;
  readonly at: number;
}

export class LastingSession implements Session {
  readonly #connect: () => Promise<MortalSession>;
  readonly #reports: Reports;
  readonly #now: () => number;
  readonly #listeners = new Listeners();
  #inner: MortalSession;
  #spec: SessionSpec | null = null;
  #saved: Saved | null = null;
  #saving = false;
  #frame: Frame | null = null;
  #speed: Speed | null = null;
  #stops: StopRules = noStops;
  #wants: Wants = {};
  /** It is to train, whether or not there is a worker to do so. */
  #plays = false;
  /** The new worker has not begun to train yet; for those who look it never rested. */
  #resumes = false;
  /** Added to what the present worker counts. */
  #serials = 0;
  #reviving: Promise<void> | null = null;
  readonly #losses: number[] = [];
  #disposed = false;

  /** first: a session that connect gave; it belongs to this one now. clock is for tests. */
  constructor(first: MortalSession, connect: () => Promise<MortalSession>, reports: Reports = {}, clock = now) {
    this.#connect = connect;
    this.#reports = reports;
    this.#now = clock;
    this.#inner = first;
    this.#adopt(first);
  }

  get where(): 'worker' | 'page' {
    return this.#inner.where;
  }

  async open(spec: SessionSpec): Promise<Frame> {
    this.#plays = false;
    return this.#ask(async (session) => {
      // In one go, so that there is no moment without one. Where the worker was lost meanwhile, the next one is asked for both: it has
      // begun with what was open before.
      const opening = session.open(spec);
      const snapshot = session.snapshot().catch((error: unknown) => {
        if (session.lost !== undefined) throw error;
        return null;
      });
      const [frame, bytes] = await Promise.all([opening, snapshot]);
      this.#spec = spec;
      this.#saved = bytes && { snapshot: bytes, step: frame.tick.step, at: this.#now() };
      this.#wants = {};
      return this.#told(frame);
    });
  }

  play(): void {
    this.#plays = true;
    if (!this.#reviving) this.#inner.play();
  }

  async pause(): Promise<Frame> {
    this.#plays = false;
    return this.#change((session) => session.pause());
  }

  async step(unit: StepUnit, count = 1): Promise<Frame> {
    this.#plays = false;
    return this.#change((session) => session.step(unit, count));
  }

  async reset(): Promise<Frame> {
    this.#plays = false;
    return this.#change((session) => session.reset());
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    this.#inner.setSpeed(speed);
  }

  setStops(rules: StopRules): void {
    this.#stops = rules;
    this.#inner.setStops(rules);
  }

  async configure(training: Required<TrainingOptions>): Promise<void> {
    await this.#ask((session) => session.configure(training));
    if (this.#spec) this.#spec = { ...this.#spec, training };
  }

  want(wants: Wants): void {
    this.#inner.want(wants);
    this.#wants = wants;
  }

  subscribe(listener: (frame: Frame) => void): () => void {
    return this.#listeners.add(listener);
  }

  async setParameter(address: ParameterAddress, value: number): Promise<Frame> {
    return this.#change((session) => session.setParameter(address, value));
  }

  async freeze(address: ParameterAddress, frozen: boolean): Promise<Frame> {
    return this.#change((session) => session.freeze(address, frozen));
  }

  snapshot(): Promise<Uint8Array> {
    return this.#ask((session) => session.snapshot());
  }

  async restore(bytes: Uint8Array): Promise<Frame> {
    this.#plays = false;
    return this.#change((session) => session.restore(bytes));
  }

  toJSON(): Promise<NetworkJSON> {
    return this.#ask((session) => session.toJSON());
  }

  gradient(): Promise<TimedGradient> {
    return this.#ask((session) => session.gradient());
  }

  numericalGradient(epsilon: number): Promise<NumericalGradient> {
    return this.#ask((session) => session.numericalGradient(epsilon));
  }

  costSurface(first: SurfaceAxis, second: SurfaceAxis): Promise<Float32Array> {
    return this.#ask((session) => session.costSurface(first, second));
  }

  predict(inputs: Float32Array): Promise<Float32Array> {
    return this.#ask((session) => session.predict(inputs));
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#inner.dispose();
  }

  /** What a worker leaves unanswered is asked of the next one, once: what ends that one, too, is rejected. */
  async #ask<Result>(action: (session: MortalSession) => Promise<Result>): Promise<Result> {
    if (this.#disposed) fail('disposed', 'Session', 'this session was disposed; make another one');
    if (this.#inner.lost !== undefined) await this.#revive(this.#inner.lost);
    const session = this.#inner;
    try {
      return await action(session);
    } catch (error) {
      if (this.#disposed || session.lost === undefined) throw error;
      await (session === this.#inner ? this.#revive(session.lost) : this.#reviving);
      return action(this.#inner);
    }
  }

  /** By a person's hand: at once a part of what must not be lost. */
  async #change(action: (session: Session) => Promise<Frame>): Promise<Frame> {
    const frame = this.#told(await this.#ask(action));
    this.#save();
    return frame;
  }

  #adopt(session: MortalSession): void {
    session.onLost = (reason) => {
      if (!this.#disposed && session === this.#inner) this.#revive(reason).catch(() => {}); // it is told by then
    };
    session.subscribe((frame) => {
      if (session !== this.#inner) return;
      this.#seen(frame);
      this.#listeners.tell(this.#told(frame));
    });
  }

  #seen(frame: Frame): void {
    this.#frame = frame;
    if (frame.stopped || frame.tick.diverged) this.#plays = frame.playing;
    if (frame.playing || !this.#plays) this.#resumes = false;
    const { snapshot } = frame;
    const { step } = frame.tick;
    if (snapshot) this.#saved = { snapshot, step, at: this.#now() };
    else if (this.#spec && step !== this.#saved?.step && (!frame.playing || this.#isDue())) this.#save();
  }

  #isDue(): boolean {
    const { at = 0, snapshot } = this.#saved ?? {};
    return this.#now() - at > between + (snapshot?.length ?? 0) / bytesPerMillisecond;
  }

  #save(): void {
    if (this.#saving || !this.#spec || this.#inner.lost !== undefined) return;
    this.#saving = true;
    const [session, spec] = [this.#inner, this.#spec];
    const at = this.#now();
    const { step = 0 } = this.#frame?.tick ?? {};
    session
      .snapshot()
      .then((snapshot) => {
        if (session !== this.#inner || spec.network !== this.#spec?.network) return;
        this.#saved = { snapshot, step, at };
      })
      .catch(() => {}) // the one before has to do
      .finally(() => {
        this.#saving = false;
      });
  }

  /** As those who look see it: numbers count on, and playing that goes on has not stopped. */
  #told(frame: Frame): Frame {
    const playing = frame.playing || this.#resumes;
    if (this.#serials === 0 && playing === frame.playing) return frame;
    return { ...frame, serial: frame.serial + this.#serials, playing };
  }

  /** Another worker in place of the one that was lost: one at a time, and for all who wait. Rejects with a GlassboxError. */
  #revive(reason: string): Promise<void> {
    if (this.#reviving) return this.#reviving;
    const reviving = this.#startAgain(reason).finally(() => {
      this.#reviving = null;
    });
    this.#reviving = reviving;
    // What waited for it has its turn first: it may say whether to play.
    reviving.then(
      async () => {
        await null;
        if (this.#plays) this.#inner.play();
      },
      () => {},
    );
    return reviving;
  }

  async #startAgain(reason: string): Promise<void> {
    try {
      this.#countLoss();
      const session = await this.#connect();
      if (this.#disposed) return session.dispose();
      await this.#goOn(session);
      const epoch = this.#frame?.tick.epoch ?? 0;
      this.#reports.restarted?.(`${upper(reason)}. It was started again at epoch ${count(epoch)}.`);
    } catch (error) {
      this.#plays = this.#resumes = false;
      const message = `${upper(reason)}, and could not be started again: ${sentence(error)}`;
      this.#reports.ended?.(message);
      if (this.#frame) this.#rest(this.#frame);
      throw new GlassboxError('disposed', message);
    }
  }

  #countLoss(): void {
    const time = this.#now();
    this.#losses.push(time);
    while (time - (this.#losses[0] ?? time) > within) this.#losses.shift();
    if (this.#losses.length > restarts) throw new Error(`it stopped ${this.#losses.length} times within a minute`);
  }

  async #goOn(session: MortalSession): Promise<void> {
    const frame = this.#frame;
    if (this.#spec && frame) {
      const { keep: _, snapshot: __, history: ___, ...spec } = this.#spec;
      const { history } = frame;
      await session.open({ ...spec, ...(this.#saved && { snapshot: this.#saved.snapshot, history }) });
    }
    this.#inner = session;
    this.#serials += frame?.serial ?? 0;
    this.#resumes = this.#plays;
    if (this.#speed) session.setSpeed(this.#speed);
    session.setStops(this.#stops);
    this.#adopt(session);
    if (!this.#spec) return;
    try {
      session.want(this.#wants);
    } catch {
      // They were of a network that was being opened, and is opened next.
    }
    await session.pause();
  }

  #rest(frame: Frame): void {
    this.#serials++;
    this.#frame = { ...frame, playing: false };
    this.#listeners.tell(this.#told(this.#frame));
  }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
