// Where a pointer is on an element, whatever scale, rotation, `zoom` or slide is around it. Loaded when a pointer first comes.
// A box on the screen says where the middle is, for all of these keep it in the middle; what they do around it is one small matrix.

/** `transform`, `rotate` and `scale` of all elements around it, without their shifts. Rotations in space are left out. */
function matrixOf(element: Element): DOMMatrix | null {
  let all: DOMMatrix | null = null;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { transform, rotate = 'none', scale = 'none' } = getComputedStyle(at);
    if (transform === 'none' && rotate === 'none' && scale === 'none') continue;
    const own = [
      rotate === 'none' || rotate.includes(' ') ? '' : `rotate(${rotate})`,
      scale === 'none' ? '' : `scale(${scale.split(' ').slice(0, 2).join()})`,
      transform === 'none' ? '' : transform,
    ].join(' ');
    all = all ? new DOMMatrix(own).multiply(all) : new DOMMatrix(own);
  }
  return all;
}

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** The pointer from the element's top left corner. width, height: as it is laid out, in CSS pixels or, as the answer then is, in any unit. */
export function placeOn(
  element: Element,
  width: number,
  height: number,
  { clientX, clientY }: MouseEvent,
): { readonly x: number; readonly y: number } {
  const box = element.getBoundingClientRect();
  const { a, b, c, d } = matrixOf(element) ?? { a: 1, b: 0, c: 0, d: 1 };
  // What the box is larger than the matrix makes it.
  const made = (Math.abs(a) + Math.abs(b)) * width + (Math.abs(c) + Math.abs(d)) * height;
  const zoom = (box.width + box.height) / made || 1;
  const [dx, dy] = [(clientX - box.left - box.width / 2) / zoom, (clientY - box.top - box.height / 2) / zoom];
  // What is folded flat has no place to point at: its middle.
  const area = a * d - b * c || Number.POSITIVE_INFINITY;
  return { x: width / 2 + (d * dx - c * dy) / area, y: height / 2 + (a * dy - b * dx) / area };
}
