// Whether it plays, as those who look see it: playing goes on across the opening of another network, and how a run ended is told once.
import type { Frame } from '../session/session.js';

/** How a run ended, told once. */
export type Ending = 'diverged' | 'complete';

export class Playback {
  /** Playing goes on from this step, though no frame of it has come yet; infinite while another network opens; null when none is waited for. */
  #resumedAt: number | null = null;
  #announced = false;
  /** The step at which each ending was told; -1 when it was not. */
  readonly #told: Record<Ending, number> = { diverged: -1, complete: -1 };
  /** It was playing when it was hidden, and goes on when it is seen again. */
  waitsForSight = false;
  /** Play was asked for before there was anything to play. */
  wanted = false;

  isPlaying(frame: Frame | null): boolean {
    return this.#resumedAt !== null || (frame?.playing ?? false);
  }

  /** What was last told of it. */
  get announced(): boolean {
    return this.#announced;
  }

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

  /** Another run, or the same one played again: its ending has not been told. */
  forgetEndings(): void {
    this.#told.diverged = this.#told.complete = -1;
  }

  arrived({ playing, tick: { step, diverged } }: Frame): void {
    const at = this.#resumedAt;
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
  turned(frame: Frame | null): boolean {
    const playing = this.isPlaying(frame);
    if (playing === this.#announced) return false;
    this.#announced = playing;
    return true;
  }
}
