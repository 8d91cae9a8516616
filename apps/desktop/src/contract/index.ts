import { accounts } from './accounts.ts';
import { actions } from './actions.ts';
import { connections } from './connections.ts';
import { doors } from './doors.ts';
import { earn } from './earn.ts';
import { history } from './history.ts';
import { house } from './house.ts';
import { ledger } from './ledger.ts';
import { networks } from './network.ts';
import { settings } from './settings.ts';
import { swap } from './swap.ts';

/** All that a screen may ask of the backend. */
export const contract = {
  house,
  doors,
  networks,
  connections,
  accounts,
  actions,
  swap,
  earn,
  history,
  ledger,
  settings,
};

export type Contract = typeof contract;
