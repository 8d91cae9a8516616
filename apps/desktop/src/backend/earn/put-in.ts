import type { ActionRow } from '@countinghouse/core';
import type { PutIn } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { type AssetName, amountOf, assetIn, unitsIn } from '../amounts.ts';
import type { OpenHouse } from '../open-house.ts';

const MOST = 500;

interface Change {
  readonly at: number;
  readonly units: bigint;
  readonly asset: AssetName | null;
}

/**
 * How much USDC works for us, by what this ledger saw to its end: orders to buy add to it, sales take
 * away what came out. What other programs did with the same accounts is not in it.
 */
export async function putIn({ ledger }: OpenHouse): Promise<Answer<PutIn>> {
  const rows = await ledger.listActions({
    kinds: ['earn-buy', 'earn-sell'],
    statuses: ['done'],
    limit: MOST,
  });
  const changes = rows.flatMap(changeOf).sort((a, b) => a.at - b.at);
  const asset = changes.find((change) => change.asset !== null)?.asset ?? null;
  if (asset === null) return { ok: true, value: { points: [], complete: true } };
  let total = 0n;
  const points = changes.map(({ at, units }) => {
    // What was earned comes out as well: less than nothing never lies there.
    total = total + units < 0n ? 0n : total + units;
    return { at, usdc: amountOf(asset, total) };
  });
  return { ok: true, value: { points, complete: rows.length < MOST } };
}

function changeOf({ kind, updatedAt: at, summary }: ActionRow): Change[] {
  if (kind === 'earn-buy') {
    const units = unitsIn((summary.pays as { units?: string } | undefined)?.units);
    return units === null ? [] : [{ at, units: BigInt(units), asset: assetIn(summary.pays) }];
  }
  const arrived = summary.arrived as { what?: unknown; units?: string } | undefined;
  const units = arrived?.what === 'usdc' ? unitsIn(arrived.units) : null;
  return units === null ? [] : [{ at, units: -BigInt(units), asset: null }];
}
