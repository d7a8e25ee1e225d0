import { Stop } from './stop.mjs';

export const OLDEST_NODE = 20;

/** @throws {Stop} when this Node is too old to run the tools */
export function checkNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) < OLDEST_NODE)
    throw new Stop(`Glassbox needs Node ${OLDEST_NODE} or newer; this is Node ${version} (see https://nodejs.org).`);
}
