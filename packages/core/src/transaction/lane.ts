import type { Trouble } from '../action/definition.ts';
import type { PlantedBug } from '../action/planted-bug.ts';
import type { ChainPort } from '../ports/chain.ts';
import type { LedgerPort, TransactionRow } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';

/** The name of a send lane: one per account and chain. */
export function laneName(chain: string, account: string): string {
  return `${chain}:${account.toLowerCase()}`;
}

/**
 * The next nonce of a lane: the first one free. Our own recorded transactions count whether or not
 * the network still remembers them; one that was never acknowledged closes the lane until it is
 * settled, because whatever is sent behind it would hang. A gap that another program left below ours
 * is filled.
 */
export async function nextNonce(
  ledger: LedgerPort,
  chain: ChainPort,
  account: string,
  bug?: PlantedBug,
): Promise<Result<number, Trouble>> {
  const rows = await ledger.laneTransactions(chain.chain, account.toLowerCase());
  const unsettled = rows.find((row) => row.state === 'recorded');
  if (unsettled !== undefined) return err(laneBusy(unsettled));
  const latest = await chain.nonce(account, 'latest');
  if (!latest.ok) return latest;
  const pending = await chain.nonce(account, 'pending');
  if (!pending.ok) return pending;
  const taken = new Set(rows.map((row) => row.nonce));
  let next = Math.max(latest.value, pending.value);
  if (bug === 'new-nonce-after-drop')
    next = Math.max(next, ...[...taken].map((nonce) => nonce + 1));
  while (taken.has(next)) next += 1;
  return ok(next);
}

function laneBusy(row: TransactionRow): Trouble {
  return {
    code: 'LANE_BUSY',
    message:
      `Transaction ${row.nonce} of this account has been signed but not accepted yet. ` +
      'It goes first; cancel it to free the way.',
  };
}

/**
 * A nonce below `nonce` that nothing known will use: another program used it, and its transaction
 * has vanished. Null where there is none.
 */
export async function findGap(
  ledger: LedgerPort,
  chain: ChainPort,
  account: string,
  nonce: number,
): Promise<Result<number | null, Trouble>> {
  const pending = await chain.nonce(account, 'pending');
  if (!pending.ok) return pending;
  if (pending.value >= nonce) return ok(null);
  const rows = await ledger.laneTransactions(chain.chain, account.toLowerCase());
  return ok(rows.some((row) => row.nonce === pending.value) ? null : pending.value);
}
