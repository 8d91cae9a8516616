import { launchHarness } from './harness.ts';
import { launchElectron } from './real.ts';
import type { LaunchOptions, RunningElectron } from './running.ts';

/**
 * Runs a built main bundle: in Electron where `COUNTINGHOUSE_ELECTRON` names its program (that is what
 * `npm run test:electron` sets), else on the harness. The same specs run on both.
 */
export function launch(options: LaunchOptions): Promise<RunningElectron> {
  const program = process.env.COUNTINGHOUSE_ELECTRON;
  return program === undefined ? launchHarness(options) : launchElectron(program, options);
}
