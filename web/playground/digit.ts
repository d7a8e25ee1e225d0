// The panel to draw digits in: there only while the data are digits, and loaded the first time they are.
import { asksForDigits } from '../core/data/digit.js';
import { define } from '../parts/base/define.js';
import type { GlassboxModel } from '../parts/index.js';

/** bring: fetches, and says so when that fails. */
export function offerDigits(
  model: GlassboxModel,
  panel: HTMLElement,
  bring: (fetch: () => Promise<void>) => void,
): void {
  let isLoading = false;
  const look = (): boolean => {
    const isDigits = model.experiment.scene !== null && asksForDigits(model.experiment.scene.problem);
    panel.hidden = !isDigits;
    return isDigits;
  };
  const fetch = async (): Promise<void> => {
    isLoading = true;
    try {
      const { GlassboxDigit } = await import('../parts/digits/digit.js');
      define({ 'glassbox-digit': GlassboxDigit });
      panel.append(new GlassboxDigit());
      look();
    } catch (error) {
      // An empty panel would say nothing.
      panel.hidden = true;
      isLoading = false;
      throw error;
    }
  };
  model.addEventListener('glassbox-ready', () => {
    if (look() && !isLoading) bring(fetch);
  });
}
