// A place that an address asks for, while what stands above it is still coming.

/** Events by which somebody takes the page into their own hands. */
const taken = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
/** Milliseconds after which what comes late moves the place as it moves anything. */
const patience = 5000;

/** Scrolls to an element, and again whenever the page grows, until somebody does something or has had time to read. */
export function bringIntoSight(element: Element): void {
  const growing = new ResizeObserver(() => element.scrollIntoView());
  const leave = () => {
    growing.disconnect();
    for (const type of taken) removeEventListener(type, leave);
  };
  for (const type of taken) addEventListener(type, leave, { passive: true });
  setTimeout(leave, patience);
  growing.observe(document.body);
}
