import type { LedgerPort } from '@countinghouse/core';
import type { EarnAccount } from '../../contract/earn.ts';

const MOST = 50;

/** Withdrawals of an account that nobody knows the end of, whether somebody still waits for it or not. */
export async function undecidedWithdrawals(
  { ledger }: { readonly ledger: Pick<LedgerPort, 'listActions'> },
  account: string,
): Promise<EarnAccount['withdrawals']> {
  const which = { kinds: ['withdraw'], limit: MOST };
  const open = await ledger.listActions({ ...which, open: true });
  // One that was given up is closed, and what was signed for it may still be carried out.
  const closed = await ledger.listActions({ ...which, open: false, statuses: ['expired'] });
  return [...open, ...closed.filter(({ summary }) => summary.undecided === true)]
    .filter(({ summary }) => String(summary.account).toLowerCase() === account.toLowerCase())
    .map(({ id, sentence, waitingFor, open: waits }) => ({
      actionId: id,
      sentence,
      inDoubt: !waits || (waitingFor?.includes('DOUBT') ?? false),
    }));
}
