import type { JsonValue } from '@countinghouse/core';
import { z } from 'zod';
import type { Amount, Price } from '../contract/values.ts';

/** What is needed to write base units for a person. */
export interface AssetName {
  readonly asset: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** An amount of an asset as the contract carries it. */
export function amountOf(
  { asset, symbol, decimals }: AssetName,
  units: bigint | string,
  price: Price | null = null,
): Amount {
  return { asset, symbol, decimals, units: units.toString(), price };
}

const side = z.looseObject({
  asset: z.string(),
  symbol: z.string(),
  decimals: z.int().min(0).max(77),
  price: z.looseObject({ usd: z.string(), source: z.string(), at: z.int().min(0) }).nullish(),
});

/** An asset with the price then known. */
export interface PricedAsset extends AssetName {
  readonly price: Price | null;
}

/** Reads one side of an action's summary; null where an action of another version has none. */
export function assetIn(value: JsonValue | undefined): PricedAsset | null {
  const parsed = side.safeParse(value);
  if (!parsed.success) return null;
  const { asset, symbol, decimals, price } = parsed.data;
  // A price that the provider did not know was written down as "0" at time 0.
  const known =
    price == null || price.at === 0 ? null : { usd: price.usd, source: price.source, at: price.at };
  return { asset, symbol, decimals, price: known };
}

/** Base units in an action's summary; null for anything else. */
export function unitsIn(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && /^(0|[1-9][0-9]{0,77})$/.test(value) ? value : null;
}

/** The amounts of a list of movements in a summary, added up; null where it has none. */
export function totalIn(list: JsonValue | undefined): string | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  let total = 0n;
  for (const item of list) total += BigInt(unitsIn((item as { amount?: JsonValue }).amount) ?? '0');
  return total.toString();
}
