// What is said of a view that no model stands behind. Fetched when there is one.

/** Each is told the console once. */
const told = new Set<string>();

/** Why there is nothing to see, for the view's place; the console hears it, too. '' where the model is still on its way. */
export function tellLost(view: HTMLElement & { readonly for: string | undefined }): string {
  const sentence = whyLost(view);
  const line = `<${view.localName}${view.for ? ` for="${view.for}"` : ''}>: ${sentence}`;
  if (sentence !== '' && !told.has(line)) console.warn(line);
  told.add(line);
  return sentence;
}

function whyLost(view: HTMLElement & { readonly for: string | undefined }): string {
  const id = view.for;
  if (!id)
    return view.closest('glassbox-model')
      ? ''
      : 'There is no model here: expected a <glassbox-model> around it, or for="…" with the id of one.';
  const root = view.getRootNode() as Document | ShadowRoot;
  const named = root.getElementById(id) ?? document.getElementById(id);
  if (!named) return `There is no model with the id “${id}” on this page.`;
  // Its code is being fetched.
  if (/^glassbox-(model|playground)$/.test(named.localName)) return '';
  return `“${id}” is the id of a <${named.localName}>: expected that of a <glassbox-model> or <glassbox-playground>.`;
}
