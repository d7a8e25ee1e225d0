// What the package's engines can do besides, whatever door they are opened by.
import * as everyday from './everyday.js';
import * as json from './json.js';
import { train } from './training/train.js';

export const extras = { train, json, everyday };
