// What <glassbox-data> opens: a table of one's own, a formula, and the pen for points. Fetched when one of them is first asked for.
import { GlassboxDataCsv } from './csv.js';
import { GlassboxDataFormula } from './formula.js';
import { GlassboxPointEditor } from './points/editor.js';

export const dataDialogs = {
  'glassbox-data-csv': GlassboxDataCsv,
  'glassbox-data-formula': GlassboxDataFormula,
  'glassbox-point-editor': GlassboxPointEditor,
} as const;
