export { launchHarness } from './harness.ts';
export type { LaunchOptions, RunningElectron } from './running.ts';
