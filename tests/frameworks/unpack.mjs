// The package as npm would install it: packed, and unpacked beside the frameworks.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, here } from './project.mjs';

export default function unpack() {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-frameworks-'));
  try {
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: checkout, stdio: 'pipe' });
    const home = join(here, 'node_modules', 'glassbox-nn');
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    const [tarball] = readdirSync(folder);
    execFileSync('tar', ['xzf', join(folder, tarball), '-C', home, '--strip-components=1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
