// What the views on screen need computed, all of them together, and the grids that maps are computed on.
import type { Wants } from '../session/session.js';
import type { Followed } from './followed.js';
import { type MapPlan, planMaps } from './map-plan.js';
import type { Scene } from './scene.js';

/**
 * What a view wants computed for each frame beside tick, parameters and history. predictions: for each row, where the
 * picture is made of them (not where a map or curve is drawn); rows: for each row, always.
 */
export type Need = 'maps' | 'predictions' | 'rows' | 'trace' | 'gradient' | AnswersOf;
/** What the neurons of a weight layer, from 0, answer to every row of the data. */
export type AnswersOf = `answers of ${number}`;

/** The weight layers whose answers are needed, of a network that has `count` of them. */
function layersAsked(needs: Iterable<Need>, count: number): number[] {
  const layers = [...needs].flatMap((need) => (need.startsWith('answers of ') ? [Number(need.slice(11))] : []));
  return layers.filter((layer) => layer < count);
}

export class Needs {
  readonly #plans = new Map<string, MapPlan>();
  #planned: { scene: Scene; playing: boolean; plan: MapPlan | null } | null = null;

  /** Plans are for one scene. */
  clear(): void {
    this.#plans.clear();
  }

  /** What a frame's maps were computed for. */
  plan(id: string): MapPlan | null {
    return this.#plans.get(id) ?? null;
  }

  /** snapshotFrom: the step from which a frame is to carry the whole trained state. */
  of(
    views: Iterable<{ currentNeeds(): readonly Need[] }>,
    {
      scene,
      playing,
      followed,
      snapshotFrom,
    }: { scene: Scene; playing: boolean; followed: Followed | null; snapshotFrom: number },
  ): Wants {
    const needs = new Set<Need>();
    for (const view of views) for (const need of view.currentNeeds()) needs.add(need);
    const plan = needs.has('maps') ? this.#planNow(scene, playing) : null;
    const answers = layersAsked(needs, scene.layers.length - 1);
    return {
      snapshotFrom,
      ...(plan ? { mapInputs: { id: plan.id, inputs: plan.inputs, rows: plan.columns * plan.rows } } : {}),
      ...(needs.has('rows') || (needs.has('predictions') && scene.domain.length === 0) ? { predictions: true } : {}),
      ...(needs.has('gradient') ? { gradient: true } : {}),
      ...(answers.length > 0 ? { activationsOf: answers } : {}),
      ...(needs.has('trace') && followed ? { trace: { input: followed.input, target: followed.target } } : {}),
    };
  }

  /** Made once for each scene, playing and at rest: wants change in most frames, and a grid takes a quarter of a millisecond. */
  #planNow(scene: Scene, playing: boolean): MapPlan | null {
    const made = this.#planned;
    if (made?.scene === scene && made.playing === playing && (!made.plan || this.#plans.has(made.plan.id)))
      return made.plan;
    const fresh = planMaps(scene, playing);
    const plan = (fresh && this.#plans.get(fresh.id)) ?? fresh;
    if (plan) this.#plans.set(plan.id, plan);
    this.#planned = { scene, playing, plan };
    return plan;
  }
}
