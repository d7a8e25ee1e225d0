// What the stories are made of: numbers that change in their places, and the table beside the words.
import { html, type TemplateResult } from 'lit';
import type { Settings } from '../../core/settings/settings.js';
import { cost, count, percent, type RowAddress, type Scene } from '../../parts/words.js';
import type { Frame } from '../../session/session.js';

export interface StoryView {
  scene: Scene;
  frame: Frame;
  followed: RowAddress | null;
}

/** With the settings of the moment. */
export interface LessonView extends StoryView {
  settings: Settings;
}

/** A live number in a sentence, as wide as it is: room for a wider one would be a gap between the words. */
export const live = (text: string) => html`<span class="num">${text}</span>`;

/** caption: whose numbers they are. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  caption: string | null = null,
): TemplateResult {
  return html`<table>
    ${caption ? html`<caption>${caption}</caption>` : ''}
    <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`;
}

/** Two paragraphs for one place: what is so is told, what is not keeps its room, so that nothing below moves when that changes. */
export const either = (isSo: boolean, so: TemplateResult, otherwise: TemplateResult) =>
  html`<div class="either"><p>${isSo ? so : otherwise}</p><p class="unsaid" aria-hidden="true">${isSo ? otherwise : so}</p></div>`;

export const share = (right: number | undefined, rows: number) =>
  right === undefined || rows === 0 ? '–' : `${count(Math.round(right * rows))} of ${count(rows)}`;

/** Costs of held-out rows mean something where there are any. */
export const testCost = ({ scene, frame }: StoryView) =>
  frame.tick.testLoss === undefined || scene.problem.test.rows === 0 ? '–' : cost(frame.tick.testLoss);

/** "Now 47 % of the points are ...", "None of ..." or "All of ...", as a whole sentence; nothing where nothing is counted. */
export function rightNow({ frame }: StoryView, ofTheRest: string): TemplateResult | '' {
  const { accuracy } = frame.tick;
  if (accuracy === undefined || Number.isNaN(accuracy)) return '';
  const some = accuracy === 0 ? html`<b>none</b>` : accuracy === 1 ? html`<b>all</b>` : live(percent(accuracy));
  return html`Now ${some} of the ${ofTheRest}`;
}
