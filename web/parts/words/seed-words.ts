// What a network's first weights came from, where that is not the seed beside them.
import type { Settings } from '../../core/settings/settings.js';

/** One that was opened from many seeds keeps its own; '' where the two are one. */
export const otherSeed = ({ seed }: Pick<Settings, 'seed'>, networkSeed: number | undefined): string =>
  networkSeed === undefined || networkSeed === seed
    ? ''
    : `It draws and splits the data; this network’s first weights are those of seed ${networkSeed}.`;
