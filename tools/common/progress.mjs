/** One line of news. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Milliseconds as people read them: 0.4 s, 12 s, 2 min 05 s. */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * Announces a long step and keeps one line about how far it is. On a terminal the line is rewritten in place;
 * elsewhere (a log) it is printed at most every ten seconds.
 *
 * @param {string} what what is being done, as a sentence without its full stop
 * @param {{ usually?: string, out?: NodeJS.WriteStream, every?: number }} [options]
 * @returns {{ update(state: string): void, done(result?: string): void, fail(): void }}
 */
export function step(what, { usually, out = process.stdout, every = 10_000 } = {}) {
  const began = Date.now();
  const live = Boolean(out.isTTY);
  let state = '';
  let printed = Date.now();
  out.write(`${what}${usually ? ` (usually ${usually})` : ''}\n`);
  const paint = () => {
    const line = `  ${state ? `${state}, ` : ''}${duration(Date.now() - began)}`;
    if (live) out.write(`\r\x1b[2K${line.slice(0, (out.columns || 80) - 1)}`);
    else if (Date.now() - printed >= every) {
      printed = Date.now();
      out.write(`${line}\n`);
    }
  };
  const timer = setInterval(paint, live ? 250 : 1000);
  timer.unref();
  const end = (line) => {
    clearInterval(timer);
    if (live) out.write('\r\x1b[2K');
    if (line) out.write(`${line}\n`);
  };
  return {
    update(next) {
      state = next;
    },
    done(result = 'done') {
      end(`  ${result}, ${duration(Date.now() - began)}`);
    },
    fail() {
      end('');
    },
  };
}
