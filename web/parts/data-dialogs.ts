// What <glassbox-data> opens: a table of one's own, a formula, and the pen for points. Fetched when one of them is first asked for.
import { GlassboxDataCsv } from './data-csv.js';
import { GlassboxDataFormula } from './data-formula.js';
import { GlassboxPointEditor } from './point-editor.js';

export const dataDialogs = {
  'glassbox-data-csv': GlassboxDataCsv,
  'glassbox-data-formula': GlassboxDataFormula,
  'glassbox-point-editor': GlassboxPointEditor,
} as const;
