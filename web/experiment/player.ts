// Playing, pausing and stepping, as they are asked for: where there is no network yet it plays once there is, and what nobody can see is not trained.
import type { Frame, Session, StepUnit } from '../session/session.js';
import type { Playback } from './playback.js';

/** What is played. */
export interface Played {
  /** Null without a network. */
  session(): Session | null;
  frame(): Frame | null;
  /** The frame of an action comes as all frames come; what the session refuses is told. */
  show(action: (session: Session) => Promise<Frame>): Promise<void>;
}

export class Player {
  readonly #playback: Playback;
  readonly #played: Played;
  /** Nobody can see it: a hidden tab, or every view off the screen. */
  #hidden = false;

  constructor(playback: Playback, played: Played) {
    this.#playback = playback;
    this.#played = played;
  }

  get playing(): boolean {
    return this.#playback.isPlaying(this.#played.frame());
  }

  /** Trains, as soon as there is a network and somebody can see it. */
  play(): void {
    const playback = this.#playback;
    const session = this.#played.session();
    playback.wanted = !session;
    if (!session || this.playing) return;
    playback.waitsForSight = this.#hidden;
    if (this.#hidden) return;
    playback.forgetEndings();
    session.play();
  }

  toggle(): void {
    if (this.playing) void this.pause();
    else this.play();
  }

  async pause(): Promise<void> {
    this.#playback.rests();
    await this.#played.show((session) => session.pause());
  }

  /** Pauses, then so many batches ('step'), rows or epochs. */
  async advance(unit: StepUnit, count: number): Promise<void> {
    this.#playback.rests();
    this.#playback.forgetEndings();
    await this.#played.show((session) => session.step(unit, count));
  }

  /** It goes on where it was when it is seen again. */
  hide(hidden: boolean): void {
    this.#hidden = hidden;
    if (hidden && this.playing) {
      this.#playback.rests();
      this.#playback.waitsForSight = true;
      void this.#played.show((session) => session.pause()).then(() => this.#seen());
    } else this.#seen();
  }

  #seen(): void {
    if (!this.#hidden && this.#playback.waitsForSight) this.play();
  }
}
