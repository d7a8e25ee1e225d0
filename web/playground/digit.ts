// The panel to draw digits in: there only while the data are digits, and loaded the first time they are.
import { asksForDigits } from '../core/data/digit.js';
import { define } from '../parts/base/define.js';
import type { GlassboxModel } from '../parts/index.js';

export function offerDigits(model: GlassboxModel, panel: HTMLElement): void {
  let isLoading = false;
  model.addEventListener('glassbox-ready', () => {
    const isDigits = model.experiment.scene !== null && asksForDigits(model.experiment.scene.problem);
    panel.hidden = !isDigits;
    if (!isDigits || isLoading) return;
    isLoading = true;
    import('../parts/digits/digit.js').then(
      ({ GlassboxDigit }) => {
        define({ 'glassbox-digit': GlassboxDigit });
        panel.append(new GlassboxDigit());
      },
      () => {
        // Without a network it stays away until the digits are opened again.
        isLoading = false;
        panel.hidden = true;
      },
    );
  });
}
