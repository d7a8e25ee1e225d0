// The tabs of "Look inside": a click or the arrow keys open one and close the others.
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
    model.experiment.explain = null;
  };

  tabs.addEventListener('click', (event) => {
    const tab = (event.target as Element).closest<HTMLElement>('[role=tab]');
    if (tab && tab.getAttribute('aria-selected') !== 'true') open(tab);
  });
  tabs.addEventListener('keydown', (event) => {
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    const tab = to === undefined || at < 0 ? undefined : all[(to + all.length) % all.length];
    if (!tab) return;
    event.preventDefault();
    open(tab);
    tab.focus();
  });
}
