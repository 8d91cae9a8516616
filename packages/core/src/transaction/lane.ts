import type { Trouble } from '../action/definition.ts';
import type { ChainPort } from '../ports/chain.ts';
import type { LedgerPort, TransactionRow } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';

/** The name of a send lane: one per account and chain. */
export function laneName(chain: string, account: string): string {
  return `${chain}:${account.toLowerCase()}`;
}

/**
 * The next nonce of a lane. Our own recorded transactions count whether or not the network still
 * remembers them; one that was never acknowledged closes the lane until it is settled, because
 * whatever is sent behind it would hang.
 */
export async function nextNonce(
  ledger: LedgerPort,
  chain: ChainPort,
  account: string,
): Promise<Result<number, Trouble>> {
  const rows = await ledger.laneTransactions(chain.chain, account);
  const unsettled = rows.find((row) => row.state === 'recorded');
  if (unsettled !== undefined) return err(laneBusy(unsettled));
  const latest = await chain.nonce(account, 'latest');
  if (!latest.ok) return latest;
  const pending = await chain.nonce(account, 'pending');
  if (!pending.ok) return pending;
  const ours = rows.reduce((highest, row) => Math.max(highest, row.nonce + 1), 0);
  return ok(Math.max(latest.value, pending.value, ours));
}

function laneBusy(row: TransactionRow): Trouble {
  return {
    code: 'LANE_BUSY',
    message:
      `Transaction ${row.nonce} of this account has been signed but not accepted yet. ` +
      'It goes first; cancel it to free the way.',
  };
}
