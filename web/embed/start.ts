// The page in a frame: one playground with what the address asks for. It starts when somebody can see it.
import { watchEverywhere } from '../parts/lazy-elements.js';
import { GlassboxModel } from '../parts/model/model.js';
import type { GlassboxPlayground } from '../parts/playground/playground.js';
import { listen, type Order, tellHeight } from './messages.js';
import { readAddress } from './options.js';

const tag = 'glassbox-playground';

function whenSeen(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        resolve();
      },
      { rootMargin: '200px' },
    );
    watch.observe(element);
  });
}

function showNotes(place: HTMLElement, notes: readonly string[]): void {
  place.replaceChildren(
    ...notes.map((note) => {
      const item = document.createElement('li');
      item.textContent = note;
      return item;
    }),
  );
  place.hidden = notes.length === 0;
}

function heed(playground: GlassboxPlayground, order: Order): void {
  if (order.type === 'glassbox-play') playground.play();
  else if (order.type === 'glassbox-pause') void playground.pause();
  else if (order.type === 'glassbox-reset') void playground.reset();
}

/** where: 'page' where there can be no worker. */
export async function start(where: 'worker' | 'page'): Promise<void> {
  const place = document.querySelector<HTMLElement>('#place');
  const notes = document.querySelector<HTMLElement>('#notes');
  if (!place || !notes) return;
  // A chapter of the course is a page of its own.
  const chapter = /[?&]chapter=(\d{1,2})(?:&|$)/.exec(location.search)?.[1];
  if (chapter) {
    location.replace(`../learn/?chapter=${chapter}`);
    return;
  }
  customElements.define('glassbox-model', GlassboxModel);
  // The code of each other element comes when its tag is there.
  watchEverywhere();
  const options = readAddress(location.search, location.hash);
  const playground = document.createElement(tag) as GlassboxPlayground;
  const attributes: Record<string, string | null> = {
    manual: '',
    prefer: where,
    'data-base': new URL('../data/', document.baseURI).href,
    views: options.views,
    controls: options.controls,
    values: options.values,
    autoplay: options.autoplay ? '' : null,
    epochs: options.epochs || null,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) playground.setAttribute(name, value);
  }
  playground.addEventListener('glassbox-ready', (event) => {
    showNotes(notes, (event as CustomEvent<{ problems: readonly string[] }>).detail.problems);
  });
  playground.addEventListener('glassbox-error', (event) => {
    showNotes(notes, [(event as CustomEvent<{ message: string }>).detail.message]);
  });
  place.append(playground);
  tellHeight(document.body);
  await customElements.whenDefined(tag);
  let first: string | null = options.link;
  // Before it was seen there is nothing to change: it begins with the last state that was asked for.
  const change = (state: string) => {
    if (first !== null) first = state;
    else void playground.setState(state);
  };
  listen((order) => {
    if (order.type === 'glassbox-set-state') change(order.state);
    else heed(playground, order);
  });
  // The address is settings: another one is another network.
  window.addEventListener('hashchange', () => change(readAddress(location.search, location.hash).link));
  // The address may have changed while the code came.
  change(readAddress(location.search, location.hash).link);
  await whenSeen(playground);
  const link = first;
  first = null;
  await playground.setState(link);
}
