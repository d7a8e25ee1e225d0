// `glassbox-nn render --compare seeds`: many seeds of one network, compared as the page compares them.
import type { LinkState } from '../core/link/link.js';
import { Comparison } from '../experiment/compare/comparison.js';
import { type Finding, findingOf } from '../experiment/compare/finding.js';
import type { ComparePlan } from '../experiment/compare/plan.js';
import { writePlan } from '../experiment/compare/plan-link.js';
import type { Scene } from '../experiment/scene.js';
import { costName } from '../parts/compare/seeds-pictures.js';
import { Refusal } from './refusal.js';
import { openExperiment } from './train.js';

export interface ComparedSeeds {
  /** With the plan, so that its link opens Compare, ready to run the same. */
  readonly state: LinkState;
  readonly plan: ComparePlan;
  readonly comparison: Comparison;
  readonly scene: Scene;
  readonly finding: Finding;
}

/** Throws a Refusal with a sentence. In this thread: networks are done in the order of their seeds, so the still is the same each time. */
export async function compareSeeds({ trained: _, ...recipe }: LinkState, plan: ComparePlan): Promise<ComparedSeeds> {
  const comparison = new Comparison(openExperiment(), () => {}, 0);
  await comparison.start(plan, recipe);
  const { scene, networks, error } = comparison;
  const finding = findingOf(networks, costName(networks));
  if (error || !scene || !finding) throw new Refusal(error.replace(/\.$/, ''));
  const compare = writePlan({ kind: 'seeds', seeds: plan.seeds, epochs: plan.epochs });
  return { state: { ...recipe, ...(compare && { compare }) }, plan, comparison, scene, finding };
}
