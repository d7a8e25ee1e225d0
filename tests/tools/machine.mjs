// A stand-in for a whole machine: a copy of the tools, a home and a PATH of chosen programs, in a temporary folder.

import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../../tools', import.meta.url));

/** Plain programs every system has. */
const BASICS = ['sh', 'env', 'cat', 'mkdir', 'rm', 'chmod', 'cp', 'sleep', 'dirname', 'uname', 'chown', 'true', 'git'];

/** An account that may install nothing; real when the tests run as root, else the tests' own user serves. */
const NOBODY = 65_534;

export class Machine {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'glassbox-machine-'));
    chmodSync(this.folder, 0o755);
    this.bin = join(this.folder, 'bin');
    this.home = join(this.folder, 'home');
    this.checkout = join(this.folder, 'checkout');
    this.cache = join(this.home, '.cache', 'glassbox');
    for (const path of [this.bin, this.home, this.checkout]) mkdirSync(path);
    cpSync(tools, join(this.checkout, 'tools'), { recursive: true });
    symlinkSync(process.execPath, join(this.bin, 'node'));
    for (const name of BASICS) {
      const real = ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin']
        .map((path) => join(path, name))
        .find(existsSync);
      if (real) symlinkSync(real, join(this.bin, name));
    }
  }

  /** Puts a shell script on this machine's PATH. */
  program(name, script) {
    return this.script(join('bin', name), script);
  }

  /** Writes a shell script anywhere in the machine and gives back its path. */
  script(path, script) {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** Writes a plain file of the checkout. */
  file(path, text) {
    const file = join(this.checkout, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Runs one of the copied tools to its end. @returns {Promise<{ code: number, output: string }>} */
  async run(tool, args = [], { env = {}, ordinary = false } = {}) {
    const asNobody = ordinary && process.getuid() === 0;
    if (asNobody) await open(this.folder);
    const child = spawn(process.execPath, [join(this.checkout, 'tools', tool), ...args], {
      cwd: this.checkout,
      env: { PATH: this.bin, HOME: this.home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asNobody ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const code = await new Promise((done) => child.on('close', done));
    return { code, output };
  }

  dispose() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Lets any user of this machine write in the folder. */
function open(folder) {
  return new Promise((done) => spawn('chmod', ['-R', 'a+rwX', folder]).on('close', done));
}

/** Runs a test body on a machine of its own. */
export function onMachine(body) {
  return async (context) => {
    const machine = new Machine();
    context.after(() => machine.dispose());
    await body(machine, context);
  };
}
