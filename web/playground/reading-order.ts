// Tab and screen readers go as the eye does: where the style sheet puts panels elsewhere, they are there in the document too.

const find = (selector: string) => document.querySelector(selector) as HTMLElement;

export function keepReadingOrder(): void {
  const [lab, choices, middle, run] = ['.lab', '.column.left', '.column.middle', '.run'].map(find) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  // The widths are those of playground.css.
  const narrow = matchMedia('(max-width: 1080px)');
  const phone = matchMedia('(max-width: 640px)');
  const place = () => {
    if (narrow.matches) find('.keys').before(choices);
    else lab.prepend(choices);
    if (phone.matches) middle.append(run);
    else middle.prepend(run);
  };
  for (const width of [narrow, phone]) width.addEventListener('change', place);
  if (narrow.matches) place();
}
