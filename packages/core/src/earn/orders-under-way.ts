import type { ActionRow, LedgerPort } from '../ports/ledger.ts';
import { sameAddress } from './shape.ts';

const MOST = 200;
const KINDS = ['earn-buy', 'earn-sell'];

/** An order with an account that was asked for, and may still take or bring something. */
export interface OrderUnderWay {
  readonly row: ActionRow;
  /** A person gave it up, and nobody knows that nothing comes of it. */
  readonly givenUp: boolean;
  /** USDC that it may still take out of the account on `row.summary.chain`; null: none. */
  readonly takes: bigint | null;
}

/** Every order of an account that was asked for and whose end nobody knows, newest first. */
export async function ordersUnderWay(
  ledger: Pick<LedgerPort, 'listActions'>,
  account: string,
): Promise<readonly OrderUnderWay[]> {
  const open = await ledger.listActions({ kinds: KINDS, open: true, limit: MOST });
  const closed = await ledger.listActions({
    ...{ kinds: KINDS, open: false, statuses: ['expired'], limit: MOST },
  });
  const asked = open.filter(({ status }) => status !== 'draft' && status !== 'awaiting signature');
  const givenUp = closed.filter(({ summary }) => summary.verified === false);
  return [...asked, ...givenUp]
    .filter(({ summary }) => sameAddress(String(summary.account), account))
    .map((row) => ({ row, givenUp: !row.open, takes: takesOf(row) }));
}

/** Once it is told or seen that they left, what the account holds is without them. */
function takesOf({ kind, status, summary }: ActionRow): bigint | null {
  const gone = status === 'settling' || status === 'confirming' || summary.arrived !== undefined;
  const { units } = (summary.pays ?? {}) as { readonly units?: unknown };
  if (kind !== 'earn-buy' || gone || typeof units !== 'string' || !/^\d{1,78}$/.test(units)) {
    return null;
  }
  return BigInt(units);
}
