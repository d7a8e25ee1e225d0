import { basename, dirname } from 'node:path';

/**
 * Folders that are a vocabulary: each of their files is one concept, and is there for everybody above. All other folders of
 * web/ have an inside.
 */
export const OPEN = new Set([
  'web/core/base',
  'web/core/learn',
  'web/core/network',
  'web/core/run',
  'web/core/settings',
  'web/draw',
  'web/draw/compare',
  'web/draw/network',
  'web/engine/training',
  'web/parts/base',
  'web/parts/words',
]);

/**
 * What may be reached of a folder from another one, beside the file of its own name and its index: by stems, and for what.
 */
export const FACES = {
  // Concepts that others are made of, and ways to data that are fetched by those who have such data.
  'web/core/data': [
    'digit',
    'feature-names',
    'features',
    'grid',
    'own-data',
    'problem',
    'random',
    'row-split',
    'shape',
    'table',
  ],
  'web/core/data/csv': [
    'columns',
    'export',
    'header',
    'notes',
    'numbers',
    'read',
    'records',
    'split',
    'table',
    'write',
  ],
  'web/core/data/formula': ['syntax', 'table'],
  'web/core/data/points': ['places'],
  'web/core/data/sets': ['likelihood', 'made', 'other', 'words'],
  // How a network is judged is all there is to see of the doctor.
  'web/core/doctor': ['diagnose'],
  // A link to write, a link or a file to read, a network's own seed, what training goes on from, and what a page need not show.
  'web/core/link': ['hidden-controls', 'model-file', 'network-seed', 'open', 'trained'],
  // Engines for pages and for Node, their errors and types, how options are checked, and what an engine in a worker is made of.
  'web/engine': [
    'engine',
    'errors',
    'index-node',
    'json',
    'names',
    'network',
    'numbers',
    'option-names',
    'types',
    'version',
  ],
  'web/engine/load': ['browser', 'fetched', 'inline', 'node', 'simd'],
  'web/engine/sweep': ['index-node', 'places', 'plan', 'types', 'workbench'],
  'web/engine/worker': ['channel', 'port', 'protocol', 'spawn-browser', 'spawn-node', 'types'],
  // The ways to get a session, its rows as the engine takes them, what a still needs to know of its pace, words for what it is asked, and how a table is read in a worker.
  'web/session': ['data', 'moment', 'nearest', 'open-session', 'pace', 'page-session', 'reshape', 'table-reader'],
  // What views read of an experiment, and what is fetched when it is asked for: edits, links, brought data.
  'web/experiment': [
    'attention',
    'brought',
    'editing',
    'edits',
    'followed',
    'link',
    'map-plan',
    'moments',
    'needs',
    'observation',
    'recipe',
    'rows',
    'scene',
    'view',
  ],
  // What may be on its way, how a recipe becomes a problem and a scene, and where rows come from.
  'web/experiment/opening': ['coming', 'own-data-loader', 'prepare', 'source'],
  // What is compared, and what is said, drawn and saved of it.
  'web/experiment/compare': [
    'agreement',
    'apart',
    'comparison',
    'csv',
    'curves',
    'finding',
    'fork',
    'fork-finding',
    'fork-plan',
    'influence',
    'influence-csv',
    'influence-finding',
    'lockstep',
    'moved-row',
    'plan',
    'plan-link',
    'ready',
    'same-training',
    'sweep-finding',
    'values',
  ],
  // The door's modules: all parts, those to be fetched, and the words that stories use, too.
  'web/parts': ['lazy-elements', 'words'],
  // They come together, when somebody compares; stills draw the same pictures without an element.
  'web/parts/compare': ['agreed', 'elements', 'seeds-pictures', 'sweep-picture'],
  'web/parts/data/points': ['editor'],
  // The panel to draw digits in, which a page fetches by itself; and a picture of one, which stands in tables, too.
  'web/parts/digits': ['digit', 'picture'],
  // Their elements, which come together with those of `explain`.
  'web/parts/explain/descent': ['bowl'],
  'web/parts/explain/observation': ['blame', 'equation'],
  'web/parts/explain/shock': ['race-elements'],
  // Questions and tasks, whose answers a page keeps, and what they read of an experiment.
  'web/parts/learn': ['check', 'fill', 'moment-of', 'recap'],
  // What a lens is, fetching the one that is needed, and the two that draw what many networks agree on.
  'web/parts/learned/lenses': ['curve', 'kind', 'lens', 'load', 'map'],
  // Where data files are, for those that read one before it is opened.
  'web/parts/model': ['data-home'],
  // The flow comes with `explain`; stills draw neurons' faces and spreads without an element.
  'web/parts/network': ['faces', 'flow-view', 'spreads'],
  // What can be embedded, for those who hand out the tags.
  'web/parts/playground': ['views'],
  // What a page has to say to what is asked of it.
  'web/parts/what': ['part-words', 'rule', 'words'],
  'web/playground/dialogs': ['embed', 'export', 'gallery', 'share'],
  'web/playground/kept': ['describe-work', 'sentences', 'shelf', 'tables', 'tape', 'work'],
};

/** The files at the door of web/parts load each element by a module of its own, so that a page pays for the parts it uses. */
const DOOR = 'web/parts';

const stem = (file) => basename(file).replace(/\.m?ts$/, '');

const isInside = (folder, other) => folder === other || folder.startsWith(`${other}/`);

/**
 * Holds each folder of web/ to its face: a folder and those inside it are one feature, which others reach by its face only.
 *
 * @param {Map<string, string[]>} graph each file and what it imports, by paths that begin with web/
 * @returns {string[]} a sentence for each import of an inside, and for each face that nobody reaches
 */
export function checkFaces(graph, { open = OPEN, faces = FACES, door = DOOR } = {}) {
  const problems = [];
  const reached = new Set();
  for (const [file, imports] of graph) {
    const from = dirname(file);
    for (const target of imports) {
      const folder = dirname(target);
      if (!graph.has(target) || open.has(folder) || isInside(from, folder)) continue;
      if (from === door && isInside(folder, door)) continue;
      const name = stem(target);
      reached.add(`${folder}/${name}`);
      if (name === basename(folder) || name === 'index' || faces[folder]?.includes(name)) continue;
      problems.push(
        `${file}: ${target} is an inside of ${folder}; reach it by ${faceWords(folder, faces)}, or name it in tools/layers/faces.mjs.`,
      );
    }
  }
  for (const [folder, names] of Object.entries(faces))
    for (const name of names)
      if (!reached.has(`${folder}/${name}`))
        problems.push(
          `tools/layers/faces.mjs: nobody reaches '${name}' of ${folder} from outside; take it off the list.`,
        );
  return problems;
}

function faceWords(folder, faces) {
  return ['index', basename(folder), ...(faces[folder] ?? [])].join(', ');
}
