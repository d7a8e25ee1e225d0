// The race of <glassbox-shock>, fetched when it is started.
import { GlassboxAgreement } from './agreement.js';
import { GlassboxShockRace } from './race.js';

export const raceElements = {
  'glassbox-agreement': GlassboxAgreement,
  'glassbox-shock-race': GlassboxShockRace,
} as const;
