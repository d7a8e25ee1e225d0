// Making elements known to the page.

type Elements = Readonly<Record<string, CustomElementConstructor>>;

/** What is known already stays. */
export function define(elements: Elements): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
