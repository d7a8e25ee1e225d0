// The tabs of "Look inside": a click or the arrow keys open one and close the others.
import { rove } from '../parts/base/roving.js';
import type { GlassboxModel } from '../parts/index.js';

/** tabs: the element with role tablist; each tab names its panel by aria-controls. */
export function listenToTabs(tabs: HTMLElement, model: GlassboxModel): void {
  const all = [...tabs.querySelectorAll<HTMLElement>('[role=tab]')];

  const open = (chosen: HTMLElement): void => {
    for (const tab of all) {
      const is = tab === chosen;
      tab.setAttribute('aria-selected', String(is));
      tab.tabIndex = is ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !is;
    }
    // What nobody sees any more is explained no longer.
    model.experiment.attention.explain = null;
  };

  tabs.addEventListener('click', (event) => {
    const tab = (event.target as Element).closest<HTMLElement>('[role=tab]');
    if (tab && tab.getAttribute('aria-selected') !== 'true') open(tab);
  });
  tabs.addEventListener('keydown', (event) => {
    const tab = rove(event, all, { alsoDown: false });
    if (tab) open(tab);
  });
}
