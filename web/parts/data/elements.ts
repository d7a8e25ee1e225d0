// The elements that have to do with the data themselves; their dialogs, their table and the pen come later.

import { GlassboxThumbnail } from '../base/thumbnail.js';
import { GlassboxData } from './data.js';
import { GlassboxDataFeatures } from './features.js';
import { GlassboxDataPicker } from './picker.js';

export const dataElements = {
  'glassbox-data': GlassboxData,
  'glassbox-data-picker': GlassboxDataPicker,
  'glassbox-data-features': GlassboxDataFeatures,
  'glassbox-thumbnail': GlassboxThumbnail,
} as const;
