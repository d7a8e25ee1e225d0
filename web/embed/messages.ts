// What passes between the frame and the page around it, and nothing else: heights go out; orders come in, from that page alone.
// docs/embedding.md describes them.

export type Order =
  | { readonly type: 'glassbox-play' }
  | { readonly type: 'glassbox-pause' }
  | { readonly type: 'glassbox-reset' }
  | { readonly type: 'glassbox-set-state'; readonly state: string };

const plain = ['glassbox-play', 'glassbox-pause', 'glassbox-reset'] as const;

/** What came in a message, if it is an order; null for anything else. */
export function readOrder(data: unknown): Order | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, state } = data as { type?: unknown; state?: unknown };
  const order = plain.find((name) => name === type);
  if (order) return { type: order } as Order;
  return type === 'glassbox-set-state' && typeof state === 'string' ? { type, state } : null;
}

/** Orders of the page around this frame. A frame inside, a window that opened this one, anybody else is not heard. */
export function listen(heed: (order: Order) => void): void {
  if (window.parent === window) return;
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent) return;
    const order = readOrder(event.data);
    if (order) heed(order);
  });
}

/** Tells the page around how high this one is, now and whenever it changes. There is no secret in it. */
export function tellHeight(element: Element): void {
  if (window.parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    window.parent.postMessage({ type: 'glassbox-resize', height }, '*');
  };
  new ResizeObserver(tell).observe(element);
  tell();
}
