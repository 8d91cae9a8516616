export type { Application } from './application.ts';
export { startBrowserApplication } from './browser-application.ts';
export { firstRun, unlock } from './first-run.ts';
export { goTo } from './swap.ts';
export { MOST_BYTES, weighUntilSwap } from './weigh.ts';
