// The doctor: looks at a run and says in plain sentences what is wrong with it, with the numbers that show it and
// something to do about it. Thresholds stand with their reasons at each check; a healthy run gets no findings, from its
// first epoch on.
import { changesNothing } from './advice.js';
import type { Check, Finding, FindingId, Observation, Severity } from './findings.js';
import { inputChecks } from './input-checks.js';
import { lossChecks } from './loss-checks.js';
import { networkChecks } from './network-checks.js';

export * from './advice.js';
export type { Action, Finding, FindingId, Observation, Remedy, Severity } from './findings.js';
export { countOf, isDoingWell } from './findings.js';
export * from './statistics.js';

const checks: readonly Check[] = [...lossChecks, ...networkChecks, ...inputChecks];

const weight: Readonly<Record<Severity, number>> = { problem: 0, warning: 1, hint: 2 };

/** What need not be said beside something that explains it. */
const explainedBy: Readonly<Partial<Record<FindingId, readonly FindingId[]>>> = {
  lossRising: ['diverged'],
  rateTooHigh: ['diverged', 'lossRising', 'symmetric'],
  overfitting: ['diverged', 'lossRising', 'rateTooHigh'],
  deadRelu: ['diverged', 'unscaledInputs'],
  saturated: ['diverged', 'symmetric', 'unscaledInputs'],
  vanishing: ['diverged', 'symmetric', 'deadRelu', 'saturated', 'crushed'],
  crushed: ['diverged', 'symmetric'],
  slow: ['symmetric', 'deadRelu', 'saturated', 'vanishing', 'onlyStraight', 'crushed'],
  onlyStraight: ['diverged', 'lossRising', 'rateTooHigh'],
  noBetter: [
    'diverged',
    'lossRising',
    'rateTooHigh',
    'symmetric',
    'deadRelu',
    'saturated',
    'vanishing',
    'unscaledInputs',
    'constantInputs',
    'slow',
    'onlyStraight',
    'crushed',
  ],
};

/** A button that would change nothing is none. */
function withUsefulRemedy(finding: Finding, { settings }: Observation): Finding {
  if (!finding.remedy || !changesNothing(finding.remedy.action, settings)) return finding;
  const { remedy: _, ...rest } = finding;
  return rest;
}

/** The gravest first; causes without their consequences. Cheap: grows with parameters and history. Never throws. */
export function diagnose(observation: Observation): readonly Finding[] {
  const found = checks.flatMap((check) => check(observation));
  const ids = new Set(found.map((finding) => finding.id));
  return found
    .map((finding) => withUsefulRemedy(finding, observation))
    .filter((finding) => !explainedBy[finding.id]?.some((cause) => ids.has(cause)))
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
}
