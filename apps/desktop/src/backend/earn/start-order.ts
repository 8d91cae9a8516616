import type { EarnAsset, EarnInstrument, OrderInput, OrderInstrument } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart, ofProvider, refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { begin } from './begin.ts';
import { bought } from './bought.ts';
import { heldThere, takenOf } from './held.ts';
import { findInstrument, instrumentName } from './instrument-list.ts';
import { whyClosed } from './instruments.ts';
import { unitsTyped, usdcTyped } from './typed.ts';
import { isUsdc, nameOf, tokenOn, usdcOn } from './usdc.ts';

/** What a person decides of an order; whose account it is stands apart. */
type Ordered = Omit<OrderInput, 'owner' | 'account'>;

/** Puts USDC of the account into an instrument, on its own chain or across chains. */
export function buy(house: OpenHouse, wish: InputOf<'earn', 'buy'>) {
  return begin(house, 'earn-buy', wish, async () => {
    const typed = usdcTyped(house, wish.from, wish.amount);
    if (!typed.ok) return typed;
    const listed = await findInstrument(house, wish.instrument);
    if (!listed.ok) return failed(ofProvider(listed.error));
    if (listed.value === null) return refuse('NOT_FOUND', '1tx does not list this any more.');
    const closed = whyClosed(house, listed.value);
    if (closed !== null) return refuse('REFUSED', closed, 'INSTRUMENT_CLOSED');
    const place = await placeOf(house, listed.value);
    if (!place.ok) return place;
    const other = await takesOther(house, place.value);
    if (other !== null) return other;
    const { transfer } = wish;
    const cost = transfer.speed === 'fast' ? usdcTyped(house, wish.from, transfer.maxFee) : null;
    if (cost !== null && !cost.ok) return cost;
    const { usdc, units } = typed.value;
    return {
      ok: true,
      value: {
        direction: 'buy',
        instrument: place.value.instrument,
        usdc,
        landing: place.value.landing,
        amount: units.toString(),
        slippageBasisPoints: wish.slippageBasisPoints,
        transfer:
          cost === null
            ? { speed: 'standard' }
            : { speed: 'fast', maxFee: cost.value.units.toString() },
        referral: null,
      } satisfies Ordered,
    };
  });
}

/** Takes USDC out of an instrument, into the account on the same chain. */
export function sell(house: OpenHouse, wish: InputOf<'earn', 'sell'>) {
  return begin(house, 'earn-sell', wish, async ({ account }) => {
    const place = await soldPlace(house, account, wish.instrument);
    if (!place.ok) return place;
    const { instrument, landing } = place.value;
    const usdc = usdcOn(house, wish.to);
    if (usdc === null) return refuse('REFUSED', `USDC on ${nameOf(wish.to)} is not known here.`);
    const shares = unitsTyped(wish.shares, instrument.shares);
    if (!shares.ok) return shares;
    return {
      ok: true,
      value: {
        direction: 'sell',
        instrument,
        usdc,
        landing,
        amount: shares.value.toString(),
        slippageBasisPoints: wish.slippageBasisPoints,
        transfer: { speed: 'standard' },
        referral: null,
      } satisfies Ordered,
    };
  });
}

interface Place {
  readonly instrument: OrderInstrument;
  readonly landing: EarnAsset;
}

/** What is not listed any more can still be sold, by what was written down when it was bought. */
async function soldPlace(house: OpenHouse, account: string, id: string): Promise<Answer<Place>> {
  const listed = await findInstrument(house, id);
  if (listed.ok && listed.value !== null) return placeOf(house, listed.value);
  const known = (await bought(house, account)).find((one) => one.id === id);
  if (known === undefined) {
    return listed.ok
      ? refuse('NOT_FOUND', '1tx does not list this, and it was never bought from here.')
      : failed(ofProvider(listed.error));
  }
  const { name, protocol, shares } = known;
  const token = tokenOn(shares.chain, shares.token, shares.symbol, shares.decimals);
  const landing = usdcOn(house, shares.chain);
  if (token === null || landing === null) return UNKNOWN;
  const takes = takenOf(known.takes);
  const check = 'cannot-be-checked' as const;
  const instrument = { id, name, protocol, check, shares: token, takes };
  return { ok: true, value: { instrument, landing } };
}

/** An instrument as an order names it. The decimals of its shares come from their own contract. */
async function placeOf(house: OpenHouse, one: EarnInstrument): Promise<Answer<Place>> {
  const { id, chain, check, protocol, protocolName, yieldToken } = one;
  if (check.result === 'does-not-fit') {
    const sentence = 'The id of this instrument is not what its own fields make of it.';
    return refuse('PROVIDER_LIED', sentence, 'INSTRUMENT_DOES_NOT_FIT');
  }
  const there = await heldThere(house, one);
  if (!there.ok) return failed(ofPart(there.error));
  const held = there.value;
  const port = chain === null ? undefined : house.outside.chains.get(chain);
  const landing = chain === null ? null : usdcOn(house, chain);
  if (chain === null || held === null || landing === null) return UNKNOWN;
  if (port === undefined) {
    return refuse('REFUSED', `No endpoint of ${nameOf(chain)} is set up.`, 'NO_CHAIN');
  }
  const decimals = await port.decimals(held.token);
  if (!decimals.ok) return failed(ofPart(decimals.error));
  if (decimals.value === null) return UNKNOWN;
  const shares = tokenOn(chain, held.token, yieldToken.symbol ?? 'shares', decimals.value);
  if (shares === null) return UNKNOWN;
  const instrument = {
    id,
    name: instrumentName(one),
    protocol: protocolName ?? protocol,
    check: held.check,
    shares,
    takes: takenOf(one.token.address),
    oneToOne: held.oneToOne,
  };
  return { ok: true, value: { instrument, landing } };
}

/** A vault that is of another asset by its own word, whatever the list says of it. */
async function takesOther(house: OpenHouse, { instrument, landing }: Place) {
  const { chain, token } = instrument.shares;
  const asset = await house.outside.smartAccounts.get(chain)?.vaultAsset(token);
  if (asset === undefined) return null;
  if (!asset.ok) return failed(ofPart(asset.error));
  if (asset.value === null || isUsdc(landing, { address: asset.value, symbol: null })) return null;
  const sentence = `Its vault is of another token than USDC, ${asset.value}; only USDC can be put in from here so far.`;
  return refuse('REFUSED', sentence, 'INSTRUMENT_CLOSED');
}

const UNKNOWN = refuse('REFUSED', 'Where this instrument lies is not known here.', 'NO_CHAIN');
