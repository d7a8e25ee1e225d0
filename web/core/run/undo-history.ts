// Undo and redo over immutable states: a bounded list with a place in it. Every function returns a new history and
// leaves the old one as it was.

export interface UndoEntry<S> {
  readonly state: S;
  /** What led here, as a menu says it: "Move point". Empty for the first state. */
  readonly label: string;
  /** Changes in a row with the same key are one step: a drag of a slider, a stroke of the brush. */
  readonly key: string | undefined;
  /** When it was last added to, in milliseconds of the caller's clock. */
  readonly time: number;
}

export interface UndoHistory<S> {
  readonly entries: readonly UndoEntry<S>[];
  /** Where we are. */
  readonly at: number;
  /** Once undone or jumped, the next change starts a step of its own. */
  readonly sealed: boolean;
  readonly limit: number;
}

export interface Change {
  readonly label: string;
  /** Left out: always a step of its own. */
  readonly key?: string;
  /** Milliseconds; changes with the same key further apart than mergeWithin are separate steps. */
  readonly time?: number;
}

/** A pause longer than this, in milliseconds, ends a continuous change. */
export const mergeWithin = 1_000;

/** limit counts the steps that can be undone, at least 1. */
export function startUndo<S>(state: S, limit = 200): UndoHistory<S> {
  const entries = [{ state, label: '', key: undefined, time: 0 }];
  return { entries, at: 0, sealed: true, limit: Math.max(1, Math.floor(limit)) };
}

export function present<S>(history: UndoHistory<S>): S {
  return (history.entries[history.at] as UndoEntry<S>).state;
}

/**
 * A new state. What could be redone is gone; the oldest steps go when there are more than the limit. The same state:
 * nothing.
 */
export function record<S>(history: UndoHistory<S>, state: S, change: Change): UndoHistory<S> {
  if (Object.is(state, present(history))) return history;
  const time = change.time ?? 0;
  const last = history.entries[history.at] as UndoEntry<S>;
  const entry: UndoEntry<S> = { state, label: change.label, key: change.key, time };
  const before = history.entries.slice(0, history.at + 1);
  const merges =
    !history.sealed && change.key !== undefined && change.key === last.key && time - last.time <= mergeWithin;
  if (merges) before.pop();
  const entries = [...before, entry].slice(-(history.limit + 1));
  return { ...history, entries, at: entries.length - 1, sealed: false };
}

/** Some steps back (negative) or forward, as far as there are any. */
export function travel<S>(history: UndoHistory<S>, steps: number): UndoHistory<S> {
  const at = Math.min(history.entries.length - 1, Math.max(0, history.at + Math.trunc(steps)));
  return at === history.at ? history : { ...history, at, sealed: true };
}

export const undo = <S>(history: UndoHistory<S>): UndoHistory<S> => travel(history, -1);
export const redo = <S>(history: UndoHistory<S>): UndoHistory<S> => travel(history, 1);

/** What undo would take back; undefined when there is nothing. */
export const undoLabel = <S>(history: UndoHistory<S>): string | undefined =>
  history.at > 0 ? history.entries[history.at]?.label : undefined;

/** What redo would bring back; undefined when there is nothing. */
export const redoLabel = <S>(history: UndoHistory<S>): string | undefined => history.entries[history.at + 1]?.label;
