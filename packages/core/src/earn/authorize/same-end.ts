import type { ActionRow, LedgerPort } from '../../ports/ledger.ts';
import { everyAction } from '../every-action.ts';
import { sameAddress } from '../shape.ts';
import type { AuthorizeInput } from './input.ts';

/** Whether another grant of the account on the chain was signed here with the very same end. */
export async function anotherEndsAsWell(
  actionId: string,
  { account, usdc, expiresAt }: AuthorizeInput,
  ledger: Pick<LedgerPort, 'listActions'>,
): Promise<boolean> {
  // Older rows do not say whether it was signed; one that was called off never was.
  const counts = ({ id, status, summary }: ActionRow): boolean =>
    id !== actionId &&
    status !== 'cancelled' &&
    summary.signed !== false &&
    summary.expiresAt === expiresAt &&
    summary.chain === usdc.chain &&
    sameAddress(String(summary.account), account);
  for await (const row of everyAction(ledger, ['authorize'])) {
    if (counts(row)) return true;
  }
  return false;
}
