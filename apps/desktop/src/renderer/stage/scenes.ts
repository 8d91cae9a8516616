import type { Scene } from './scene.ts';
import { ACCOUNT_SCENES } from './scenes/accounts.ts';
import { FIRST_RUN_SCENES } from './scenes/first-run.ts';
import { HOME_SCENES } from './scenes/home.ts';
import { LOCK_SCENES } from './scenes/lock.ts';
import { SHELL_SCENES } from './scenes/shell.ts';

/** Every picture there is. */
export const SCENES: readonly Scene[] = [
  ...FIRST_RUN_SCENES,
  ...LOCK_SCENES,
  ...SHELL_SCENES,
  ...HOME_SCENES,
  ...ACCOUNT_SCENES,
];
