import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { ActionRow, LedgerPort } from '../../ports/ledger.ts';
import type { SealedWithdrawal } from './state.ts';

const PAGE = 100;

/** A withdrawal that has signed a digest. */
export interface Sealer {
  readonly id: string;
  /** Where its signing stands in the ledger: what was signed later stands later. */
  readonly seq: number;
  /** From this block on it looks for what it has signed. */
  readonly sinceBlock: number;
}

/**
 * Every withdrawal that has signed one digest, open or ended, in the order of signing. Equal withdrawals
 * may be one and the same operation; whoever signed it last has its outcome.
 */
export async function sealersOf(
  digest: string,
  ledger: Pick<LedgerPort, 'listActions' | 'readStream'>,
): Promise<readonly Sealer[]> {
  const found: Sealer[] = [];
  let before: { readonly before?: Pick<ActionRow, 'createdAt' | 'id'> } = {};
  for (;;) {
    const rows = await ledger.listActions({ kinds: ['withdraw'], limit: PAGE, ...before });
    for (const { id, summary } of rows) {
      if (summary.userOpHash === digest) found.push(...(await signingsIn(id, digest, ledger)));
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return found.sort((a, b) => a.seq - b.seq);
    before = { before: { createdAt: last.createdAt, id: last.id } };
  }
}

async function signingsIn(
  id: string,
  digest: string,
  ledger: Pick<LedgerPort, 'readStream'>,
): Promise<readonly Sealer[]> {
  const events = await ledger.readStream(actionStream(id));
  const signed = events.findLast(
    ({ type, data }) => type === EngineEvent.intended && intentOf(data).digest === digest,
  );
  if (signed === undefined) return [];
  return [{ id, seq: signed.seq, sinceBlock: intentOf(signed.data).sinceBlock ?? 0 }];
}

function intentOf(data: { readonly intent?: unknown }): Partial<SealedWithdrawal> {
  return (data.intent ?? {}) as Partial<SealedWithdrawal>;
}
