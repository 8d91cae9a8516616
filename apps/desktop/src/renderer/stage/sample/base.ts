import { ok, type Script } from '../script.ts';
import { ACCOUNTS } from './accounts.ts';
import { ACTIONS } from './actions.ts';
import { CONNECTED, NOTHING_EARNS } from './earn.ts';
import { NOW } from './time.ts';

/** A house in which somebody has worked for a while. */
export const BASE: Script = {
  settings: {
    get: () =>
      ok({
        theme: 'system',
        idleMinutes: 15,
        idleLock: 'screen',
        locale: 'en-GB',
        slippageBasisPoints: 50,
      }),
    recoveryCode: () => ok({ triedAt: NOW - 40 * 86_400_000 }),
  },
  accounts: { list: () => ok(ACCOUNTS) },
  actions: {
    list: () => ok(ACTIONS),
    search: () => ok(ACTIONS),
    watchTroubles: () => [{ changes: 0 }],
  },
  networks: { disagreements: () => ok([]) },
  connections: { list: () => ok(CONNECTED) },
  earn: { positions: () => ok(NOTHING_EARNS), putIn: () => ok({ points: [], complete: true }) },
  history: { total: () => ok({ points: [] }), position: () => ok({ points: [] }) },
  ledger: { watch: () => [{ seq: 412 }] },
};
