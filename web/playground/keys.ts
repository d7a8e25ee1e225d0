// Single keys for the whole page. They step aside where something is typed or where a key has a meaning of its own.
import { focused } from '../parts/base/focus.js';
import { buttonOfKey, listening } from '../parts/base/keys.js';
import type { GlassboxControls, GlassboxModel, GlassboxWhat } from '../parts/index.js';

const typing = (at: Element | null) =>
  at instanceof HTMLSelectElement ||
  at instanceof HTMLTextAreaElement ||
  (at instanceof HTMLInputElement && !['range', 'checkbox', 'radio', 'button', 'file'].includes(at.type)) ||
  // In a dialog that is open, the page behind it is not worked with.
  (at?.closest('dialog, [popover]') ?? document.querySelector(':modal')) !== null;
/** Space presses these. */
const pressable = (at: Element | null) =>
  at instanceof HTMLButtonElement || at instanceof HTMLInputElement || at instanceof HTMLSelectElement;

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, except where a text that is being typed has an undo of its own. */
function travel(model: GlassboxModel, event: KeyboardEvent): boolean {
  const at = focused();
  if (at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && at.type === 'text')) return false;
  if (document.querySelector(':modal') || at?.closest('dialog')) return false;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) void model.experiment.edit((edits) => edits.redo());
  else if (key === 'z') void model.experiment.edit((edits) => edits.undo());
  else return false;
  return true;
}

const advances = { epoch: 'epoch', batch: 'step', row: 'row' } as const;

/** `on`: people who speak to their machine, or rest a hand on the keys, can switch them off. */
export function listenToKeys(model: GlassboxModel, on: HTMLInputElement, what: GlassboxWhat): void {
  const told = () => {
    listening.on = on.checked;
    for (const controls of document.querySelectorAll<GlassboxControls>('glassbox-controls')) controls.requestUpdate?.();
  };
  on.addEventListener('change', told);
  told();
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.defaultPrevented && travel(model, event)) {
      event.preventDefault();
      return;
    }
    if (!on.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = focused();
    if (typing(at)) return;
    if (event.key === '?') void what.toggle();
    const button = buttonOfKey(event.key);
    if (button === 'play') {
      if (pressable(at)) return;
      event.preventDefault();
      if (!event.repeat) model.toggle();
    } else if (button === 'reset') {
      if (!event.repeat) void model.reset();
    } else if (button) void model.experiment.advance(advances[button]);
  });
}
