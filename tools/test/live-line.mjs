/** On a terminal, one line that is rewritten and says how far each running level is; in a log, nothing. */
export class LiveLine {
  #out;
  #states = new Map();
  #painted = 0;

  /** @param {NodeJS.WriteStream} [out] */
  constructor(out = process.stdout) {
    this.#out = out;
  }

  /** @param {string} name of a level @param {string} state a word on how far it is */
  update(name, state) {
    this.#states.set(name, state);
    if (!this.#out.isTTY || Date.now() - this.#painted < 50) return;
    this.#painted = Date.now();
    const line = [...this.#states].map(([level, now]) => `${level}: ${now}`).join('  |  ');
    this.#out.write(`\r\x1b[2K${`... ${line}`.slice(0, (this.#out.columns || 80) - 1)}`);
  }

  /** The level has ended: what is printed next begins on a clean line. */
  end(name) {
    this.#states.delete(name);
    if (this.#out.isTTY) this.#out.write('\r\x1b[2K');
  }
}
