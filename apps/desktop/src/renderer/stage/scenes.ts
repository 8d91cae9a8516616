import type { Scene } from './scene.ts';
import { ACCOUNT_SCENES } from './scenes/accounts.ts';
import { ACTION_SCENES } from './scenes/action.ts';
import { ACTIVITY_SCENES } from './scenes/activity.ts';
import { EARN_SCENES } from './scenes/earn.ts';
import { EARN_ACCOUNT_SCENES } from './scenes/earn-accounts.ts';
import { EARN_CROSSING_SCENES } from './scenes/earn-crossing.ts';
import { EARN_STATE_SCENES } from './scenes/earn-states.ts';
import { FIRST_RUN_SCENES } from './scenes/first-run.ts';
import { HISTORY_SCENES } from './scenes/history.ts';
import { HOME_SCENES } from './scenes/home.ts';
import { LEDGER_SCENES } from './scenes/ledger.ts';
import { LOCK_SCENES } from './scenes/lock.ts';
import { SETTINGS_SCENES } from './scenes/settings.ts';
import { SHELL_SCENES } from './scenes/shell.ts';
import { SWAP_SCENES } from './scenes/swap.ts';

/** Every picture there is. */
export const SCENES: readonly Scene[] = [
  ...FIRST_RUN_SCENES,
  ...LOCK_SCENES,
  ...SHELL_SCENES,
  ...SWAP_SCENES,
  ...ACTION_SCENES,
  ...ACTIVITY_SCENES,
  ...HOME_SCENES,
  ...HISTORY_SCENES,
  ...ACCOUNT_SCENES,
  ...EARN_SCENES,
  ...EARN_ACCOUNT_SCENES,
  ...EARN_STATE_SCENES,
  ...EARN_CROSSING_SCENES,
  ...LEDGER_SCENES,
  ...SETTINGS_SCENES,
];
