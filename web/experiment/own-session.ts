// The session of an experiment: opened when it is first needed, told speed and stop rules, and given back.
import { sentence } from '../core/base/parsed.js';
import type { StopRules } from '../core/run/stop-rules.js';
import type { Settings } from '../core/settings/settings.js';
import type { Frame, Session } from '../session/session.js';
import { stopsOf } from './spec.js';

export interface Owner {
  /** Rejects with a sentence where the engine cannot be had. */
  openSession(): Promise<Session>;
  /** There is a place for it. */
  isHere(): boolean;
  /** A frame of the session that is there now. */
  take(frame: Frame): void;
  fail(message: string): void;
}

export class OwnSession {
  readonly #owner: Owner;
  /** Has the network on screen, or is getting another. */
  #session: Session | null = null;
  /** The same, before it has any: nothing can be asked of it. */
  #empty: Session | null = null;
  /** Pauses there; 0 means to go on. The rules of the settings hold beside it: what comes first counts. */
  epochs = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  get current(): Session | null {
    return this.#session;
  }

  /** To open a network in; null when there is no place for one any more. */
  async open(): Promise<Session | null> {
    const there = this.#session ?? this.#empty;
    if (there) return there;
    const session = await this.#owner.openSession();
    const made = this.#session ?? this.#empty;
    if (!this.#owner.isHere() || made) {
      session.dispose();
      return made;
    }
    this.#empty = session;
    session.subscribe((frame) => {
      if (this.#session === session) this.#owner.take(frame);
    });
    return session;
  }

  /** It has a network now. */
  opened(): void {
    this.#session ??= this.#empty;
    this.#empty = null;
  }

  /** From now on it belongs to who asks. */
  release(): Session | null {
    const session = this.#session;
    this.#empty?.dispose();
    this.#session = this.#empty = null;
    return session;
  }

  /** How fast, and how far. */
  pace(settings: Settings): void {
    this.#session?.setSpeed(settings.speed);
    this.#session?.setStops(this.#within(stopsOf(settings)));
  }

  #within(rules: StopRules): StopRules {
    const { epochs } = this;
    return epochs > 0 && (rules.epochs === 0 || epochs < rules.epochs) ? { ...rules, epochs } : rules;
  }

  /** The frame of each action comes as all frames come; what it refuses is told. */
  async ask(action: (session: Session) => Promise<unknown>): Promise<void> {
    const session = this.#session;
    if (!session) return;
    try {
      await action(session);
    } catch (error) {
      if (session === this.#session) this.#owner.fail(sentence(error));
    }
  }
}
