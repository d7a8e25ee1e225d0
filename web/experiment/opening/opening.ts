// Opening another recipe. Openings may overtake each other: only the last one counts, and what cannot be opened leaves the old one as it
// was. Where the last one fails, what it overtook is opened after all: the session may have got that already, and the network that is trained
// must be the one on screen; or there is none yet, as for an element that has just come back.
import type { Frame, Session, SessionSpec } from '../../session/session.js';
import type { Recipe } from '../recipe.js';
import { Arriving, overtaken } from './arriving.js';
import type { Coming, How, Opened } from './coming.js';
import { type Prepared, prepare } from './prepare.js';
import type { ReadFile } from './source.js';

/** What was on its way when nothing was to be opened any more. */
export interface Cancelled {
  readonly coming: Coming | null;
  /** The session has it already, and not what another opening, which this one overtook, had asked for. */
  readonly arrived: boolean;
  /** What was still to be fetched, and would have come instead. */
  readonly fetched: Promise<Coming> | null;
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

export class Opening {
  readonly #stage: Stage;
  /** Counts openings. */
  #turns = 0;
  /** The one that counts. */
  #turn = 0;
  #coming: Coming | null = null;
  /** Overtaken before they reached the session, the last one last. */
  #overtaken: Coming[] = [];
  /** What the session is getting, or has got, before the scene fits it. */
  #arriving: Arriving | null = null;
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
    const turn = this.#begin();
    this.#fetched = fetched;
    const opening = fetched.then(
      ({ recipe, how }) => {
        if (turn !== this.#turn) return;
        return this.#open(recipe, how);
      },
      (error: unknown) => {
        if (turn === this.#turn) return this.#fail(error, this.#arriving, null);
      },
    );
    this.#done = opening;
    return opening;
  }

  /** Nothing is opened any more. Returns what was on its way. */
  cancel(): Cancelled {
    const coming = this.#coming;
    const fetched = this.#fetched;
    const arrived = coming !== null && coming === this.#arriving?.coming;
    this.#begin();
    this.#done = Promise.resolve();
    this.#settle();
    return { coming, arrived, fetched };
  }

  /** failure: of what overtook it, which is told once it is open. */
  async #open(recipe: Recipe, how: How, failure: unknown = null): Promise<void> {
    const turn = this.#begin();
    const last = async <T>(answer: Promise<T>): Promise<T> => {
      const value = await answer;
      if (turn !== this.#turn) throw overtaken;
      return value;
    };
    this.#fetched = null;
    const coming = { recipe, how };
    if (this.#coming && this.#coming !== this.#arriving?.coming) this.#overtaken.push(this.#coming);
    this.#coming = coming;
    let arriving: Arriving | null = null;
    try {
      const prepared = await last(prepare(recipe, this.#stage.readFile, how.trained));
      const session = await last(this.#stage.session());
      if (!session) return;
      await last(this.#stage.leaves(how));
      arriving = new Arriving(coming, turn, this.#arriving, session, {
        ...prepared,
        spec: this.#specOf(prepared, how),
      });
      arriving.failure = failure;
      this.#arriving = arriving;
      await arriving.whole;
      if (turn === this.#turn) this.#show(arriving);
    } catch (error) {
      if (turn === this.#turn) await this.#fail(failure ?? error, arriving ? arriving.before : this.#arriving, coming);
      else if (arriving && this.#arriving === arriving) this.#arriving = arriving.before;
    }
  }

  #begin(): number {
    this.#turn = ++this.#turns;
    return this.#turn;
  }

  #show({ coming, opened, failure }: Arriving): void {
    if (!opened) return;
    this.#settle();
    this.#opened++;
    this.#stage.opened(opened, coming.how);
    if (failure) this.#stage.failed(failure);
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

  /** there: what the session has instead, or is getting. failed: what could not be opened; null where it could not even be fetched. */
  async #fail(error: unknown, there: Arriving | null, failed: Coming | null): Promise<void> {
    if (!there) {
      const before = this.#coming === failed ? this.#overtaken.pop() : this.#coming;
      const others = this.#overtaken;
      this.#settle();
      if (!before) return this.#stage.failed(error);
      this.#overtaken = others;
      return this.#open(before.recipe, before.how, error);
    }
    there.failure = error;
    this.#turn = there.turn;
    this.#arriving = there;
    this.#coming = there.coming;
    this.#fetched = null;
    if (there.opened) this.#show(there);
    // Otherwise its own opening goes on and shows it, unless it is refused as well.
    else
      await there.whole.catch(async () => {
        if (this.#turn === there.turn) await this.#fail(error, there.before, there.coming);
      });
  }

  #settle(): void {
    this.#coming = null;
    this.#overtaken = [];
    this.#arriving = null;
    this.#fetched = null;
  }
}
