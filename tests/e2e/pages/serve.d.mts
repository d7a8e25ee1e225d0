import type { Run } from './determinism.js';

export function determinismRuns(): Run[];
export function serveTestPages(): Promise<{ url: string; close(): Promise<void> }>;
