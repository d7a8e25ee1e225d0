// glassbox-nn/export: a trained network as a file for other programs, by the code with which the playground does it.
export { GlassboxError } from '../../engine/errors.js';
export { toC, toJavaScript, toONNX, toPyTorch } from './export.js';
export type * from './types.js';
