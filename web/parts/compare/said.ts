// What was found, as it stands above the pictures.
import { html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../experiment/compare/finding.js';

export const findingWords = ({ headline, detail }: Finding): TemplateResult =>
  html`<p class="headline">${headline}</p>${detail ? html`<p class="soft">${detail}</p>` : nothing}`;
