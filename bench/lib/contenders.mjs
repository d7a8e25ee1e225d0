// Everybody who can run in Node and in a page, ours first.

import * as brain from '../contenders/brain.mjs';
import * as convnet from '../contenders/convnet.mjs';
import * as glassbox from '../contenders/glassbox.mjs';
import * as jax from '../contenders/jax.mjs';
import * as plain from '../contenders/plain.mjs';
import * as synaptic from '../contenders/synaptic.mjs';
import * as tfjs from '../contenders/tfjs.mjs';

export const contenders = [glassbox, plain, jax, tfjs, brain, synaptic, convnet];
