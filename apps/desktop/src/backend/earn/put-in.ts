import type { ActionRow } from '@countinghouse/core';
import type { PutIn } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { type AssetName, amountOf, assetIn, unitsIn } from '../amounts.ts';
import type { OpenHouse } from '../open-house.ts';

const MOST = 500;

interface Change {
  readonly at: number;
  /** The account and the chain on which it works, or worked. */
  readonly place: string;
  /** Null: all of it was taken out there. */
  readonly units: bigint | null;
  readonly asset: AssetName | null;
}

/**
 * How much USDC works for us, by what this ledger saw to its end: orders to buy add to it, sales take
 * away what came out, and leaving without the service takes away all that worked in that account on
 * that chain. What other programs did with the same accounts is not in it.
 */
export async function putIn({
  ledger,
}: {
  readonly ledger: Pick<OpenHouse['ledger'], 'listActions'>;
}): Promise<Answer<PutIn>> {
  const rows = await ledger.listActions({
    kinds: ['earn-buy', 'earn-sell', 'earn-exit'],
    statuses: ['done'],
    limit: MOST,
  });
  const changes = rows.flatMap(changeOf).sort((a, b) => a.at - b.at);
  const asset = changes.find((change) => change.asset !== null)?.asset ?? null;
  if (asset === null) return { ok: true, value: { points: [], complete: true } };
  const there = new Map<string, bigint>();
  let total = 0n;
  const points = changes.map(({ at, place, units }) => {
    const before = there.get(place) ?? 0n;
    const sum = units === null ? 0n : before + units;
    // What was earned comes out as well: less than nothing never lies there.
    const after = sum < 0n ? 0n : sum;
    there.set(place, after);
    total += after - before;
    return { at, usdc: amountOf(asset, total) };
  });
  return { ok: true, value: { points, complete: rows.length < MOST } };
}

function changeOf({ kind, updatedAt: at, summary }: ActionRow): Change[] {
  const chain = kind === 'earn-exit' ? summary.chain : (summary.destinationChain ?? summary.chain);
  const place = `${String(chain)} ${String(summary.account).toLowerCase()}`;
  if (kind === 'earn-exit') return [{ at, place, units: null, asset: null }];
  if (kind === 'earn-buy') {
    const units = unitsIn((summary.pays as { units?: string } | undefined)?.units);
    if (units === null) return [];
    return [{ at, place, units: BigInt(units), asset: assetIn(summary.pays) }];
  }
  const arrived = summary.arrived as { what?: unknown; units?: string } | undefined;
  const units = arrived?.what === 'usdc' ? unitsIn(arrived.units) : null;
  return units === null ? [] : [{ at, place, units: -BigInt(units), asset: null }];
}
