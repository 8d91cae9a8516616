import type { ActionRow, LedgerPort } from '../../ports/ledger.ts';
import { sameAddress } from '../shape.ts';
import type { AuthorizeInput } from './input.ts';

const PAGE = 100;

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
  let before: { readonly before?: Pick<ActionRow, 'createdAt' | 'id'> } = {};
  for (;;) {
    const rows = await ledger.listActions({ kinds: ['authorize'], limit: PAGE, ...before });
    if (rows.some(counts)) return true;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return false;
    before = { before: { createdAt: last.createdAt, id: last.id } };
  }
}
