import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mirrorTree } from '../common/mirror.mjs';
import { run, which } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';

/** What a command in the root may know of the outside. */
const PASSED_ON = [
  'CI',
  'TERM',
  'NINJA_STATUS',
  'ASAN_OPTIONS',
  'UBSAN_OPTIONS',
  'LSAN_OPTIONS',
  'EMCC_DEBUG',
  'SOURCE_DATE_EPOCH',
];

/** What stays out of a root that a checkout is copied into: made things, and nothing a compiler reads. */
const NOT_SOURCES = new Set(['.git', 'node_modules', 'build', 'dist', 'test-results', 'screenshots']);

function innerEnvironment(env) {
  const inner = {
    HOME: '/root',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'C.UTF-8',
  };
  for (const name of PASSED_ON) if (env[name] !== undefined) inner[name] = env[name];
  return inner;
}

/** The bwrap command line for a command in `root`, with `folder` visible at its own path. */
export function bwrapCommand(root, folder, cwd, command, env = process.env, uid = process.getuid()) {
  const args = ['--bind', root, '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--die-with-parent'];
  // An ordinary user owns the files of the root; inside, that user is root, so that they look like root's.
  if (uid !== 0) args.push('--unshare-user', '--uid', '0', '--gid', '0');
  if (folder) args.push('--bind', folder, folder);
  args.push('--clearenv');
  for (const [name, value] of Object.entries(innerEnvironment(env))) args.push('--setenv', name, value);
  args.push('--chdir', cwd, '--', ...command);
  return ['bwrap', args];
}

/** The chroot command line for a command in `root`; the files must be in it already. */
export function chrootCommand(root, cwd, command, env = process.env) {
  const pairs = Object.entries(innerEnvironment(env)).map(([name, value]) => `${name}=${value}`);
  return ['chroot', [root, '/usr/bin/env', '-i', ...pairs, '/bin/sh', '-c', 'cd "$0" && exec "$@"', cwd, ...command]];
}

/**
 * Chooses how commands run in the root: bwrap, or chroot where namespaces are refused (a plain container).
 * GLASSBOX_SANDBOX=bwrap or =chroot asks for one.
 */
export async function chooseSandbox(root, env = process.env) {
  const asked = env.GLASSBOX_SANDBOX;
  if (asked && asked !== 'bwrap' && asked !== 'chroot')
    throw new Stop(`GLASSBOX_SANDBOX is '${asked}'; expected bwrap or chroot.`);
  if (asked) return asked;
  if (which('bwrap', env.PATH)) {
    const [command, args] = bwrapCommand(root, null, '/', ['true'], env);
    if ((await run(command, args)).code === 0) return 'bwrap';
  }
  if (process.getuid() === 0) return 'chroot';
  throw new Stop(
    'The toolchain cannot be entered: bwrap may not make namespaces here, and chroot needs root. Allow user namespaces, or install Emscripten itself (see CONTRIBUTING.md).',
  );
}

/**
 * Runs a command in the root with a checkout in view. With bwrap the checkout is mounted; with chroot its sources
 * are copied in first and its build folder is copied back afterwards (only what changed, both ways).
 */
export async function runInRoot(root, sandbox, folder, command, options = {}) {
  const cwd = options.cwd ?? folder ?? '/';
  if (sandbox === 'bwrap') {
    const [program, args] = bwrapCommand(root, folder, cwd, command);
    return run(program, args, { ...options, cwd: undefined });
  }
  if (folder) {
    const inside = join(root, folder);
    mkdirSync(inside, { recursive: true });
    mirrorTree(folder, inside, { skip: NOT_SOURCES, keep: new Set(['build']) });
    mkdirSync(join(root, cwd), { recursive: true });
  }
  const [program, args] = chrootCommand(root, cwd, command);
  const result = await run(program, args, { ...options, cwd: undefined });
  if (folder) mirrorTree(join(root, folder, 'build'), join(folder, 'build'), { remove: false });
  return result;
}

/**
 * The command line for a program that was built in the root, run outside it by the root's own loader and libraries: in a
 * bare chroot there is no /proc, and without it the sanitizers cannot look for leaks.
 */
export function loaderCommand(root, program, args = []) {
  const find = (folder, pattern) => {
    const name = readdirSync(join(root, folder)).find((entry) => pattern.test(entry));
    if (!name)
      throw new Stop(`The toolchain in ${root} has no ${pattern} in ${folder}; remove the folder and run again.`);
    return join(root, folder, name);
  };
  const libraries = find('usr/lib', /-linux-gnu/);
  const loader = join(libraries, readdirSync(libraries).find((entry) => /^ld-linux.*\.so/.test(entry)) ?? 'ld.so');
  return [loader, '--library-path', libraries, program, ...args];
}
