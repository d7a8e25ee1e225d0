/**
 * Runs in the page: `monkey(seed)` gives a function that does so many things to what can be seen, chosen by the seed. It presses buttons,
 * moves sliders, picks from lists, types, draws, and takes elements out of the page and puts them back. It leaves alone what leads
 * elsewhere: links, files, the clipboard.
 */
export function monkey(seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];

  function* within(root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* within(element.shadowRoot);
    }
  }
  /** What trains hundreds of networks on every core for minutes leaves no time for anything else. */
  const leadsAway = /file|save|download|copy|share|print|full screen|open in|start over|seeds|sweep|compare|values/i;
  const touchable = 'button, select, input, textarea, summary, canvas, [role=button], [role=tab], [role=slider]';
  const free = (element) =>
    element.matches(touchable) &&
    !element.disabled &&
    element.type !== 'file' &&
    !leadsAway.test(`${element.getAttribute('aria-label') ?? ''} ${element.textContent.slice(0, 60)}`);

  const tell = (element, ...types) => {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };
  function drag(element) {
    const box = element.getBoundingClientRect();
    const event = (type, buttons) => {
      const place = { clientX: box.x + random() * box.width, clientY: box.y + random() * box.height };
      const said = {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerId: 1,
        isPrimary: true,
        buttons,
        ...place,
      };
      element.dispatchEvent(new PointerEvent(type, said));
    };
    event('pointerenter', 0);
    event('pointerdown', 1);
    for (let i = 0; i < 3; i++) event('pointermove', 1);
    event('pointerup', 0);
    event('pointerleave', 0);
  }
  const texts = ['0.3', '-1', '1e9', 'sin(x1) * x2', 'a,b\n1,2\n3,4\n5,7', 'é', ''];
  function touch(element) {
    const { type, tagName } = element;
    if (tagName === 'CANVAS') return drag(element);
    if (tagName === 'SELECT') {
      element.selectedIndex = Math.floor(random() * element.options.length);
      return tell(element, 'input', 'change');
    }
    if (type === 'range') {
      const [low, high] = [Number(element.min || 0), Number(element.max || 100)];
      element.value = String(low + random() * (high - low));
      return tell(element, 'input', 'change');
    }
    if (tagName === 'TEXTAREA' || type === 'text' || type === 'number') {
      element.value = pick(texts);
      return tell(element, 'input', 'change');
    }
    element.click();
  }
  /** As pages do that move their parts about. */
  function takeOut(elements) {
    const parts = elements.filter(({ localName }) => localName.startsWith('glassbox-'));
    const part = pick(parts);
    const { parentNode, nextSibling } = part;
    part.remove();
    setTimeout(() => parentNode.insertBefore(part, nextSibling?.parentNode === parentNode ? nextSibling : null), 20);
  }
  const keys = [' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home', 'Escape', 'Enter', 'z'];
  function press() {
    const key = pick(keys);
    const said = { key, ctrlKey: key === 'z', bubbles: true, composed: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', said));
  }

  function act() {
    const dialog = [...within(document)].find((element) => element.localName === 'dialog' && element.open);
    const kind = random();
    if (dialog && kind < 0.15) return dialog.close();
    const elements = [...within(dialog ?? document)];
    if (kind < 0.1) return press();
    if (!dialog && kind < 0.12) return takeOut(elements);
    // Whether one can be seen takes the page's layout: only those that are picked are asked.
    const some = elements.filter(free);
    for (let tries = 0; tries < 10 && some.length > 0; tries++) {
      const target = pick(some);
      if (target.checkVisibility()) return touch(target);
    }
  }
  return async (count) => {
    for (let i = 0; i < count; i++) {
      act();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
}

/** Runs in the page: all is closed, and what everybody starts with is open and at rest. */
export async function comeToRest() {
  // What was taken out is back.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const open = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'dialog' && element.open) open.push(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  for (const dialog of open) dialog.close();
  const { experiment } = document.querySelector('glassbox-model');
  await experiment.open({ preset: 'circle' });
  await experiment.pause();
}

/** Runs in the page: counts the pictures that came more than 100 ms after the one before. */
export function watchFrames() {
  window.longFrames = 0;
  let last = performance.now();
  const look = (now) => {
    if (now - last > 100 && !document.hidden) window.longFrames++;
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
