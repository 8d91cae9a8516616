import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import { everyAction } from '../every-action.ts';
import type { SealedWithdrawal } from './state.ts';

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
  for await (const { id, summary } of everyAction(ledger, ['withdraw'])) {
    if (summary.userOpHash === digest) found.push(...(await signingsIn(id, digest, ledger)));
  }
  return found.sort((a, b) => a.seq - b.seq);
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
