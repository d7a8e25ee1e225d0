// The map of influence under the hand: rows are pointed at, and the one that is chosen is moved.
import { html, type TemplateResult } from 'lit';
import { capital, cost, count } from '../../core/base/format.js';
import type { Influence, InfluenceOfRows } from '../../experiment/compare/influence.js';
import { rowNumber } from '../../experiment/rows.js';
import { influenceMap, pickInfluence } from './influence-map.js';
import { type Moving, placeWords } from './moving.js';
import type { GlassboxPicture, Place } from './picture.js';

export interface InfluenceStage {
  readonly influence: InfluenceOfRows;
  readonly moving: Moving;
  readonly chosen: Influence | null;
  /** The row that a first key chooses. */
  readonly first: Influence | null;
  /** What was found, for those who do not see it. */
  readonly said: string;
  choose(row: number | null): void;
  /** The row that was moved is where it was. */
  putBack(): void;
}

/** Null where there is no map. */
export function influenceStage(stage: InfluenceStage): TemplateResult | null {
  const { influence, moving, chosen, said } = stage;
  const map = influenceMap(influence, chosen, moving.moved);
  if (!map) return null;
  const line = influence.maps?.kind === 'line';
  return html`<figure class="map ${line ? 'curve' : ''}"><div class="stage ${chosen ? 'chosen' : ''}" part="stage" tabindex="0" role="group"
      aria-label="Map of the training rows; arrows move the row that is chosen, with Shift further, Escape puts it back"
      @keydown=${(event: KeyboardEvent) => pressed(event, stage)}>
      <glassbox-picture part="map" .draw=${map} words=${`Each training row, as large as it matters. ${movedWords(influence, moving)} ${said}`}
        @pointerdown=${(event: PointerEvent) => takenHold(event, stage)} @pointermove=${(event: PointerEvent) => pointed(event, stage)}
        @touchstart=${(event: TouchEvent) => keepPage(event, moving)}
        @pointerup=${() => moving.release()} @pointercancel=${() => moving.release()}
        @click=${(event: PointerEvent) => clicked(event, stage)}></glassbox-picture></div>
    <figcaption>${mapWords(influence, moving, chosen)} Choose a row, then drag it or move it by the arrow keys, and the network is trained again with it there.</figcaption></figure>`;
}

function at(
  event: PointerEvent,
  { influence, moving }: InfluenceStage,
): { place: Place; found: Influence | null } | null {
  const place = (event.currentTarget as GlassboxPicture).pointedAt(event);
  return place && { place, found: pickInfluence(influence, moving.moved?.place ?? null, place) };
}

/** A finger takes hold of the row that is chosen already: another press chooses, and pushes the page. */
function takenHold(event: PointerEvent, stage: InfluenceStage): void {
  const { moving, chosen } = stage;
  moving.press();
  const { place, found } = at(event, stage) ?? {};
  if (!place || !found || event.button !== 0 || !event.isPrimary) return;
  if (event.pointerType === 'touch' && found.row !== chosen?.row) return;
  (event.currentTarget as Element).setPointerCapture(event.pointerId);
  stage.choose(found.row);
  moving.hold(found, place);
}

/** What a finger has taken hold of moves, and the page does not; beside it the page moves. */
function keepPage(event: TouchEvent, moving: Moving): void {
  if (moving.holding) event.preventDefault();
}

/** While a row stands elsewhere, passing over others chooses none of them. */
function pointed(event: PointerEvent, stage: InfluenceStage): void {
  const { moving } = stage;
  if (event.pointerType === 'touch' && !moving.holding) return;
  const { place, found } = at(event, stage) ?? {};
  if (moving.holding) {
    if (place) moving.drag(place);
  } else if (found && !moving.moved) stage.choose(found.row);
}

function clicked(event: PointerEvent, stage: InfluenceStage): void {
  if (stage.moving.dragged) return;
  const found = at(event, stage)?.found;
  if (found) stage.choose(found.row);
}

function pressed(event: KeyboardEvent, stage: InfluenceStage): void {
  const { moving, chosen, first } = stage;
  if (event.key === 'Escape') {
    if (moving.moved) stage.putBack();
    else stage.choose(null);
  } else if (!chosen) {
    if (!event.key.startsWith('Arrow') || !first) return;
    stage.choose(first.row);
  } else if (!moving.step(event, chosen.row)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** "Row 17 moved to (0.4, −0.2): the test cost is 0.0123 higher than with it where it was."; '' where none was moved. */
export function movedWords({ scene }: InfluenceOfRows, { moved }: Moving): string {
  const { place, known, error } = moved ?? {};
  if (!scene || !place) return '';
  const name = `row ${count(rowNumber(scene.problem, { set: 0, row: place.row }))}`;
  if (error) return error;
  if (known?.place !== place) return `Trained again with ${name} at ${placeWords(scene, place)}.`;
  const { change } = known;
  const so = Number.isNaN(change)
    ? 'the run runs away'
    : change === 0
      ? 'the test cost is the same'
      : `the test cost is ${cost(Math.abs(change))} ${change > 0 ? 'higher' : 'lower'} than with it where it was`;
  return `${capital(name)} moved to ${placeWords(scene, place)}: ${so}.`;
}

/** What the lines are called holds in the light and in the dark. */
function mapWords({ maps, scene }: InfluenceOfRows, { moved }: Moving, chosen: Influence | null): string {
  const marks =
    'Each training row, the larger the more it matters: filled where it helps, hollow where it harms the test cost.';
  const line = maps?.kind === 'line';
  if (!scene || (scene.problem.task === 'regression' && !line)) return marks;
  if (!chosen) return `${marks} The ${line ? '' : 'hollow '}line is that of all rows.`;
  const name = `row ${count(rowNumber(scene.problem, { set: 0, row: chosen.row }))}`;
  if (moved)
    return `${marks} The ${line ? 'dashed' : 'thin'} line is that of before, the solid that with ${name} moved.`;
  return line
    ? `${marks} The solid line is that of all rows, the dashed that without ${name}.`
    : `${marks} The hollow line is that of all rows, the solid that without ${name}.`;
}
