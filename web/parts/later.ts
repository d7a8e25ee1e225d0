// What is not seen first comes a moment later, in a file of its own: the parts that explain, and what opens the data dialogs.

type Elements = Readonly<Record<string, CustomElementConstructor>>;

/** Makes elements known to the page; what is known already stays. */
export function define(elements: Elements): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

let coming: Promise<void> | null = null;

/** Loads the rest once. Rejects when it cannot be fetched; the next call tries again. */
export function loadLater(): Promise<void> {
  coming ??= import('./later-elements.js').then(
    ({ laterElements }) => define(laterElements),
    (error: unknown) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}
