// Single keys for the whole page. They step aside where something is typed or where a key has a meaning of its own.
import type { GlassboxModel } from '../parts/index.js';

/** What has the focus, inside shadow trees too. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

const typing = (at: Element | null) =>
  at instanceof HTMLSelectElement ||
  at instanceof HTMLTextAreaElement ||
  (at instanceof HTMLInputElement && at.type === 'text');
/** Space presses these. */
const pressable = (at: Element | null) =>
  at instanceof HTMLButtonElement || at instanceof HTMLInputElement || at instanceof HTMLSelectElement;

/** `on`: people who speak to their machine, or rest a hand on the keys, can switch them off. */
export function listenToKeys(model: GlassboxModel, on: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (!on.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = focused();
    if (typing(at)) return;
    const key = event.key.toLowerCase();
    if (key === ' ') {
      if (pressable(at)) return;
      event.preventDefault();
      if (!event.repeat) model.toggle();
    } else if (key === 'e') void model.advance('epoch');
    else if (key === 'b') void model.advance('step');
    else if (key === 'r' && !event.repeat) void model.reset();
  });
}
