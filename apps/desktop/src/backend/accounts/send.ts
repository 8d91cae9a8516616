import {
  type ChainId,
  canonicalAssetId,
  checkAddress,
  type JsonValue,
  nativeOf,
  parseAssetId,
  type SendInput,
} from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { startedBefore } from '../actions/started-before.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { pricesNow } from '../swap/token-list.ts';
import { coinOf, type HeldAsset, listedAssets, touchedAssets } from './known-assets.ts';
import { accounts } from './record.ts';

const HISTORY = 500;

/** Writes an ordinary payment down; the engine sets its review next. */
export async function send(
  house: OpenHouse,
  input: InputOf<'accounts', 'send'>,
): Promise<Answer<{ actionId: string }>> {
  const before = await startedBefore(house, input.commandId);
  if (before !== null) return before;
  const { chain, account, units, note } = input;
  if (!house.outside.chains.has(chain)) {
    return refuse('REFUSED', 'No endpoint of this chain is set up.', 'NO_CHAIN');
  }
  const own = (await accounts(house.ledger)).find(
    ({ address }) => address.toLowerCase() === account.toLowerCase(),
  );
  if (own === undefined) return refuse('NOT_FOUND', 'This account is not one of yours.');
  const asset = await findAsset(house, chain, input.asset);
  if (asset === null) {
    return refuse('NOT_FOUND', 'This asset is not known here, so it cannot be sent.');
  }
  const to = checkAddress(chain as ChainId, input.to);
  if (!to.ok) return refuse('REFUSED', to.error.message, 'BAD_RECIPIENT');
  const prices = pricesNow(house);
  const wish: SendInput = {
    chain,
    account: own.address,
    to: to.value.address,
    pays: { asset: asset.asset, symbol: asset.symbol, decimals: asset.decimals, units },
    token: asset.token,
    native: nativeOf(chain as ChainId),
    price: prices.get(asset.asset) ?? null,
    note: note.trim(),
  };
  const started = await house.engine.start(input.commandId, 'send', wish as unknown as JsonValue);
  if (!started.ok) return failed(ofPart(started.error));
  house.runner.poke();
  return { ok: true, value: { actionId: started.value.actionId } };
}

/** The asset with this CAIP-19 id; its symbol and decimals are never taken from the screen. */
async function findAsset(house: OpenHouse, chain: string, id: string): Promise<HeldAsset | null> {
  const parsed = parseAssetId(id);
  const canonical = canonicalAssetId(id);
  if (!parsed.ok || !canonical.ok || parsed.value.chain !== chain) return null;
  const coin = coinOf(chain);
  if (canonical.value === coin.asset) return coin;
  const same = ({ asset }: HeldAsset) => asset === canonical.value;
  return (
    (await listedAssets(house)).find(same) ??
    (await touchedAssets(house, HISTORY)).find(same) ??
    null
  );
}
