// Attributes that nobody reads are mistakes, as a rule: they are told on the console, with what was probably meant.

/** What any element may have without a property of the same name, and names that templates of other people use. */
const common = /^(data-|aria-|item|(class|is|for|tabindex|exportparts|contenteditable)$)|[^a-z-]/;

export function tellStrangeAttributes(element: Element): void {
  const { observedAttributes: known } = element.constructor as unknown as { observedAttributes: readonly string[] };
  const strange = element
    .getAttributeNames()
    .filter((name) => !known.includes(name) && !(name in element) && !common.test(name));
  if (strange[0])
    void import('./attribute-warning.js').then(({ warn }) => warn(element.localName, strange, known), String);
}
