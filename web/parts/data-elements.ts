// The elements that have to do with the data themselves; their dialogs, their table and the pen come later.
import { GlassboxData } from './data.js';
import { GlassboxDataFeatures } from './data-features.js';
import { GlassboxDataPicker } from './data-picker.js';
import { GlassboxThumbnail } from './thumbnail.js';

export const dataElements = {
  'glassbox-data': GlassboxData,
  'glassbox-data-picker': GlassboxDataPicker,
  'glassbox-data-features': GlassboxDataFeatures,
  'glassbox-thumbnail': GlassboxThumbnail,
} as const;
