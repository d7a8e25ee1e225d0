// Opening another recipe. Openings may overtake each other: only the last one counts, and what cannot be opened leaves the old one as it
// was.
import type { Trained } from '../core/link/trained.js';
import type { Change } from '../core/run/undo-history.js';
import type { NetworkJSON } from '../engine/types.js';
import type { Keep } from '../session/reshape.js';
import type { Frame, LossHistory, Session, SessionSpec } from '../session/session.js';
import type { Moment } from './moments.js';
import { type Prepared, prepare } from './prepare.js';
import type { Recipe } from './recipe.js';
import type { Scene } from './scene.js';
import type { ReadFile } from './source.js';
import type { Way } from './undo.js';

export interface How {
  /** A step of undo; without one it is a step back or forward. */
  readonly change?: Change;
  /** What the way back over that step does to the weights. */
  readonly way?: Way;
  /** Sentences for people, told when it is open. */
  readonly messages?: readonly string[];
  /** Nothing is said about the data: they are known. */
  readonly again?: boolean;
  /** Weights a link brought. */
  readonly trained?: Trained;
  /** What was on the tape, in order. */
  readonly moments?: readonly Moment[];
  /** A whole saved network: its training goes on bit for bit. */
  readonly saved?: NetworkJSON;
  /** The cost on its way to where it is. */
  readonly history?: LossHistory;
  /** Weights this recipe was left with. */
  readonly weights?: Uint8Array;
  /** The run goes on: what fits of the present weights stays, and so does the tape; playing is not broken off. */
  readonly keep?: Keep;
  /** The network starts anew in its old shape: what is frozen stays so, at its values. */
  readonly keepFrozen?: boolean;
}

/** A recipe on its way. */
export interface Coming {
  readonly recipe: Recipe;
  readonly how: How;
}

/** What was on its way when nothing was to be opened any more. */
export interface Cancelled {
  readonly coming: Coming | null;
  /** The session has it already, and not what another opening, which this one overtook, had asked for. */
  readonly arrived: boolean;
  /** What was still to be fetched, and would have come instead. */
  readonly fetched: Promise<Coming> | null;
}

export interface Opened {
  readonly recipe: Recipe;
  readonly scene: Scene;
  readonly frame: Frame;
  /** What there is to say about it, a sentence each. */
  readonly notes: readonly string[];
}

/** What opening asks of the experiment. */
export interface Stage {
  readonly readFile: ReadFile;
  frame(): Frame | null;
  /** Null when there is no place for one any more. */
  session(): Promise<Session | null>;
  /** The network that is there is about to give way to another recipe. */
  leaves(how: How): Promise<void>;
  opened(opened: Opened, how: How): void;
  failed(error: unknown): void;
}

/** Thrown where a later opening has begun; nobody sees it. */
const overtaken = new Error('a later opening has begun');

export class Opening {
  readonly #stage: Stage;
  /** Counts openings. */
  #turn = 0;
  #coming: Coming | null = null;
  /** What the session is getting, or has got, before the scene fits it. */
  #arriving: Coming | null = null;
  #done: Promise<unknown> = Promise.resolve();
  #opened = 0;
  #fetched: Promise<Coming> | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The recipe that is being opened: what is changed meanwhile is a change of this one. */
  get coming(): Recipe | null {
    return this.#coming?.recipe ?? null;
  }
  /** The session is getting another network: until the scene fits it, its frames are of no use to the views. */
  get arriving(): boolean {
    return this.#arriving !== null;
  }
  /** Settled when the last opening is done. */
  get done(): Promise<unknown> {
    return this.#done;
  }
  /** A recipe that is still being fetched: what is changed meanwhile is a change of it. */
  get choosing(): Promise<unknown> | undefined {
    return this.#fetched?.catch(() => {});
  }

  /** How many were opened so far. */
  get opened(): number {
    return this.#opened;
  }
  /** Until nothing is being opened any more: one opening may overtake another. */
  async settled(): Promise<void> {
    for (let last: unknown = null; last !== this.#done; ) {
      last = this.#done;
      await last;
    }
  }

  open(recipe: Recipe, how: How): Promise<void> {
    const opening = this.#open(recipe, how);
    this.#done = opening;
    return opening;
  }

  /** Opens what is still to be fetched. */
  choose(fetched: Promise<Coming>): Promise<void> {
    const turn = ++this.#turn;
    this.#fetched = fetched;
    const opening = fetched.then(
      ({ recipe, how }) => {
        if (turn !== this.#turn) return;
        return this.#open(recipe, how);
      },
      (error: unknown) => {
        if (turn === this.#turn) this.#fail(error);
      },
    );
    this.#done = opening;
    return opening;
  }

  /** Nothing is opened any more. Returns what was on its way. */
  cancel(): Cancelled {
    const coming = this.#coming;
    const fetched = this.#fetched;
    const arrived = coming !== null && coming === this.#arriving;
    this.#turn++;
    this.#done = Promise.resolve();
    this.#settle();
    return { coming, arrived, fetched };
  }

  async #open(recipe: Recipe, how: How): Promise<void> {
    const turn = ++this.#turn;
    const last = async <T>(answer: Promise<T>): Promise<T> => {
      const value = await answer;
      if (turn !== this.#turn) throw overtaken;
      return value;
    };
    this.#fetched = null;
    const coming = { recipe, how };
    this.#coming = coming;
    try {
      const prepared = await last(prepare(recipe, this.#stage.readFile, how.trained));
      const session = await last(this.#stage.session());
      if (!session) return;
      await last(this.#stage.leaves(how));
      this.#arriving = coming;
      let frame = await last(session.open(this.#specOf(prepared, how)));
      if (how.weights) frame = await last(session.restore(how.weights));
      this.#settle();
      this.#opened++;
      this.#stage.opened({ recipe, scene: prepared.scene, frame, notes: prepared.notes }, how);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #specOf({ spec }: Prepared, { saved, history, keep, keepFrozen }: How): SessionSpec {
    const { parameters, frozen } = this.#stage.frame() ?? {};
    return {
      ...spec,
      ...(saved && { resume: saved }),
      ...(history && { history }),
      ...(keep && { keep }),
      ...(keepFrozen && parameters && frozen && { frozen: frozen.map((at) => [at, parameters[at] ?? 0] as const) }),
    };
  }

  #fail(error: unknown): void {
    this.#settle();
    this.#stage.failed(error);
  }

  #settle(): void {
    this.#coming = null;
    this.#arriving = null;
    this.#fetched = null;
  }
}
