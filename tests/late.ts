// Pages whose animation frames come late, and whose workers hear late what is asked of them: what a test reads too early it then reads wrong
// each time, and not now and then. `npm run test:e2e -- --late`.
import type { Page } from 'playwright/test';

/** How late all pages are, in milliseconds; 0 unless the tests are run so. */
export const lateness = Number(process.env.GLASSBOX_LATE ?? 0);

/** Makes the pages that are opened from now on late. */
export async function makeLate(page: Page, milliseconds: number): Promise<void> {
  if (milliseconds > 0) await page.addInitScript(late, milliseconds);
}

function late(milliseconds: number): void {
  const { requestAnimationFrame: ask, cancelAnimationFrame: cancel } = window;
  const waiting = new Map<number, () => void>();
  let last = 0;
  window.requestAnimationFrame = (callback) => {
    const id = ++last;
    const timer = setTimeout(() => {
      const frame = ask((time) => {
        waiting.delete(id);
        callback(time);
      });
      waiting.set(id, () => cancel(frame));
    }, milliseconds);
    waiting.set(id, () => clearTimeout(timer));
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    waiting.get(id)?.();
    waiting.delete(id);
  };

  // Timers of the same length end in the order in which they began, and so do the messages. What says nothing only yields to the browser.
  const post = MessagePort.prototype.postMessage as (this: MessagePort, ...message: unknown[]) => void;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
    if (message[0] === null) post.apply(this, message);
    else setTimeout(() => post.apply(this, message), milliseconds);
  };
}
