// The door to edits: their code is fetched when somebody makes the first change.
import { sentence } from '../core/base/parsed.js';
import type { Edits, Reach } from './edits.js';

/** Who has the code of edits from the start puts it here. */
export const eager: { Edits: typeof Edits | null } = { Edits: null };

export class Editing {
  readonly #reach: Reach;
  #edits: Edits | null = null;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** At once where edits are there already. What cannot be fetched is told, and asked for again the next time. */
  edit(action: (edits: Edits) => Promise<void>): Promise<void> {
    if (this.#edits) return action(this.#edits);
    if (eager.Edits) return action(this.#made(eager.Edits));
    return import('./edits.js').then(
      ({ Edits }) => action(this.#made(Edits)),
      (error: unknown) => this.#reach.experiment.fail(sentence(error)),
    );
  }

  #made(Kind: typeof Edits): Edits {
    this.#edits ??= new Kind(this.#reach);
    return this.#edits;
  }
}
