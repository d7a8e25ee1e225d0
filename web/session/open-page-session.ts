// Training in the page itself: one engine for all the sessions there.
import { createEngine } from '../engine/index.js';
import type { Engine } from '../engine/types.js';
import { PageSession } from './page-session.js';
import type { Session } from './session.js';
import { once, sharedModule } from './shared-module.js';

/** For all that is computed in the page. '' is the module beside the script. Rejects with a GlassboxError. */
export const pageEngine: (wasmUrl: string) => Promise<Engine> = once(async (wasmUrl) =>
  createEngine({ wasmModule: await sharedModule(wasmUrl) }),
);

/** '' is the module beside the script. Rejects with a GlassboxError. */
export async function openPageSession(wasmUrl: string): Promise<Session> {
  return new PageSession(await pageEngine(wasmUrl));
}
