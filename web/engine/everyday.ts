// What programs want besides, in one bundle: the doors of the package bring it, sessions of the parts, which are weighed, do without.
export { classesOf, inRows } from './classify.js';
export { checkEngineNames, checkNames, checkNetworkNames, checkTrainingNames } from './option-names.js';
export { fitNetwork } from './training/fit.js';
export { learn } from './training/learn.js';
