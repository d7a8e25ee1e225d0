/** What cannot be done as asked, in a sentence for the person who asked. Ends the program with exit code 2. */
export class Refusal extends Error {}

/** A sentence of the page's as a part of one that goes on. */
export const plain = (sentence: string): string => sentence.replace(/^E(?=xpected )/, 'e').replace(/\.$/, '');
