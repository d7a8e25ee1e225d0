// Which module defines which tag, and loading it when the tag is first seen. A page pays for the parts it uses.
import { modelAnnouncement } from './model-view.js';

type Load = () => Promise<CustomElementConstructor>;

const loads = {
  'glassbox-agreement': async () => (await import('./agreement.js')).GlassboxAgreement,
  'glassbox-blame': async () => (await import('./blame.js')).GlassboxBlame,
  'glassbox-boundary': async () => (await import('./boundary.js')).GlassboxBoundary,
  'glassbox-bowl': async () => (await import('./bowl.js')).GlassboxBowl,
  'glassbox-controls': async () => (await import('./controls.js')).GlassboxControls,
  'glassbox-data': async () => (await import('./data.js')).GlassboxData,
  'glassbox-data-csv': async () => (await import('./data-csv.js')).GlassboxDataCsv,
  'glassbox-data-features': async () => (await import('./data-features.js')).GlassboxDataFeatures,
  'glassbox-data-formula': async () => (await import('./data-formula.js')).GlassboxDataFormula,
  'glassbox-data-picker': async () => (await import('./data-picker.js')).GlassboxDataPicker,
  'glassbox-digit': async () => (await import('./digit.js')).GlassboxDigit,
  'glassbox-digit-weights': async () => (await import('./digit-weights.js')).GlassboxDigitWeights,
  'glassbox-doctor': async () => (await import('./doctor.js')).GlassboxDoctor,
  'glassbox-equation': async () => (await import('./equation.js')).GlassboxEquation,
  'glassbox-flow': async () => (await import('./flow-view.js')).GlassboxFlow,
  'glassbox-hidden-space': async () => (await import('./hidden-space.js')).GlassboxHiddenSpace,
  'glassbox-layers': async () => (await import('./layers.js')).GlassboxLayers,
  'glassbox-loss': async () => (await import('./loss.js')).GlassboxLoss,
  'glassbox-network': async () => (await import('./network.js')).GlassboxNetwork,
  'glassbox-parameter': async () => (await import('./parameter.js')).GlassboxParameter,
  'glassbox-playground': async () => (await import('./playground.js')).GlassboxPlayground,
  'glassbox-point-editor': async () => (await import('./point-editor.js')).GlassboxPointEditor,
  'glassbox-setting': async () => (await import('./setting.js')).GlassboxSetting,
  'glassbox-shock': async () => (await import('./shock.js')).GlassboxShock,
  'glassbox-shock-race': async () => (await import('./shock-race.js')).GlassboxShockRace,
  'glassbox-table': async () => (await import('./table.js')).GlassboxTable,
  'glassbox-tape': async () => (await import('./tape.js')).GlassboxTape,
  'glassbox-thumbnail': async () => (await import('./thumbnail.js')).GlassboxThumbnail,
  'glassbox-training': async () => (await import('./training.js')).GlassboxTraining,
  'glassbox-undo': async () => (await import('./undo.js')).GlassboxUndo,
  'glassbox-value': async () => (await import('./value.js')).GlassboxValue,
} as const satisfies Record<string, Load>;

export type LazyTag = keyof typeof loads;
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
  'glassbox-digit': ['glassbox-digit-weights', 'glassbox-thumbnail'],
  'glassbox-network': ['glassbox-layers', 'glassbox-parameter'],
  'glassbox-shock': ['glassbox-shock-race'],
  'glassbox-shock-race': ['glassbox-agreement'],
  'glassbox-table': ['glassbox-thumbnail'],
  'glassbox-training': ['glassbox-setting'],
};

/** Only met when someone edits; fetched then. */
const onDemand: ReadonlySet<string> = new Set<LazyTag>(['glassbox-point-editor']);

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
  const element = await loads[tag]();
  // What is inside is there first, so that nothing appears in two goes.
  await Promise.all(below);
  if (!customElements.get(tag)) customElements.define(tag, element);
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
