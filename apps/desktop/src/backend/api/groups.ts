import { accountProcedures } from '../accounts/index.ts';
import { actionProcedures } from '../actions/index.ts';
import { ledgerProcedures } from '../book/index.ts';
import { earnProcedures } from '../earn/index.ts';
import { historyProcedures } from '../history/index.ts';
import { swapProcedures } from '../swap/index.ts';

/** The groups behind the lock, over the house that is open. */
export const lockedGroups = {
  accounts: accountProcedures,
  actions: actionProcedures,
  swap: swapProcedures,
  earn: earnProcedures,
  history: historyProcedures,
  ledger: ledgerProcedures,
};
