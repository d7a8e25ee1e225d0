// The ready network that is there when nothing else is asked for. Apart from the others, which few pages need.
import { defaultSettings, type Settings } from './settings.js';

export const firstPreset: Readonly<Settings> = { ...defaultSettings, preset: 'circle', learningRate: 0.003 };
