// The elements that are loaded after the others: see later.ts.
import { dataDialogs } from './data-dialogs.js';
import { GlassboxEnlarged } from './enlarged.js';
import { explainElements } from './explain-elements.js';
import { GlassboxTable } from './table.js';

export const laterElements = {
  'glassbox-enlarged': GlassboxEnlarged,
  'glassbox-table': GlassboxTable,
  ...dataDialogs,
  ...explainElements,
} as const;
