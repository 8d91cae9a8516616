import { existsSync } from 'node:fs';
import { NEEDS } from './needs.ts';
import { run } from './run.ts';

const APT = '/usr/bin/apt-get';
const QUIET = { DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Installs what the tests want from the system where we may (root on Debian or its kin); else, or when
 * that fails, names what is missing and what will therefore not be tested. Never fails the run itself.
 */
export async function provideNeeds(tell: (line: string) => void): Promise<void> {
  const missing = () => NEEDS.filter((need) => !need.isThere());
  const wanted = missing();
  if (wanted.length === 0) return;
  const names = wanted.map((need) => need.debianPackage);
  if (process.getuid?.() === 0 && existsSync(APT)) {
    tell(`Installing system packages for the tests: ${names.join(' ')}`);
    const install = () =>
      run(APT, ['install', '-y', '--no-install-recommends', ...names], {
        output: 'capture',
        env: QUIET,
      });
    if ((await install()).code !== 0) {
      await run(APT, ['update'], { output: 'capture', env: QUIET });
      const { code, output } = await install();
      if (code !== 0) tell(output.trim().split('\n').slice(-3).join('\n'));
    }
  }
  for (const need of missing()) {
    tell(`${need.debianPackage} is not installed: not tested for real: ${need.usedBy}`);
  }
}
