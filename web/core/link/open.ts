// Any link a person may open the page with: ours, TensorFlow Playground's, or none.
import { decodeLink, type Reading, type ReadLink } from './link.js';
import { isTensorFlowLink, readTensorFlowLink } from './tensorflow-playground.js';

export interface OpenedLink extends ReadLink {
  readonly from: 'glassbox' | 'tensorflowPlayground' | 'nothing';
}

/** Never throws; problems are sentences for people. */
export function openLink(link: string, reading: Reading): OpenedLink {
  if (isTensorFlowLink(link)) {
    const { state, notes } = readTensorFlowLink(link);
    return { state, problems: notes.map((note) => note.message), from: 'tensorflowPlayground' };
  }
  const from = link.slice(link.indexOf('#') + 1) === '' ? 'nothing' : 'glassbox';
  return { ...decodeLink(link, reading), from };
}
