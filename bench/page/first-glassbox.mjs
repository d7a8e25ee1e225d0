// From navigation to the first trained epoch, with the package.

import { createEngine } from 'glassbox-nn';
import * as glassbox from '../contenders/glassbox.mjs';
import { firstEpoch } from './first-epoch.mjs';

await firstEpoch(glassbox, { createEngine });
