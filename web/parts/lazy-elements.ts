// Which module defines which tag, and loading it when the tag is first seen. A page pays for the parts it uses.
import { modelAnnouncement } from './base/model-view.js';
import type { LazyTag } from './tags.js';

type Pascal<Words extends string> = Words extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Words>;
/** Each module exports the class that is called as its tag: glassbox-data-csv is GlassboxDataCsv. */
type Loads = { [Tag in LazyTag]: () => Promise<Record<Pascal<Tag>, CustomElementConstructor>> };

/** Who compares in one way is a press away from another: they come together. */
const compared = () => import('./compare/elements.js');

const loads: Loads = {
  'glassbox-agreement': () => import('./explain/shock/agreement.js'),
  'glassbox-blame': () => import('./explain/observation/blame.js'),
  'glassbox-boundary': () => import('./learned/boundary.js'),
  'glassbox-bowl': () => import('./explain/descent/bowl.js'),
  'glassbox-check': () => import('./learn/check.js'),
  'glassbox-controls': () => import('./run/controls.js'),
  'glassbox-data': () => import('./data/data.js'),
  'glassbox-data-csv': () => import('./data/csv.js'),
  'glassbox-data-features': () => import('./data/features.js'),
  'glassbox-data-formula': () => import('./data/formula.js'),
  'glassbox-data-picker': () => import('./data/picker.js'),
  'glassbox-descent': () => import('./explain/descent/descent.js'),
  'glassbox-digit': () => import('./digits/digit.js'),
  'glassbox-digit-weights': () => import('./digits/weights.js'),
  'glassbox-doctor': () => import('./run/doctor.js'),
  'glassbox-enlarged': () => import('./network/enlarged.js'),
  'glassbox-equation': () => import('./explain/observation/equation.js'),
  'glassbox-expect': () => import('./learn/expect.js'),
  'glassbox-flow': () => import('./network/flow-view.js'),
  'glassbox-fork': compared,
  'glassbox-hidden-space': () => import('./explain/hidden-space/hidden-space.js'),
  'glassbox-influence': compared,
  'glassbox-layers': () => import('./network/layers.js'),
  'glassbox-loss': () => import('./run/loss.js'),
  'glassbox-network': () => import('./network/network.js'),
  'glassbox-parameter': () => import('./network/parameter.js'),
  'glassbox-picture': compared,
  'glassbox-playground': () => import('./playground/playground.js'),
  'glassbox-point-editor': () => import('./data/points/editor.js'),
  'glassbox-question': () => import('./learn/question.js'),
  'glassbox-recap': () => import('./learn/recap.js'),
  'glassbox-seeds': compared,
  'glassbox-setting': () => import('./run/setting.js'),
  'glassbox-shock': () => import('./explain/shock/shock.js'),
  'glassbox-shock-race': () => import('./explain/shock/race.js'),
  'glassbox-sweep': compared,
  'glassbox-table': () => import('./table/table.js'),
  'glassbox-tape': () => import('./run/tape.js'),
  'glassbox-thumbnail': () => import('./base/thumbnail.js'),
  'glassbox-training': () => import('./run/training.js'),
  'glassbox-undo': () => import('./run/undo.js'),
  'glassbox-value': () => import('./run/value.js'),
};

export const lazyTags = Object.keys(loads) as readonly LazyTag[];

/** The tags a part writes into its own shadow tree; a unit test reads them off the templates. */
export const inside: Partial<Record<LazyTag, readonly LazyTag[]>> = {
  'glassbox-boundary': ['glassbox-point-editor'],
  'glassbox-controls': ['glassbox-setting'],
  'glassbox-data': [
    'glassbox-data-csv',
    'glassbox-data-features',
    'glassbox-data-formula',
    'glassbox-data-picker',
    'glassbox-setting',
  ],
  'glassbox-data-features': ['glassbox-thumbnail'],
  'glassbox-data-formula': ['glassbox-thumbnail'],
  'glassbox-data-picker': ['glassbox-thumbnail'],
  'glassbox-descent': ['glassbox-bowl'],
  'glassbox-digit': ['glassbox-digit-weights', 'glassbox-thumbnail'],
  'glassbox-fork': ['glassbox-picture'],
  'glassbox-influence': ['glassbox-picture'],
  'glassbox-network': ['glassbox-enlarged', 'glassbox-layers', 'glassbox-parameter'],
  'glassbox-seeds': ['glassbox-picture'],
  'glassbox-shock': ['glassbox-shock-race'],
  'glassbox-shock-race': ['glassbox-agreement'],
  'glassbox-sweep': ['glassbox-picture'],
  'glassbox-table': ['glassbox-thumbnail'],
  'glassbox-training': ['glassbox-setting'],
};

/** Only met when someone points or edits; fetched then, by the part they are in. */
const onDemand: ReadonlySet<string> = new Set<LazyTag>([
  'glassbox-data-csv',
  'glassbox-data-formula',
  'glassbox-enlarged',
  'glassbox-layers',
  'glassbox-parameter',
  'glassbox-point-editor',
  'glassbox-shock-race',
]);

const asked = new Map<LazyTag, Promise<void>>();

/** Loads and defines a tag and those inside it; once, unless loading failed. */
export function loadPart(tag: LazyTag): Promise<void> {
  const known = asked.get(tag);
  if (known) return known;
  const loading = load(tag);
  asked.set(tag, loading);
  loading.catch((error: unknown) => {
    asked.delete(tag);
    console.error(`Glassbox: <${tag}> could not be loaded.`, error);
  });
  return loading;
}

async function load(tag: LazyTag): Promise<void> {
  const below = (inside[tag] ?? []).filter((other) => !onDemand.has(other)).map(loadPart);
  const classes: Partial<Record<string, unknown>> = await loads[tag]();
  const element = classes[tag.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())];
  // What is inside is there first, so that nothing appears in two goes.
  await Promise.all(below);
  if (!customElements.get(tag)) customElements.define(tag, element as CustomElementConstructor);
}

const selector = lazyTags.join(',');
const watched = new WeakSet<Node>();

function look(node: Node): void {
  if (!(node instanceof Element || node instanceof Document || node instanceof ShadowRoot)) return;
  const found = [...node.querySelectorAll(selector)];
  if (node instanceof Element && node.matches(selector)) found.push(node);
  for (const element of found) void loadPart(element.localName as LazyTag).catch(() => {});
}

/** Loads the parts in a document or shadow tree, now and as they come. */
export function watchParts(root: Document | ShadowRoot): void {
  if (watched.has(root)) return;
  watched.add(root);
  look(root);
  new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) look(node);
  }).observe(root, { childList: true, subtree: true });
}

/** The document, and every shadow tree in which a model turns up. */
export function watchEverywhere(): void {
  document.addEventListener(modelAnnouncement, (event) => {
    const root = ((event as CustomEvent).detail as Node | null)?.getRootNode();
    if (root instanceof ShadowRoot) watchParts(root);
  });
  watchParts(document);
}
