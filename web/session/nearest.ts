// What a wrong name was probably meant to be, as the engine says it of its options.
export { nearest } from '../engine/option-names.js';
