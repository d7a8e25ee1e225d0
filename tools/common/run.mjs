import { spawn } from 'node:child_process';
import { accessSync, constants, createWriteStream, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const children = new Set();

/** Ends every process started here, with the ones those started. */
export function endChildren(signal = 'SIGTERM') {
  for (const child of children) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // Already gone.
    }
  }
}

let watching = false;
function watchForInterrupts() {
  if (watching) return;
  watching = true;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => {
      endChildren();
      if (signal !== 'SIGINT') process.stderr.write(`\nEnded from outside by ${signal}.\n`);
      process.exit(code);
    });
  }
  process.on('exit', () => endChildren());
}

/**
 * Runs a program to its end and gives back { code, signal, output }; never throws for a program that fails
 * or is missing (code 127). The children get a process group of their own, so that Ctrl-C ends all of them
 * in one go, and no standard input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, log?: string,
 *   show?: boolean, timeout?: number }} [options] onLine sees each line of output as it comes; log is a file
 *   that takes all of it; show passes it on to the terminal; timeout in milliseconds ends it with code 124.
 */
export function run(command, args = [], options = {}) {
  watchForInterrupts();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    children.add(child);
    const log = options.log ? createWriteStream(options.log, { flags: 'a' }) : null;
    let output = '';
    let rest = '';
    let timedOut = false;
    const take = (chunk) => {
      output += chunk;
      log?.write(chunk);
      if (options.show) process.stdout.write(chunk);
      if (!options.onLine) return;
      const lines = (rest + chunk).split(/\r?\n|\r/);
      rest = lines.pop();
      for (const line of lines) options.onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const timer = options.timeout
      ? setTimeout(() => {
          timedOut = true;
          kill(child, 'SIGTERM');
          setTimeout(() => kill(child, 'SIGKILL'), 3000).unref();
        }, options.timeout)
      : null;
    const end = (result) => {
      children.delete(child);
      clearTimeout(timer);
      if (rest) options.onLine?.(rest);
      rest = '';
      if (log) log.end(() => resolve(result));
      else resolve(result);
    };
    child.on('error', (error) =>
      end({
        code: 127,
        signal: null,
        output: `${output}${command}: ${error.code === 'ENOENT' ? 'not found' : error.message}\n`,
      }),
    );
    child.on('close', (code, signal) => end({ code: timedOut ? 124 : (code ?? 1), signal, output }));
  });
}

function kill(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** The full path of a program on `path` (the environment's PATH by default), or null. */
export function which(name, path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter)) {
    if (!folder) continue;
    const file = join(folder, name);
    if (isProgram(file)) return file;
  }
  return null;
}

/** Whether a path is a file this user may execute. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The last lines of a program's output, for a message. */
export function tail(output, lines = 15) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
