// Advice that leads somewhere: no remedy that changes nothing, and none that leads back to what another remedy led away from.
import { setting } from '../base/format.js';
import type { Settings } from '../settings/table.js';
import type { Action, Finding } from './findings.js';

const settingsOf = (action: Action): Partial<Settings> =>
  action.kind === 'set' || action.kind === 'rewind' || action.kind === 'restart' ? action.settings : {};

const isSame = (a: unknown, b: unknown) => String(a) === String(b);

/** A setting that is to be what it is already. Another start with the same settings has other first weights, and is some use. */
export function changesNothing(action: Action, settings: Readonly<Settings>): boolean {
  if (action.kind !== 'set') return false;
  return Object.entries(action.settings).every(([name, value]) => isSame(settings[name as keyof Settings], value));
}

/** What a remedy that was taken led away from. */
export type LeftBehind = Partial<Settings>;

export function leftBehind(action: Action, settings: Readonly<Settings>): LeftBehind {
  const changed = Object.entries(settingsOf(action)).filter(
    ([name, value]) => !isSame(settings[name as keyof Settings], value),
  );
  return Object.fromEntries(changed.map(([name]) => [name, settings[name as keyof Settings]]));
}

/**
 * The finding as it is, unless its remedy would bring back a setting that an earlier one led away from: then the sentence says so, and a
 * learning rate between the two is offered, or nothing where there is none.
 */
export function withoutCircle(finding: Finding, settings: Readonly<Settings>, left: readonly LeftBehind[]): Finding {
  const action = finding.remedy?.action;
  if (!action) return finding;
  const back = Object.entries(settingsOf(action)).find(([name, value]) =>
    left.some((behind) => name in behind && isSame(behind[name as keyof Settings], value)),
  );
  if (!back) return finding;
  const { remedy: _, ...rest } = finding;
  if (back[0] !== 'learningRate')
    return {
      ...rest,
      sentence: `${finding.sentence} What would help is what was led away from before, so neither will do.`,
    };
  const [was, now] = [Number(back[1]), settings.learningRate];
  const between = Number(Math.sqrt(was * now).toPrecision(2));
  if (between === was || between === now)
    return { ...rest, sentence: `${finding.sentence} Rates near it were tried already.` };
  return {
    ...rest,
    sentence: `${finding.sentence} At ${setting(was)} it did no better: something between the two may.`,
    remedy: {
      label: `Set the learning rate to ${between}`,
      action: { kind: 'set', settings: { learningRate: between } },
    },
  };
}
