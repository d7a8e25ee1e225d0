// From navigation to the first trained epoch, in plain JavaScript.

import * as plain from '../contenders/plain.mjs';
import { firstEpoch } from './first-epoch.mjs';

await firstEpoch(plain, {});
