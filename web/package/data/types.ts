// The public shapes of glassbox-nn/data.
import type { ActivationName, LossName } from '../../engine/types.js';

/** How CSV text is read; each is guessed when left out. */
export interface CSVOptions {
  delimiter?: ',' | ';' | '\t' | '|';
  /** Whether the first row holds the names of the columns. */
  header?: boolean;
  /** The decimal mark of every column of numbers. */
  decimal?: '.' | ',';
  /** Whether NA, null and the like are values in columns of texts; when left out, they are where they stand in quotes. */
  naIsValue?: boolean;
}

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  /**
   * What its cells hold: numbers; a category, that is few texts that come again; text, of which there are too many to learn from; one
   * value in every row; nothing at all.
   */
  readonly kind: 'number' | 'category' | 'text' | 'constant' | 'empty';
  /** '%' or a currency that the numbers are written with; else ''. */
  readonly unit: string;
  /** The texts of a category, in alphabetical order; else none. */
  readonly categories: readonly string[];
  /** Rows without a value. */
  readonly missing: number;
  /** Different values. */
  readonly distinct: number;
}

/** A table that was read, for `prepare`. */
export interface DataTable {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** What was found and guessed, a sentence each. */
  readonly notes: readonly string[];
}

/** What is learned from what, and how. */
export interface PrepareOptions {
  /** The column to predict. Left out: one whose name says so, such as `species`, else the last. */
  target?: string;
  /** The columns to learn from. Left out: all that can be, but the target and those that only number the rows. */
  inputs?: readonly string[];
  /** Left out: what suits the target. A column of few different numbers can be either kind. */
  task?: Task;
  /**
   * Of inputs that are numbers: to a mean of 0 and a deviation of 1 (the default), to 0 to 1, or as they are. Categories are 0 and 1
   * always; a number to predict gets a mean of 0 and a deviation of 1.
   */
  scaling?: 'standard' | 'unit' | 'none';
  /** What is done where an input has no value: the row is left out (the default), or it takes the mean of the training rows. */
  missing?: 'drop' | 'mean';
  /** From 0 to 0.9 of the rows are held out, of each class its share; default 0.2. Tables of fewer than 8 rows are not split. */
  testShare?: number;
  /** Which rows are held out; a whole number from 0 to 4294967295, default 42. */
  seed?: number;
  /** Numbers that stand for no and yes; default [0, 1], as a sigmoid answers. Use [-1, 1] with tanh. */
  coding?: readonly [0, 1] | readonly [-1, 1];
}

/** `regression` predicts a number, `binary` one of two classes, `multiclass` one of several. */
export type Task = 'regression' | 'binary' | 'multiclass';

/** Rows in the network's units, as `train` and `fit` take them. */
export interface PreparedRows {
  /** N x D, row-major */
  inputs: Float32Array;
  /** N x K, row-major */
  targets: Float32Array;
  /** N */
  rows: number;
  /** For each row the row of the table it was, from 0. */
  source: Int32Array;
}

/** A row by the names of its columns. */
export type RowObject = Readonly<Record<string, unknown>>;

/** Options for a network that fits the data; give `engine.network` these, and others of your own. */
export interface FittingNetwork {
  layers: number[];
  activations: ActivationName[];
  loss: LossName;
}

/** One prediction in people's terms. */
export interface Prediction {
  /** regression: the number, in the target's unit; else the text of the class. */
  value: number | string;
  /** Classes only, and only of outputs from 0 to 1: how sure the network is of this class. */
  probability?: number;
}

/** One input column and what the network is given of it. */
export interface PreparedInput {
  readonly name: string;
  /** Of a category: its texts, in order. Two make one input, which is 1 for the second; more make one input each. */
  readonly categories?: readonly string[];
  /** For each input that it makes: (value - centre) / spread is what the network is given. */
  readonly scales: readonly PreparedScale[];
}

/** Between people's units and the network's. */
export interface PreparedScale {
  readonly centre: number;
  /** Above 0. */
  readonly spread: number;
  /** Takes the place of a value that is missing, in people's units. Left out where rows without a value are left out. */
  readonly fill?: number;
}

/** What Preparation.toJSON gives and readPreparation takes; version 1. */
export interface PreparationJSON {
  format: 'glassbox-preparation';
  version: 1;
  task: Task;
  inputs: readonly PreparedInput[];
  target: {
    readonly name: string;
    /** binary: no and yes; multiclass: one for each output; regression: none. */
    readonly classes: readonly string[];
    /** binary: the numbers for no and yes. */
    readonly coding: readonly [number, number];
    /** regression: of the one output. */
    readonly scale: PreparedScale;
  };
}
