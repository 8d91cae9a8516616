import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { Instant } from '../../ports/clock.ts';
import type { ActionRow, LedgerPort, StoredEvent } from '../../ports/ledger.ts';
import { EARN_ENDED } from '../ending.ts';
import { everyAction } from '../every-action.ts';
import { OrderEvent } from '../order/state.ts';
import { isPositive, isRecord, sameAddress } from '../shape.ts';

/** USDC that an order of ours asked for, base units, and when. */
export interface Use {
  readonly at: Instant;
  readonly units: bigint;
}

/**
 * What orders from here have used of a cap on one chain since a moment, or may have: all that were asked
 * for and are not known to have come to nothing. What other programs used is not in it.
 */
export async function usedSince(
  ledger: Pick<LedgerPort, 'listActions' | 'readStream'>,
  wanted: { readonly account: string; readonly chain: string; readonly since: Instant },
): Promise<readonly Use[]> {
  const uses: Use[] = [];
  for await (const row of everyAction(ledger, ['earn-buy'])) {
    // Whatever asked for something since has gone on since.
    if (row.updatedAt < wanted.since || !isAbout(row, wanted)) continue;
    const units = unitsOf(row);
    const asked = askedAt(await ledger.readStream(actionStream(row.id)));
    uses.push(...asked.filter((at) => at >= wanted.since).map((at) => ({ at, units })));
  }
  return uses;
}

function isAbout(
  { summary }: ActionRow,
  { account, chain }: { readonly account: string; readonly chain: string },
): boolean {
  return summary.chain === chain && sameAddress(String(summary.account), account);
}

function unitsOf({ summary: { pays } }: ActionRow): bigint {
  const units = isRecord(pays) ? pays.units : undefined;
  return isPositive(units) ? BigInt(units) : 0n;
}

/** When each attempt of an order was asked for that may have used something. */
function askedAt(events: readonly StoredEvent[]): readonly Instant[] {
  const asked: Instant[] = [];
  let open: { readonly at: Instant; carriedOut: boolean } | null = null;
  const close = (cameToNothing: boolean): void => {
    if (open !== null && (open.carriedOut || !cameToNothing)) asked.push(open.at);
    open = null;
  };
  for (const { type, at, data } of events) {
    if (type === EngineEvent.intended) open = { at, carriedOut: false };
    // A cap counts what was let go when an operation is taken in, whether it then succeeds or not.
    else if (type === OrderEvent.source && open !== null) open.carriedOut = true;
    else if (type === EngineEvent.refused) close(true);
    else if (type === EARN_ENDED) close(data.end === 'failed' && data.verified === true);
  }
  close(false);
  return asked;
}
