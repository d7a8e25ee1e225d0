// Where an experiment lives: in an element of a page, in a still that is made in Node, in a test.
import type { Engine } from '../engine/types.js';
import type { Reports, Session } from '../session/session.js';
import type { ReadFile } from './opening/source.js';

/** What happens, for those outside; the element says each as an event of that name. */
export type Happening = 'ready' | 'tick' | 'change' | 'diverged' | 'complete' | 'error' | 'restart' | 'point';

/** Where an experiment lives. */
export interface Host {
  /** A session of its own, which tells when its worker was lost. Rejects with a sentence where the engine cannot be had. */
  openSession(reports: Reports): Promise<Session>;
  /** An engine beside the session's, for networks that are trained beside the one that runs. Rejects as openSession does. */
  openEngine(): Promise<Engine>;
  readonly readFile: ReadFile;
  say(what: Happening, detail: unknown): void;
}
