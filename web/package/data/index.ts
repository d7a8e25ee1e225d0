// glassbox-nn/data: tables made ready for a network, by the code with which the playground does it.
export { GlassboxError } from '../../engine/errors.js';
export { Preparation, readPreparation } from './preparation.js';
export { type Prepared, prepare } from './prepare.js';
export { readCSV, readObjects } from './table.js';
export type * from './types.js';
