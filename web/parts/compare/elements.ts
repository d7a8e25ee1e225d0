// The elements that compare many networks, which come together.
import { GlassboxFork } from './fork.js';
import { GlassboxInfluence } from './influence.js';
import { GlassboxPicture } from './picture.js';
import { GlassboxSeeds } from './seeds.js';
import { GlassboxSweep } from './sweep.js';

export { GlassboxFork, GlassboxInfluence, GlassboxPicture, GlassboxSeeds, GlassboxSweep };

export const compareElements = {
  'glassbox-fork': GlassboxFork,
  'glassbox-influence': GlassboxInfluence,
  'glassbox-picture': GlassboxPicture,
  'glassbox-seeds': GlassboxSeeds,
  'glassbox-sweep': GlassboxSweep,
} as const;
