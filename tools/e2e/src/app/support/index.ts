export { startBrowserApplication } from './browser-application.ts';
export { firstRun } from './first-run.ts';
export { MOST_BYTES, weighUntilSwap } from './weigh.ts';
