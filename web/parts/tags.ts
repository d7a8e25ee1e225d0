// Every element there is, by its tag. A row here, and the compiler asks for what an element needs beside its code: how its module is
// loaded (lazy-elements.ts) and what it says of itself when it is asked (what/part-words.ts). The build of the package asks for the words of
// its parts and slots (manifest-words.ts).

/** Loaded when the tag is first seen. */
export type LazyTag =
  | 'glassbox-agreement'
  | 'glassbox-blame'
  | 'glassbox-boundary'
  | 'glassbox-bowl'
  | 'glassbox-check'
  | 'glassbox-controls'
  | 'glassbox-data'
  | 'glassbox-data-csv'
  | 'glassbox-data-features'
  | 'glassbox-data-formula'
  | 'glassbox-data-picker'
  | 'glassbox-descent'
  | 'glassbox-digit'
  | 'glassbox-digit-weights'
  | 'glassbox-doctor'
  | 'glassbox-enlarged'
  | 'glassbox-equation'
  | 'glassbox-expect'
  | 'glassbox-flow'
  | 'glassbox-fork'
  | 'glassbox-hidden-space'
  | 'glassbox-influence'
  | 'glassbox-layers'
  | 'glassbox-loss'
  | 'glassbox-network'
  | 'glassbox-parameter'
  | 'glassbox-picture'
  | 'glassbox-playground'
  | 'glassbox-point-editor'
  | 'glassbox-question'
  | 'glassbox-recap'
  | 'glassbox-seeds'
  | 'glassbox-setting'
  | 'glassbox-shock'
  | 'glassbox-shock-race'
  | 'glassbox-sweep'
  | 'glassbox-table'
  | 'glassbox-tape'
  | 'glassbox-thumbnail'
  | 'glassbox-training'
  | 'glassbox-undo'
  | 'glassbox-value';

/** glassbox-model is there from the start, for it brings the others; glassbox-what asks about a whole page and is brought by that. */
export type Tag = LazyTag | 'glassbox-model' | 'glassbox-what';
