// The public shapes of glassbox-nn/export.
import type { Preparation } from '../data/index.js';

/** What an exported file is to take and to answer. */
export interface ExportOptions {
  /**
   * Goes into the file, which then takes the columns' own units, a 0 or 1 for each category, and answers a regression in the target's
   * unit. Without it the file takes and answers the network's own numbers.
   */
  preparation?: Preparation;
}

/** Two files for one folder. */
export interface PyTorchFiles {
  /** Builds the model, loads the numbers from beside it and checks itself. */
  'network.py': string;
  /** The numbers. */
  'network.safetensors': Uint8Array;
}
