// What the steps of the way say and show; fetched together when somebody sets out.
export { ruleWords, stepTitle, stepWords } from './blame-words.js';
export { changeLedger, handedLedger, receivedLedger, stepLedger, sumLedger } from './ledgers.js';
export { neuronButtons } from './neuron-buttons.js';
