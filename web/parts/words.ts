// How the parts write numbers and name things, for pages that write about them.
export { cost, count, fixed, percent, scientific, weight } from '../draw/format.js';
export { neuronName } from './layer-words.js';
export { networkInputs, type RowAddress, rowName, rowsOf, type Scene, withUnit } from './scene.js';
