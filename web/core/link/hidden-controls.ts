// Controls that a link may hide, so that a page shows no more than its lesson needs.

export const hideableControls = [
  'play',
  'epoch',
  'reset',
  'learningRate',
  'regularization',
  'regularizationRate',
  'batchSize',
  'noise',
  'testShare',
  'dataset',
  'task',
  'activation',
  'hiddenLayers',
  'showTest',
  'discretize',
] as const;

export type HideableControl = (typeof hideableControls)[number];

export const isHideable = (name: string): name is HideableControl =>
  (hideableControls as readonly string[]).includes(name);

/** The names between commas, each once and in the order above; the others apart. */
export function parseHidden(text: string): { hidden: readonly HideableControl[]; unknown: readonly string[] } {
  const names = text.split(',').filter((name) => name !== '');
  return {
    hidden: hideableControls.filter((name) => names.includes(name)),
    unknown: names.filter((name) => !isHideable(name)),
  };
}
