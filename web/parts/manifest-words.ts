// What the custom-elements manifest says of parts, slots and custom properties: their names are read off the templates and style sheets, and
// each must have its words here. The build of the package stops at one that has none.
import { viewNames } from './playground/views.js';

/** Part names that a template works out. */
export const computedParts: Readonly<Record<string, readonly string[]>> = {
  'glassbox-controls': ['speed', 'rate', 'setting'],
  'glassbox-playground': viewNames,
};

/** By the name `::part()` takes. */
export const partWords: Readonly<Record<string, string>> = {
  about: 'What the data are, and where they come from.',
  actions: 'The row of buttons.',
  answer: 'The button that gives the answer.',
  another: 'The button that draws another seed.',
  batch: 'The button that trains on one batch.',
  calibration: 'How sure the reader was, and how often right.',
  caption: 'The words under a number.',
  control: 'Where the value is set.',
  controls: 'The controls, a part with parts of its own.',
  deltas: 'The table of each neuron’s delta.',
  dismiss: 'The button that leaves it as it is.',
  draggable: 'A number that can be dragged.',
  epoch: 'The button that trains for one epoch.',
  equation: 'The matrices in a row.',
  group: 'Settings that belong together.',
  key: 'What colours and shapes stand for.',
  lab: 'The grid of panels.',
  ledger: 'Who is blamed most, and how active it was.',
  legend: 'Which line is which, and the logarithmic switch.',
  model: 'The model inside.',
  next: 'The button to the next thing to say.',
  now: 'The numbers of the task as they are now.',
  number: 'The number itself.',
  overlay: 'The layer over the map that is drawn on.',
  pad: 'Where a digit is drawn.',
  panel: 'Any panel of the lab; each also has its view’s name.',
  place: 'The place that is kept for what there is to say.',
  play: 'The button that plays and pauses.',
  plot: 'The plot with its axes.',
  poster: 'What stands in until the part runs, and where it cannot.',
  rate: 'The setting of the learning rate.',
  question: 'The card around a question.',
  readout: 'The words about what is pointed at.',
  redo: 'The button that does it again.',
  remedy: 'The button that does something about it.',
  reset: 'The button back to the same first weights.',
  results: 'What the shock did, in numbers.',
  row: 'The slider and what stands beside it.',
  run: 'The panel with the controls and the live numbers.',
  score: 'How well it does, in words.',
  scroll: 'The table, which scrolls sideways.',
  sentence: 'What is wrong, in a sentence.',
  setting: 'A setting, a part with parts of its own.',
  speed: 'The setting of the speed.',
  stage: 'The picture.',
  table: 'What was said beside what came.',
  tabs: 'One button for each layer.',
  tale: 'The story of the race, in words.',
  told: 'What the answer is told.',
  undo: 'The button that takes back.',
  views: 'Which picture of the same thing is shown.',
  words: 'The words beside the picture.',
  ...Object.fromEntries(viewNames.map((name) => [name, `The panel of the view ${name}.`])),
};

/** By name; '' is the default slot. */
export const slotWords: Readonly<Record<string, string>> = {
  '': 'What is there until the part runs, and where it cannot; in a model or among controls, whatever the page puts there.',
  poster: 'A picture or words until it runs, and where it cannot.',
  why: 'What is told after an answer; <data value> in it shows the numbers of that moment.',
};

/** Custom properties that restyle a part; each has a light and a dark default. */
export const propertyWords: Readonly<Record<string, string>> = {
  '--glassbox-drag': 'The colour of a number that can be dragged.',
  '--glassbox-flow-height': 'The least height of the picture.',
  '--glassbox-font': 'The face.',
  '--glassbox-hidden-1': 'The first hidden layer.',
  '--glassbox-hidden-2': 'The last of several hidden layers.',
  '--glassbox-ink': 'Words and axes.',
  '--glassbox-inputs': 'The inputs.',
  '--glassbox-line': 'Thin lines and borders.',
  '--glassbox-loss-height': 'The least height of the plot.',
  '--glassbox-middle': 'Zero, between negative and positive.',
  '--glassbox-negative': 'Negative values.',
  '--glassbox-network-height': 'The least height of the picture.',
  '--glassbox-output': 'The output layer.',
  '--glassbox-panel': 'The ground of a panel.',
  '--glassbox-paper': 'The ground of the page.',
  '--glassbox-positive': 'Positive values.',
  '--glassbox-soft': 'Quieter words.',
  '--glassbox-wash': 'The ground of what is pressed or stands out.',
};
