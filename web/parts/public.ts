// The parts as TypeScript sees them from outside: plain elements with typed properties, methods and events. Nothing here runs; a unit test
// holds the real classes to it.
import type { Settings } from '../core/settings/table.js';
import type { Tick } from '../engine/types.js';

export type { Settings, Tick };

/** Detail of glassbox-ready: what is open now. */
export interface ReadyDetail {
  readonly settings: Readonly<Settings>;
  /** What could not be honoured, and what was taken instead; a sentence each. */
  readonly problems: readonly string[];
  /** Where training runs. */
  readonly where: 'worker' | 'page';
}

/** Detail of glassbox-change: playing began or ended, or a setting is another one. */
export interface ChangeDetail {
  readonly playing: boolean;
  readonly settings: Readonly<Settings>;
}

/** Detail of glassbox-error. */
export interface ErrorDetail {
  /** A sentence for people. */
  readonly message: string;
}

/** Detail of glassbox-restart. */
export interface RestartDetail {
  /** Why, and at which epoch it was started again; a sentence or two for people. */
  readonly message: string;
}

/** All of them bubble, also out of shadow trees. */
export interface GlassboxEventMap {
  /** Something was opened and can be trained. */
  'glassbox-ready': CustomEvent<ReadyDetail>;
  /** At most once in each animation frame while training. */
  'glassbox-tick': CustomEvent<Tick>;
  /** Playing began or ended, or a setting is another one. */
  'glassbox-change': CustomEvent<ChangeDetail>;
  /** Training stopped because a number grew past all bounds; the last finite weights stay. */
  'glassbox-diverged': CustomEvent<Tick>;
  /** The epochs asked for are done, or a stop rule was met. */
  'glassbox-complete': CustomEvent<Tick>;
  /** Something could not be opened or done; what was open stays. */
  'glassbox-error': CustomEvent<ErrorDetail>;
  /** The training worker was lost, and training goes on in another, from at most about a second before. */
  'glassbox-restart': CustomEvent<RestartDetail>;
}

/** What a reader or a script does to a model; a playground hands it on to the model inside it. */
export interface GlassboxActions {
  /** Trains, as soon as it is open and can be seen. */
  play(): void;
  /** Resolves when it rests; the last numbers are shown then. */
  pause(): Promise<void>;
  /** Pauses, then trains on so many batches ('step', the default), single rows or epochs. */
  step(unit?: 'step' | 'row' | 'epoch', count?: number): Promise<void>;
  /** The same first weights again. */
  reset(): Promise<void>;
  /** Settings, data and trained weights as the text of a link. */
  getState(options?: { weights?: boolean }): Promise<string>;
  /** Opens such a text. Never rejects for a bad one: glassbox-ready tells what could not be honoured. */
  setState(state: string): Promise<void>;
}

/** An element with our events among those it is known to have. */
interface Listens extends HTMLElement {
  addEventListener<K extends keyof GlassboxEventMap>(
    type: K,
    listener: (event: GlassboxEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface GlassboxModelElement extends GlassboxActions, Listens {
  autoplay: boolean;
  /** Rows of the page's own: CSV text, or an array of objects. Opens with them. */
  data: string | readonly Readonly<Record<string, unknown>>[] | undefined;
  dataBase: string | undefined;
  dataSrc: string | undefined;
  /** The column of these rows that is to be predicted; guessed when left out. */
  dataTarget: string | undefined;
  epochs: number;
  manual: boolean;
  prefer: string;
  wasmUrl: string | undefined;
  /** All of them, the ones left out too. */
  readonly settings: Readonly<Settings>;
  /** Whether it trains now. */
  readonly playing: boolean;
  /** Why nothing could be opened; '' when it could. */
  readonly error: string;
  /** Plays, or pauses where it plays. */
  toggle(): void;
  /** Changes one setting: at once where training can go on, else by opening anew with it. */
  set<N extends keyof Settings>(name: N, value: Settings[N]): Promise<void>;
  /** Opens a problem; what is left out comes from the preset that is named. */
  open(settings?: Partial<Settings>): Promise<void>;
  /**
   * Opens a network that was trained in code, or what its toJSON gave, to look at it with these rows; left out, with the data that are open.
   * What does not fit is told by glassbox-error.
   */
  load(network: unknown, rows?: string | readonly Readonly<Record<string, unknown>>[]): Promise<void>;
}

export interface GlassboxPlaygroundElement extends GlassboxActions, Listens {
  views: string;
  controls: string;
  values: string;
  poster: string | undefined;
  readonly model: GlassboxModelElement;
}

/** A part that looks at a model: the one around it, or the one `for` names. */
export interface GlassboxViewElement extends HTMLElement {
  for: string | undefined;
  poster: string | undefined;
}

/** A part that draws. */
export interface GlassboxCanvasElement extends GlassboxViewElement {
  /** To be called after custom properties have changed. */
  readonly themeChanged: () => void;
}

export interface GlassboxBoundaryElement extends GlassboxCanvasElement {
  /** The words at `noteAt`. */
  note: string | undefined;
  noteAt: number | undefined;
}
export interface GlassboxDigitElement extends GlassboxCanvasElement {
  /** What is drawn: 64 grey values from 0 to 16, the top row first; new with each event glassbox-digit. */
  readonly counts: Float64Array;
}
/** Bubbles, also out of shadow trees. */
export interface GlassboxDigitEventMap {
  /** Something was drawn or taken back; the detail is `counts`. */
  'glassbox-digit': CustomEvent<Float64Array>;
}
export interface GlassboxLossElement extends GlassboxCanvasElement {
  /** The cost on a logarithmic axis. */
  log: boolean;
  /** The epochs on one, too. */
  logEpochs: boolean;
}
export interface GlassboxNetworkElement extends GlassboxCanvasElement {
  readonly: boolean;
}
export interface GlassboxHiddenSpaceElement extends GlassboxCanvasElement {
  layer: number | undefined;
  x: number | undefined;
  /** The neuron along the axis that goes up, from 1. */
  y: number | undefined;
}
export interface GlassboxEquationElement extends GlassboxViewElement {
  layer: number;
}
export interface GlassboxBowlElement extends GlassboxCanvasElement {
  first: string | undefined;
  /** What lies along the other axis, written like `first`. */
  second: string | undefined;
  firstName: string | undefined;
  /** What the other axis is called. */
  secondName: string | undefined;
}
export interface GlassboxControlsElement extends GlassboxViewElement {
  /** Only play, epoch and reset, in one line. */
  compact: boolean;
  show: string | undefined;
}
export interface GlassboxSettingElement extends GlassboxViewElement {
  /** Which one, by the name of its attribute. */
  name: string;
}
export interface GlassboxSeedsElement extends GlassboxViewElement {
  /** How many, 1 to 500. */
  seeds: number;
  /** Each is trained for so many; 0 takes what the settings stop at, or else 300. */
  epochs: number;
  /** Trains them; what was compared before is forgotten. Resolves when they are done or stopped. */
  run(): Promise<void>;
  /** What is done stays. */
  stop(): void;
}
export interface GlassboxForkElement extends GlassboxViewElement {
  /** In which one the halves differ: learningRate, batchSize, shuffle, optimizer, regularization and what belongs to those. */
  setting: string;
  /** What the second half has; without one, the next that is proposed. */
  value: string;
  /** Both are trained for so many more; 0 takes what the settings stop at, or else 300. */
  epochs: number;
  /** Splits the run where it stands and trains both halves; an earlier fork is forgotten. Resolves when they are done or stopped. */
  run(): Promise<void>;
  /** What was trained stays. */
  stop(): void;
  /** That half becomes the run: 0 as it was, 1 the other way. Undo brings back what was there. */
  keep(side: 0 | 1): Promise<void>;
}
export interface GlassboxInfluenceElement extends GlassboxViewElement {
  /** Each network is trained for so many; 0 takes what the settings stop at, or else 300. */
  epochs: number;
  /** Trains without each row in turn; what was known before is forgotten. Resolves when all are done or stopped. */
  run(): Promise<void>;
  /** What is known stays. */
  stop(): void;
}
export interface GlassboxSweepElement extends GlassboxViewElement {
  /** Which one: learningRate, width, regularizationRate, noise, testShare, batchSize, optimizer, activation or initializer. */
  setting: string;
  /** Its values, with spaces or commas between; without any, those that are proposed. */
  values: string;
  /** At each value. */
  seeds: number;
  /** Each network is trained for so many; 0 takes what the settings stop at, or else 300. */
  epochs: number;
  /** Trains them; what was compared before is forgotten. Resolves when they are done or stopped. */
  run(): Promise<void>;
  /** What is done stays. */
  stop(): void;
}
export interface GlassboxValueElement extends GlassboxViewElement {
  of: string;
  captioned: boolean;
}

/** A question that was answered. */
export interface AnswerDetail {
  /** The id of the question. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** What the model said at that moment. */
  readonly truth: string;
  readonly right: boolean;
  /** From 0, a guess, to 1, quite sure; left out where it was not asked. */
  readonly confidence?: number;
  /** The first is 1. */
  readonly attempt: number;
  /** ISO 8601. */
  readonly time: string;
}
/** Bubbles, also out of shadow trees. */
export interface GlassboxQuestionEventMap {
  /** An answer was given; the detail is what was asked, said and true. */
  'glassbox-answer': CustomEvent<AnswerDetail>;
}
export interface GlassboxQuestionElement extends GlassboxViewElement {
  kind: string;
  act: string;
  confidence: boolean;
}
export interface GlassboxExpectEventMap {
  /** The run that a curve or boundary was drawn for has ended; the detail says how far apart the two are. */
  'glassbox-answer': CustomEvent<AnswerDetail>;
}
export interface GlassboxExpectElement extends GlassboxViewElement {
  of: string;
  shape: string;
  epochs: number;
}
/** Detail of glassbox-done. */
export interface DoneDetail {
  /** The id of the task. */
  readonly id: string;
  readonly goal: string;
  /** The numbers that met it, as they are shown. */
  readonly now: string;
}
/** Bubbles, also out of shadow trees. */
export interface GlassboxCheckEventMap {
  /** A goal is met. */
  'glassbox-done': CustomEvent<DoneDetail>;
}
export interface GlassboxCheckElement extends GlassboxViewElement {
  goal: string;
  done: boolean;
  /** “Its start” is what the model says now. */
  restart(): void;
}
export interface GlassboxRecapElement extends HTMLElement {
  of: string | undefined;
  answers: readonly AnswerDetail[];
}

declare global {
  interface HTMLElementTagNameMap {
    'glassbox-model': GlassboxModelElement;
    'glassbox-playground': GlassboxPlaygroundElement;
    'glassbox-network': GlassboxNetworkElement;
    'glassbox-boundary': GlassboxBoundaryElement;
    'glassbox-loss': GlassboxLossElement;
    'glassbox-equation': GlassboxEquationElement;
    'glassbox-flow': GlassboxNetworkElement;
    'glassbox-bowl': GlassboxBowlElement;
    'glassbox-descent': GlassboxViewElement;
    'glassbox-blame': GlassboxViewElement;
    'glassbox-seeds': GlassboxSeedsElement;
    'glassbox-shock': GlassboxViewElement;
    'glassbox-hidden-space': GlassboxHiddenSpaceElement;
    'glassbox-data': GlassboxViewElement;
    'glassbox-training': GlassboxViewElement;
    'glassbox-fork': GlassboxForkElement;
    'glassbox-influence': GlassboxInfluenceElement;
    'glassbox-sweep': GlassboxSweepElement;
    'glassbox-table': GlassboxViewElement;
    'glassbox-digit': GlassboxDigitElement;
    'glassbox-digit-weights': GlassboxCanvasElement;
    'glassbox-tape': GlassboxViewElement;
    'glassbox-doctor': GlassboxViewElement;
    'glassbox-undo': GlassboxViewElement;
    'glassbox-question': GlassboxQuestionElement;
    'glassbox-expect': GlassboxExpectElement;
    'glassbox-check': GlassboxCheckElement;
    'glassbox-recap': GlassboxRecapElement;
    'glassbox-controls': GlassboxControlsElement;
    'glassbox-setting': GlassboxSettingElement;
    'glassbox-value': GlassboxValueElement;
  }
}

/** Loads and defines all elements now, instead of each when it is first seen. */
export declare function defineElements(): Promise<void>;

/** Loads the parts in a shadow tree of your own that has no model in it; the document, and trees with a model, are watched anyway. */
export declare function watchParts(root: Document | ShadowRoot): void;
