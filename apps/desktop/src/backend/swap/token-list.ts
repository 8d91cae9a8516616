import {
  type ProviderFailure,
  type Result,
  type SwapAsset,
  type SwapToken,
  swapAssetOf,
} from '@countinghouse/core';
import type { Price } from '../../contract/values.ts';
import type { OpenHouse } from '../open-house.ts';

/** A token of the provider that this program can name. */
export interface ListedToken {
  readonly token: SwapToken;
  readonly asset: SwapAsset;
  readonly price: Price | null;
}

/** What the provider lists, as of `at`. */
export interface TokenList {
  readonly at: number;
  readonly tokens: readonly ListedToken[];
  /** Tokens that cannot be used here, and why. */
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
}

type Answer = Result<TokenList, ProviderFailure>;

/** After this a list is still shown, while a newer one is fetched in the background. */
const FRESH_MS = 2 * 60_000;
/** Prices older than this are not worth showing first. */
const USABLE_MS = 30 * 60_000;

interface Kept {
  list: TokenList | null;
  asking: Promise<Answer> | null;
}

/** By provider: another endpoint has another list. */
const kept = new WeakMap<object, Kept>();

/**
 * The tokens of the provider: from memory for some minutes, then from memory once more while they are
 * asked for anew. A list that cannot be had is a failure only where there is no usable older one.
 */
export async function tokenList(house: OpenHouse): Promise<Answer> {
  const { swaps } = house.outside;
  const mine = kept.get(swaps) ?? { list: null, asking: null };
  kept.set(swaps, mine);
  const age = mine.list === null ? Number.POSITIVE_INFINITY : house.clock.now() - mine.list.at;
  if (age >= FRESH_MS) mine.asking ??= ask(house, mine);
  if (mine.list !== null && age < USABLE_MS) return { ok: true, value: mine.list };
  const answer = await (mine.asking ?? ask(house, mine));
  return answer.ok || mine.list === null ? answer : { ok: true, value: mine.list };
}

async function ask(house: OpenHouse, mine: Kept): Promise<Answer> {
  try {
    const answer = await house.outside.swaps.tokens();
    if (!answer.ok) return answer;
    mine.list = sort(answer.value, house.clock.now(), house.network.priceSource === 'none');
    return { ok: true, value: mine.list };
  } finally {
    mine.asking = null;
  }
}

function sort(tokens: readonly SwapToken[], at: number, withoutPrices: boolean): TokenList {
  const usable: ListedToken[] = [];
  const leftOut: { id: string; reason: string }[] = [];
  for (const token of tokens) {
    const asset = swapAssetOf(token);
    if (asset.ok) {
      // A price that the provider does not know is "0" at time 0.
      const known = !withoutPrices && token.pricedAt > 0;
      const price = known ? { usd: token.priceUsd, source: '1Click', at: token.pricedAt } : null;
      usable.push({ token, asset: asset.value, price });
    } else {
      leftOut.push({ id: token.id, reason: asset.error.message });
    }
  }
  return { at, tokens: usable, leftOut };
}

/**
 * Prices by CAIP-19 as far as they are known at this moment. Nobody waits for them: where they are
 * missing or old they are asked for, and are there the next time.
 */
export function pricesNow(house: OpenHouse): ReadonlyMap<string, Price> {
  void tokenList(house);
  const list = kept.get(house.outside.swaps)?.list ?? null;
  const prices = new Map<string, Price>();
  for (const { asset, price } of list?.tokens ?? []) {
    if (price !== null && !prices.has(asset.asset)) prices.set(asset.asset, price);
  }
  return prices;
}
