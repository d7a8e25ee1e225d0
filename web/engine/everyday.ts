// What programs want besides, in one bundle: the doors of the package bring it, sessions of the parts, which are weighed, do without.
export { classesOf, inRows } from './classify.js';
export { fitNetwork } from './fit.js';
export { learn } from './learn.js';
export { checkEngineNames, checkNames, checkNetworkNames, checkTrainingNames } from './option-names.js';
