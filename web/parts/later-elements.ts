// The elements that are loaded after the others: see later.ts.
import { GlassboxDataCsv } from './data-csv.js';
import { GlassboxDataFormula } from './data-formula.js';
import { GlassboxEnlarged } from './enlarged.js';
import { explainElements } from './explain-elements.js';
import { GlassboxPointEditor } from './point-editor.js';
import { GlassboxTable } from './table.js';

export const laterElements = {
  'glassbox-data-csv': GlassboxDataCsv,
  'glassbox-data-formula': GlassboxDataFormula,
  'glassbox-enlarged': GlassboxEnlarged,
  'glassbox-point-editor': GlassboxPointEditor,
  'glassbox-table': GlassboxTable,
  ...explainElements,
} as const;
