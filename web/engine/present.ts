// Which networks are in a module's memory, so that an error for want of it can name them.
import { GlassboxError } from './errors.js';
import type { EngineModule } from './module.js';

/** How many there are of each shape, such as 2-4-1. */
const present = new WeakMap<EngineModule, Map<string, number>>();

/** Counts a network in; the answer counts it out. */
export function enter(module: EngineModule, layers: readonly number[]): () => void {
  const shapes = present.get(module) ?? new Map<string, number>();
  present.set(module, shapes);
  const shape = layers.join('-');
  shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  return () => {
    const left = (shapes.get(shape) ?? 1) - 1;
    if (left > 0) shapes.set(shape, left);
    else shapes.delete(shape);
  };
}

export const isOutOfMemory = (error: unknown): error is GlassboxError =>
  error instanceof GlassboxError && error.code === 'outOfMemory';

/** Does `work`; when there is no memory for it, the error says which networks have it. */
export function namingPresent<Result>(module: EngineModule, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const shapes = [...(present.get(module) ?? [])].sort(([, a], [, b]) => b - a);
    const total = shapes.reduce((sum, [, count]) => sum + count, 0);
    if (!isOutOfMemory(error) || total < 2) throw error;
    const [most, count] = shapes[0] ?? [];
    const those = `${total} networks are in memory, ${count === total ? 'all' : count} of them ${most}`;
    const message = `${error.message}; ${those}: call dispose() on those that are no longer needed`;
    throw new GlassboxError('outOfMemory', message, { cause: error });
  }
}
