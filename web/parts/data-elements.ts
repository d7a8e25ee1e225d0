// The elements that have to do with the data themselves.
import { GlassboxData } from './data.js';
import { GlassboxDataCsv } from './data-csv.js';
import { GlassboxDataFeatures } from './data-features.js';
import { GlassboxDataFormula } from './data-formula.js';
import { GlassboxDataPicker } from './data-picker.js';
import { GlassboxPointEditor } from './point-editor.js';
import { GlassboxTable } from './table.js';
import { GlassboxThumbnail } from './thumbnail.js';

export const dataElements = {
  'glassbox-data': GlassboxData,
  'glassbox-data-picker': GlassboxDataPicker,
  'glassbox-data-features': GlassboxDataFeatures,
  'glassbox-data-csv': GlassboxDataCsv,
  'glassbox-data-formula': GlassboxDataFormula,
  'glassbox-point-editor': GlassboxPointEditor,
  'glassbox-table': GlassboxTable,
  'glassbox-thumbnail': GlassboxThumbnail,
} as const;
