/** What cannot be done as asked, in a sentence for the person who asked. Ends the program with exit code 2. */
export class Refusal extends Error {}
