// The elements that are loaded after the others: see later.ts.
import { dataDialogs } from './data/dialogs.js';
import { explainElements } from './explain/elements.js';
import { GlassboxEnlarged } from './network/enlarged.js';
import { GlassboxTable } from './table/table.js';

export const laterElements = {
  'glassbox-enlarged': GlassboxEnlarged,
  'glassbox-table': GlassboxTable,
  ...dataDialogs,
  ...explainElements,
} as const;
