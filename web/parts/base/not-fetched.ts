// A piece of code that does not come, without a network or after the site has changed: said where it is missed, with the way on.
import { html, type TemplateResult } from 'lit';

/** again: asks for it once more. */
export const notFetched = (again: () => void): TemplateResult =>
  html`<div class="unfetched" role="alert">This part of the page could not be fetched. See whether the network is there.
    <button type="button" @click=${again}>Try again</button></div>`;
