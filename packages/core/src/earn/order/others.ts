import type { Instant } from '../../ports/clock.ts';
import type { ActionRow, LedgerPort } from '../../ports/ledger.ts';
import { everyAction } from '../every-action.ts';
import { isRecord, sameAddress, sameHash } from '../shape.ts';
import type { OrderInput } from './input.ts';
import type { Arrival } from './state.ts';

/** Whatever can bring something into the account, beside the order itself. */
const BRINGS = ['earn-buy', 'earn-sell', 'fund', 'send'];

/** Every other action that could have brought something since a moment, or may still. */
export async function othersSince(
  actionId: string,
  since: Instant,
  ledger: LedgerPort,
): Promise<readonly ActionRow[]> {
  const others: ActionRow[] = [];
  // An old one may have gone on since, so the time of an action's beginning says nothing.
  for await (const row of everyAction(ledger, BRINGS)) {
    const { id, updatedAt, open, nextAt } = row;
    if (id !== actionId && (updatedAt >= since || open || nextAt !== null)) others.push(row);
  }
  return others;
}

/** The transaction is known to be another action's. */
export function isOf({ summary }: ActionRow, hash: string): boolean {
  const { arrived, transactions, sourceTransaction, destinationTransaction } = summary;
  const sent = Array.isArray(transactions) ? transactions : [];
  const before = Array.isArray(summary.carriedOutBefore) ? summary.carriedOutBefore : [];
  const named = [
    sourceTransaction,
    destinationTransaction,
    ...before,
    isRecord(arrived) ? arrived.hash : null,
    ...sent.map((each) => (isRecord(each) ? each.hash : null)),
  ];
  return named.some((one) => sameHash(one, hash));
}

/** It has taken what the operation brought, or all that came in its transaction. */
export function hasTaken({ summary }: ActionRow, operation: string, hash: string): boolean {
  const { arrived } = summary;
  if (!isRecord(arrived) || !sameHash(arrived.hash, hash)) return false;
  return arrived.operation === undefined || sameHash(arrived.operation, operation);
}

/** The operation is known to be another order's: one of all that it was ever told of, or has taken. */
export function isOperationOf({ summary }: ActionRow, operation: string): boolean {
  const { operations, userOpHash } = summary;
  const named = Array.isArray(operations) ? [...operations, userOpHash] : [userOpHash];
  return named.some((one) => sameHash(one, operation));
}

/** Nothing was asked for, unless an earlier attempt was. */
const UNASKED: ReadonlySet<ActionRow['status']> = new Set([
  'draft',
  'awaiting signature',
  'cancelled',
]);

/** Another order of the account that has begun, could bring the same, and has not said where it is. */
export function mightBring(row: ActionRow, input: OrderInput, what: Arrival['what']): boolean {
  const { summary, status } = row;
  const order = row.kind === 'earn-buy' || row.kind === 'earn-sell';
  if (!order || !sameAddress(String(summary.account), input.account)) return false;
  // After an end: what has failed may be sent again, and so may an attempt before the last.
  const watched = !row.open && row.nextAt !== null;
  if (UNASKED.has(status) && summary.operations === undefined) return false;
  const earlier = watched || summary.carriedOutBefore !== undefined;
  if (summary.arrived !== undefined && !earlier) return false;
  if (status === 'failed' && summary.mayRetry === true && !watched) return false;
  if (summary.destinationChain !== input.instrument.shares.chain) return false;
  const crosses = summary.chain !== summary.destinationChain;
  return what === 'usdc'
    ? row.kind === 'earn-sell' || crosses
    : row.kind === 'earn-buy' && summary.instrument === input.instrument.id;
}
