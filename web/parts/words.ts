// How the parts write numbers and name things, for pages that write about them.
export { capital, cost, count, fixed, percent, scientific, weight } from '../core/base/format.js';
export { probabilities } from '../core/base/shares.js';
export { worked } from '../core/base/worked.js';
export { type RowAddress, rowName, rowsOf, withUnit } from '../experiment/rows.js';
export { networkInputs, type Scene } from '../experiment/scene.js';
export { many, neuronName } from './words/layer-words.js';
