export { launch } from './launch.ts';
export type { LaunchOptions, RunningElectron } from './running.ts';
