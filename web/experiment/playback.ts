// Whether it plays: as it is asked for, as those who look see it, and how a run ended, told once. Playing goes on across the opening of another
// network; where there is none yet it begins once there is, and what nobody can see is not trained.
import type { Frame, Session, StepUnit } from '../session/session.js';

/** How a run ended, told once. */
export type Ending = 'diverged' | 'complete';

/** What is played. */
export interface Played {
  /** Null without a network. */
  session(): Session | null;
  frame(): Frame | null;
  /** The frame of an action comes as all frames come; what the session refuses is told. */
  show(action: (session: Session) => Promise<Frame>): Promise<void>;
  /** It was asked to play or to rest, which holds at once. */
  pressed(): void;
}

export class Playback {
  readonly #played: Played;
  /** Playing goes on from this step, though no frame of it has come yet; infinite while another network opens; null when none is waited for. */
  #resumedAt: number | null = null;
  #announced = false;
  /** The step at which each ending was told; -1 when it was not. */
  readonly #told: Record<Ending, number> = { diverged: -1, complete: -1 };
  /** Nobody can see it: a hidden tab, or every view off the screen. */
  #hidden = false;
  /** It was playing when it was hidden, and goes on when it is seen again. */
  waitsForSight = false;
  /** Play was asked for before there was anything to play. */
  wanted = false;
  /** Pauses whose answer is on its way. */
  #pausing = 0;
  /** Another run is on its way, so many times, and play was asked for since. */
  #changing = 0;
  #asked = false;

  constructor(played: Played) {
    this.#played = played;
  }

  get playing(): boolean {
    const shown = this.#pausing === 0 && (this.#played.frame()?.playing ?? false);
    return this.#asked || this.#resumedAt !== null || shown;
  }

  /** What was last told of it. */
  get announced(): boolean {
    return this.#announced;
  }

  // What is asked for.

  play(): void {
    this.#play();
    this.#played.pressed();
  }

  #play(): void {
    const session = this.#played.session();
    this.wanted = !session;
    this.#asked = this.#changing > 0;
    if (!session || this.#asked || this.playing) return;
    this.waitsForSight = this.#hidden;
    if (this.#hidden) return;
    this.forgetEndings();
    // What is asked for holds at once, so that a second press is another wish and not the same again.
    this.#resumedAt = this.#played.frame()?.tick.step ?? null;
    session.play();
  }

  pause(): Promise<void> {
    return this.#pauses((session) => session.pause());
  }

  /** Pauses, then so many batches ('step'), rows or epochs. */
  advance(unit: StepUnit, count: number): Promise<void> {
    this.forgetEndings();
    return this.#pauses((session) => session.step(unit, count));
  }

  /** At rest from the press on, whatever frames were on their way; Play that is pressed before the answer comes is meant for what follows. */
  async #pauses(action: (session: Session) => Promise<Frame>): Promise<void> {
    this.#asked = false;
    this.rests();
    this.#pausing++;
    this.#played.pressed();
    try {
      await this.#played.show(action);
    } finally {
      this.#pausing--;
      if (this.#resumedAt !== null) this.#resumedAt = Math.max(this.#resumedAt, this.#played.frame()?.tick.step ?? 0);
    }
  }

  /** It goes on where it was when it is seen again. */
  hide(hidden: boolean): void {
    this.#hidden = hidden;
    if (hidden && this.playing) {
      const paused = this.pause();
      this.waitsForSight = true;
      void paused.then(() => this.#seen());
    } else this.#seen();
  }

  #seen(): void {
    if (!this.#hidden && this.waitsForSight) this.play();
  }

  // What becomes of it.

  /** Another network is on its way. goesOn: playing all the while, for those who look; the pause of opening is not one. */
  opens(goesOn: boolean): void {
    this.#resumedAt = goesOn ? Number.POSITIVE_INFINITY : null;
  }

  /** It is there. Returns whether the session is to play on from this step. */
  goesOnFrom(step: number): boolean {
    if (this.#resumedAt === null) return false;
    this.#resumedAt = step;
    return true;
  }

  /** Whatever was to go on does not. */
  rests(): void {
    this.#resumedAt = null;
    this.waitsForSight = false;
    this.wanted = false;
  }

  /** Another run begins, or one goes on by hand: at rest, and no ending of it has been told. */
  restarts(): void {
    this.rests();
    this.forgetEndings();
  }

  /**
   * Another run of this network is on its way. Returns what to call when it is there, which tells whether it is to be played: Play that was
   * pressed meanwhile is meant for it.
   */
  changes(): () => boolean {
    this.#asked = false;
    this.#changing++;
    return () => {
      this.#changing--;
      return this.#changing === 0 && this.#asked;
    };
  }

  /** Another run, or the same one played again: its ending has not been told. */
  forgetEndings(): void {
    this.#told.diverged = this.#told.complete = -1;
  }

  arrived({ playing, tick: { step, diverged } }: Frame): void {
    const at = this.#resumedAt;
    if (this.#pausing > 0) return;
    if (at !== null && (step > at || (step === at && (playing || diverged)))) this.#resumedAt = null;
  }

  /** The endings that this frame is the first to show. */
  endingsOf(frame: Frame): Ending[] {
    const { diverged, step } = frame.tick;
    const shown: [Ending, boolean][] = [
      ['diverged', diverged !== undefined],
      ['complete', frame.stopped !== undefined],
    ];
    return shown.flatMap(([ending, is]) => {
      if (!is || this.#told[ending] === step) return [];
      this.#told[ending] = step;
      return [ending];
    });
  }

  /** Whether playing began or ended since it was last announced. */
  turned(): boolean {
    const { playing } = this;
    if (playing === this.#announced) return false;
    this.#announced = playing;
    return true;
  }
}
