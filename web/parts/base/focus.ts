// Keyboards lose their place when what has the focus goes, or can no longer have it.

/** What has the focus, inside shadow trees too; null where that is nothing but the page. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

/**
 * A button that may come to be of no use while it has the focus says so by aria-disabled, since `disabled` would take the focus away. As a
 * listener of a tree's clicks that comes before all others, this makes such buttons do nothing.
 */
export function refuseDisabled(event: Event): void {
  if ((event.target as Element).closest('[aria-disabled=true]')) event.stopImmediatePropagation();
}
