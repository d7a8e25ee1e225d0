// What every element says it is where nothing inside it says more, with its present numbers. The compiler asks for the words of
// an element that is added.
import { count, fixed, percent } from '../../core/base/format.js';
import type { Tag } from '../tags.js';
import { many } from '../words/layer-words.js';
import type { Words } from '../words/network-words.js';
import {
  curveWords,
  dataWords,
  doctorWords,
  learnedWords,
  type Moment,
  parameterWords,
  settingWords,
  tapeWords,
  valueWords,
  wholeNetworkWords,
} from './words.js';

const followedName = ({ followed }: Moment) => followed?.name ?? 'none';
const at = ({ frame }: Moment) => `epoch ${count(frame.tick.epoch)}`;
const inputNames = ({ scene }: Moment) => scene.problem.inputs.map(({ label }) => label);

/** The first few of many names. */
const some = (names: readonly string[]) =>
  names.length > 8 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');

export function undoWords(moment: Moment, verb: 'Undo' | 'Redo', label: string | undefined): Words {
  const keys = verb === 'Undo' ? 'Ctrl+Z' : 'Ctrl+Shift+Z';
  if (!label)
    return {
      title: `Nothing to ${verb.toLowerCase()}`,
      detail:
        verb === 'Undo'
          ? `There is no change of settings, data or single weights to take back. Training is gone back over on the tape. ${keys} takes a change back.`
          : `There is no change that was taken back. ${keys} does one again.`,
    };
  return {
    title: `${verb}: ${label}`,
    detail:
      verb === 'Undo'
        ? `Takes this change back, with ${parameterWords(moment)} as they were before it; now it is ${at(moment)}. ${keys} does the same.`
        : `Does again what was taken back; now it is ${at(moment)}. ${keys} does the same.`,
  };
}

export function freezeWords(moment: Moment, name: string, isFrozen: boolean): Words {
  const frozen = moment.frame.frozen?.length ?? 0;
  return {
    title: `Freeze: ${isFrozen ? 'frozen' : 'free'}`,
    detail: `Training leaves a frozen ${name} as it is, and moves the others around it; by hand it can still be changed. Now ${count(frozen)} of ${parameterWords(moment)} ${frozen === 1 ? 'is' : 'are'} frozen.`,
  };
}

/** The switches under the map, with what they do to it now. */
export function mapSwitchWords(moment: Moment, name: 'showTest' | 'discretize'): Words {
  const words = settingWords(moment, name);
  const { test } = moment.scene.problem;
  const { accuracy } = moment.frame.tick;
  const on = moment.settings[name];
  const now =
    name === 'showTest'
      ? test.rows === 0
        ? 'None are held out now.'
        : `Now ${many(test.rows, 'point')} ${test.rows === 1 ? 'is' : 'are'} held out and ${on ? 'shown' : 'not shown'}.`
      : `Now it shows ${on ? 'sides alone' : 'how sure the network is'}${accuracy === undefined ? '' : `, and ${percent(accuracy)} of the training points are on their side`}.`;
  return { title: words.title, detail: `${words.detail.replace(/ A change .*$/, '')} ${now}` };
}

/** The scale of the inputs, with the numbers of the first of them. */
export function scalingWords(moment: Moment): Words {
  const words = settingWords(moment, 'scaling');
  const [first] = moment.scene.problem.inputs;
  if (!first) return words;
  const { centre, spread } = first.scale;
  const now =
    centre === 0 && spread === 1
      ? `Now ${first.label} comes in as it is.`
      : `Now ${first.label} comes in less ${fixed(centre)}, divided by ${fixed(spread)}.`;
  return { title: words.title, detail: `${words.detail} ${now}` };
}

const run = (moment: Moment): Words => ({
  title: 'Run',
  detail: `Trains the network, and shows how far it is: ${valueWords(moment, 'epoch')?.title.toLowerCase()}, ${valueWords(moment, 'cost')?.title.toLowerCase()}.`,
});

const network = (moment: Moment) => wholeNetworkWords(moment);
const words = (title: string, detail: string): Words => ({ title, detail });

export const partWords: Readonly<Record<Tag, (moment: Moment) => Words>> = {
  'glassbox-agreement': (moment) =>
    words(
      'Agreement',
      `Each dot is one of ${parameterWords(moment)}: its gradient by shocks across, by backpropagation upwards. Where the two agree it lies on the diagonal.`,
    ),
  'glassbox-blame': (moment) =>
    words(
      'Who is to blame',
      `The error of one observation, now ${followedName(moment)}, goes back along the lines it came by: the ribbons show whose share is how large.`,
    ),
  'glassbox-boundary': (moment) => learnedWords(moment, ''),
  'glassbox-bowl': (moment) =>
    words(
      'Cost over two parameters',
      `Two of ${parameterWords(moment)} are moved and the others held: height is the cost. The mark is where the network is now, at ${valueWords(moment, 'cost')?.title.toLowerCase()}.`,
    ),
  'glassbox-check': (moment) =>
    words(
      'A task',
      `Something to bring about. It is done when the network’s own numbers say so; now: ${valueWords(moment, 'cost')?.title.toLowerCase()}.`,
    ),
  'glassbox-controls': run,
  'glassbox-data': dataWords,
  'glassbox-data-csv': (moment) =>
    words(
      'Your own table',
      `Rows from a file or the clipboard; they stay on this computer. Until it is opened, ${dataWords(moment).title.replace('Data: ', '')} stays.`,
    ),
  'glassbox-data-features': (moment) =>
    words(
      'Inputs',
      `What the network is given of each point: now ${some(inputNames(moment))}. Another input starts it anew.`,
    ),
  'glassbox-data-formula': (moment) =>
    words(
      'A formula',
      `Makes up data by a formula of x1 and x2 that you type. Until it is taken, ${dataWords(moment).title.replace('Data: ', '')} stays.`,
    ),
  'glassbox-data-picker': dataWords,
  'glassbox-descent': (moment) =>
    words(
      'Descent',
      `The cost over two of ${parameterWords(moment)}, and how steep it is where the network stands, at ${valueWords(moment, 'cost')?.title.toLowerCase()}; a step goes against the slope.`,
    ),
  'glassbox-digit': (moment) =>
    words(
      'Draw a digit',
      `The drawing is turned into eight by eight grey dots, as the data were, and goes through the network as it is at ${at(moment)}.`,
    ),
  'glassbox-digit-weights': (moment) =>
    words(
      'First weights as pictures',
      `Each of ${many(moment.scene.layers[1] ?? 0, 'neuron')} weighs ${count(moment.scene.layers[0] ?? 0)} dots: teal where it wants ink, orange where it wants none.`,
    ),
  'glassbox-doctor': (moment) => doctorWords(moment, ''),
  'glassbox-enlarged': network,
  'glassbox-equation': (moment) =>
    words(
      'One layer in numbers',
      `Weights times inputs plus biases are the sums, and the activations are what becomes of them; for ${followedName(moment)}, at ${at(moment)}.`,
    ),
  'glassbox-expect': (moment) =>
    words(
      'What you expect',
      `Draw how the cost will go, or where the boundary will run, then let it train: both lie over each other. Now it is ${at(moment)}.`,
    ),
  'glassbox-flow': (moment) =>
    words(
      'One observation',
      `Follows ${followedName(moment)} through layers of ${moment.scene.layers.join(', ')} neurons; each line is as wide as what it carries.`,
    ),
  'glassbox-fork': (moment) =>
    words(
      'Fork',
      `Splits the run, now at ${at(moment)}, in two that differ in one setting, and names the first step at which one of ${parameterWords(moment)} is another. Either can be kept.`,
    ),
  'glassbox-hidden-space': (moment) =>
    words(
      'Hidden space',
      `Two neurons of a hidden layer as axes, with ${many(moment.scene.problem.train.rows, 'training row')} where those neurons put them at ${at(moment)}.`,
    ),
  'glassbox-influence': ({ scene }) =>
    words(
      'Influence',
      `Leaves each of the ${count(scene.problem.train.rows)} training rows out in turn and trains again from the same seed: by how much the test cost changes is how much the row matters.`,
    ),
  'glassbox-layers': network,
  'glassbox-loss': (moment) => curveWords(moment, ''),
  'glassbox-model': network,
  'glassbox-network': network,
  'glassbox-parameter': network,
  'glassbox-picture': (moment) =>
    words(
      'Compared',
      `One of the pictures of many networks that have ${parameterWords(moment)} each, like the one that is at ${at(moment)}.`,
    ),
  'glassbox-playground': network,
  'glassbox-point-editor': (moment) =>
    words(
      'Draw points',
      `A press sets a point, a drag moves one, the eraser takes them away; now there are ${count(moment.scene.problem.table.rows)}.`,
    ),
  'glassbox-question': (moment) =>
    words(
      'A prediction',
      `Say what you expect before it is seen. What is true is asked of the network at that moment, now ${at(moment)}.`,
    ),
  'glassbox-recap': (moment) =>
    words(
      'What you predicted',
      `Your first answer to each question, beside what the network said then. It is at ${at(moment)} now.`,
    ),
  'glassbox-seeds': (moment) =>
    words(
      'Seeds',
      `Trains ${parameterWords(moment)} again and again, each time from other first weights, to tell what the network can do from luck. The one that runs, now at ${at(moment)}, is left alone.`,
    ),
  'glassbox-setting': (moment) => settingWords(moment, 'preset'),
  'glassbox-shock': (moment) =>
    words(
      'Shock',
      `Moves one of ${parameterWords(moment)} a little and shows what happens downstream, from ${valueWords(moment, 'cost')?.title.toLowerCase()}.`,
    ),
  'glassbox-shock-race': (moment) =>
    words(
      'Shocks against backpropagation',
      `The gradient twice: by shocking each of ${parameterWords(moment)} in turn, and by one pass back. Both are timed here.`,
    ),
  'glassbox-sweep': (moment) =>
    words(
      'Sweep',
      `Trains networks of ${parameterWords(moment)} with one setting at many values, several seeds at each, to tell what the setting does from luck. The one that runs, now at ${at(moment)}, is left alone.`,
    ),
  'glassbox-table': (moment) =>
    words(
      'Rows and predictions',
      `Each of ${many(moment.scene.problem.train.rows + moment.scene.problem.test.rows, 'row')} with what the network says of it now.`,
    ),
  'glassbox-tape': tapeWords,
  'glassbox-thumbnail': (moment) =>
    words(
      'A small map',
      `A glance at data: the network learns ${dataWords(moment).title.replace('Data: ', '')} now, with ${many(moment.scene.problem.train.rows, 'training row')}.`,
    ),
  'glassbox-training': (moment) => {
    const optimizer = settingWords(moment, 'optimizer').title;
    return words(
      'Training',
      `How the weights are moved: ${optimizer.toLowerCase()}, ${settingWords(moment, 'batchSize').title.toLowerCase()}, ${settingWords(moment, 'regularization').title.toLowerCase()}. Most of it works at once.`,
    );
  },
  'glassbox-undo': (moment) =>
    words('Undo and redo', `Takes changes back and does them again, with ${parameterWords(moment)} as they were.`),
  'glassbox-value': (moment) => valueWords(moment, 'epoch') ?? run(moment),
  'glassbox-what': (moment) =>
    words(
      'What is this?',
      `Pressed, it lets you point at anything for a sentence about it, with its numbers; now those of ${at(moment)}. The key ? does the same.`,
    ),
};

/** How training stops by itself, as it is set. */
export function stopWords({ settings, frame }: Moment): Words {
  const rules = [
    settings.stopEpochs > 0 && `after ${many(settings.stopEpochs, 'epoch')}`,
    settings.stopLoss > 0 && `at a cost of ${settings.stopLoss}`,
    settings.stopPatience > 0 && `when the test cost has not fallen for ${many(settings.stopPatience, 'epoch')}`,
  ].filter((rule) => rule !== false);
  return {
    title: `Stops by itself: ${rules.length > 0 ? 'yes' : 'no'}`,
    detail: `${rules.length > 0 ? `Training stops ${rules.join(', or ')}` : 'Training goes on until it is paused'}; it is at epoch ${count(frame.tick.epoch)}. Open it to set when.`,
  };
}
