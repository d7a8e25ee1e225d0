// The page: picks a ready network, tells its story, and answers to keys. All the rest is done by the parts.
import { render } from 'lit';
import { presetOf } from '../core/settings/presets.js';
import type { PresetName } from '../core/settings/settings.js';
import {
  defineElements,
  type GlassboxBoundary,
  type GlassboxLoss,
  type GlassboxModel,
  type GlassboxWhat,
} from '../parts/index.js';
import { placeAsked } from './asked.js';
import { Gallery } from './dialogs/gallery.js';
import { offerSharing } from './dialogs/share.js';
import { offerDigits } from './digit.js';
import { listenToTabs } from './explain.js';
import { bringIntoSight } from './into-sight.js';
import { listenToKeys } from './keys.js';
import { Links } from './links.js';
import { showNotices } from './notices.js';
import { keepReadingOrder } from './reading-order.js';
import { storyRoom } from './story-room.js';

const allElements = defineElements();

const find = <E extends Element>(selector: string) => document.querySelector(selector) as E;
const model = find<GlassboxModel>('#model');
const story = find<HTMLElement>('#story');
const announce = find<HTMLElement>('#announce');
const boundary = find<GlassboxBoundary>('glassbox-boundary');
const loss = find<GlassboxLoss>('glassbox-loss');

keepReadingOrder();

/** Milliseconds between two versions of the story, and between two announcements, while training goes on. */
const storyPace = 250;
const announcePace = 10_000;

/** The last network was one whose cost is seen on logarithmic axes. */
let sawFar = false;
let chosen: PresetName = model.settings.preset;

const gallery = new Gallery(
  {
    panel: find<HTMLElement>('#presets'),
    openers: [find<HTMLButtonElement>('#pick'), find<HTMLButtonElement>('#browse')],
    dialog: find<HTMLDialogElement>('#gallery'),
  },
  chosen,
  (id) => choose(id),
);

function choose(id: PresetName): void {
  chosen = gallery.chosen = id;
  // The speed someone has chosen is about watching, not about the network: it stays.
  void model.open({ ...presetOf(id).settings, speed: model.settings.speed });
}

const keepRoom = storyRoom(story);
/** The stories come a moment after what they are about. */
let stories: typeof import('./stories/stories.js') | null = null;
let told = 0;
let tellTimer: ReturnType<typeof setTimeout> | undefined;

function tellNow(): void {
  clearTimeout(tellTimer);
  tellTimer = undefined;
  told = performance.now();
  const { scene, frame } = model.experiment;
  if (!stories || !scene || !frame) return;
  render(stories.tell(model.settings, { scene, frame, followed: model.experiment.attention.followedRow }), story);
  keepRoom();
}

function tellSoon(): void {
  if (!model.playing) tellNow();
  else tellTimer ??= setTimeout(tellNow, Math.max(0, told + storyPace - performance.now()));
}

let announced = 0;

function announceNow(): void {
  const { scene, frame } = model.experiment;
  if (!stories || !scene || !frame) return;
  announced = performance.now();
  const text = stories.announcement({ scene, frame, followed: null });
  // Said only when there is something new to say.
  if (announce.textContent !== text) announce.textContent = text;
}

model.addEventListener('glassbox-ready', () => {
  chosen = gallery.chosen = model.settings.preset;
  gallery.layers = model.settings.layers;
  const launch = model.settings.dataset === 'orings';
  boundary.noteAt = launch ? 31 : undefined;
  boundary.note = launch ? '31 °F' : undefined;
  // Between learning by heart and finding the rule lie powers of ten.
  const far = model.settings.preset === 'memorised';
  if (far !== sawFar) loss.log = loss.logEpochs = sawFar = far;
  tellNow();
});
// A frame may bring what the story lacked without being another moment.
model.experiment.addView({
  tellsProblem: false,
  currentNeeds: () => [],
  receive: tellSoon,
  refused() {},
  sceneChanged() {},
  stateChanged: tellNow,
  pointChanged() {},
});
model.addEventListener('glassbox-tick', () => {
  const due = model.playing
    ? performance.now() - announced > announcePace
    : (model.experiment.frame?.tick.step ?? 0) > 0;
  if (due) announceNow();
});
model.addEventListener('glassbox-change', () => {
  gallery.layers = model.settings.layers;
  tellNow();
});

const compare = find<HTMLDetailsElement>('#compare');
/** Fetched when somebody opens the place. */
let comparing: typeof import('./compare.js') | null = null;
async function openCompare(): Promise<typeof import('./compare.js')> {
  comparing = await import('./compare.js');
  comparing.fill(compare, model);
  return comparing;
}

const { tell, bring } = showNotices(model, find<HTMLElement>('#notice'), () =>
  model.experiment.scene ? choose(chosen) : void links.start(),
);
void allElements.then((all) => all || bring(async () => (await defineElements()) || Promise.reject()));
const links = new Links(
  model,
  (sentence) => tell([sentence]),
  (hidden) => {
    import('./hidden-controls.js').then(
      ({ hideControls }) => hideControls(hidden, () => links.showAll()),
      () => undefined, // more than was asked for is in sight
    );
  },
  {
    plan: () => (compare.open ? comparing?.planIn(compare) : undefined),
    open: (plan, asked) => {
      compare.open = true;
      if (asked) bringIntoSight(compare);
      bring(async () => {
        const problem = (await openCompare()).makeReady(compare, plan);
        if (problem) tell([problem]);
      });
    },
  },
);
offerSharing(model, links, find<HTMLElement>('#share'), find<HTMLDialogElement>('#share-dialog'));
/** Dialogs that few people open come when they are asked for. */
function onAsking(id: string, open: () => Promise<void>): void {
  find<HTMLElement>(id).addEventListener('click', () => bring(open));
}
onAsking('#embed', async () => (await import('./dialogs/embed.js')).openEmbed(model, links, presetOf(chosen).name));
onAsking('#export', async () => (await import('./dialogs/export.js')).openExport(model));
offerDigits(model, find<HTMLElement>('#digit'), bring);
listenToTabs(find<HTMLElement>('#explain-tabs'), model);
compare.addEventListener('toggle', () => {
  if (compare.open) bring(openCompare);
});
const what = find<GlassboxWhat>('#what');
what.pageRules = async () => (await import('./what-rules.js')).pageRules;
listenToKeys(model, find<HTMLInputElement>('#keys-on'), what);
bring(async () => {
  stories = await import('./stories/stories.js');
  tellNow();
});
/** As if somebody had pressed it, once there is a network. */
function openAsked(): void {
  const asked = placeAsked(location.search);
  if (!asked) return;
  // Once: a reload shows what is there then.
  history.replaceState(history.state, '', location.pathname + location.hash);
  if (asked === 'embed') find<HTMLElement>('#embed').click();
  if (asked !== 'compare') return;
  compare.open = true;
  bringIntoSight(compare);
  compare.querySelector('summary')?.focus({ preventScroll: true });
}
void links.start().then(openAsked);
