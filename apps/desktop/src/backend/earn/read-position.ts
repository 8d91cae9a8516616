import { type ChainFailure, type EarnAsset, type EarnPosition, mayPass } from '@countinghouse/core';
import type { Position, Positions } from '../../contract/earn.ts';
import { amountOf } from '../amounts.ts';
import { ofPart } from '../failures.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import { priceOf } from './account.ts';
import type { Held } from './held-by.ts';
import type { Ours } from './ours.ts';
import { isUsdc, tokenOn, usdcOn } from './usdc.ts';

export type Trouble = Positions['troubles'][number];

interface Read {
  readonly position: Position | null;
  readonly trouble: Trouble | null;
}

/** One holding as its chain has it; the service's word only where no chain of ours can be asked. */
export async function readPosition(
  house: OpenHouse,
  { owner, account }: Ours,
  held: Held,
): Promise<Read> {
  const { chain, token } = held;
  const port = house.outside.chains.get(chain);
  const accounts = house.outside.smartAccounts.get(chain);
  const about = namedChain(chain).name;
  if (port === undefined || accounts === undefined) {
    const failure = ofPart({ code: 'NO_CHAIN', message: `No endpoint of ${about} is set up.` });
    return { position: byWord(house, owner, held), trouble: { about, failure } };
  }
  const [balance, decimals] = await Promise.all([
    port.balance(account, token),
    port.decimals(token),
  ]);
  if (!balance.ok) return unread(house, owner, held, balance.error);
  if (balance.value === 0n) return { position: null, trouble: null };
  if (!decimals.ok) return unread(house, owner, held, decimals.error);
  const asset = decimals.value === null ? null : tokenOn(chain, token, held.symbol, decimals.value);
  if (asset === null) {
    const message = `The contract ${token} tells no decimals, so how much ${held.name} is cannot be said.`;
    return {
      position: null,
      trouble: { about, failure: ofPart({ code: 'CHAIN_MALFORMED', message }) },
    };
  }
  const { worth, problem } = await worthOf(house, held, balance.value, decimals.value);
  return {
    position: {
      ...frameOf(owner, held),
      shares: amountOf(asset, balance.value),
      ...worth,
      sharesFrom: 'chain',
    },
    trouble: problem === null ? null : { about, failure: ofPart(problem) },
  };
}

/** A chain that answers, and whose answer for this token is nonsense, has not left it to the service. */
function unread(
  house: OpenHouse,
  owner: Position['owner'],
  held: Held,
  problem: ChainFailure,
): Read {
  return {
    position: mayPass(problem) ? byWord(house, owner, held) : null,
    trouble: { about: namedChain(held.chain).name, failure: ofPart(problem) },
  };
}

type Worth = Pick<Position, 'worth' | 'worthFrom'>;
const UNKNOWN: Worth = { worth: null, worthFrom: null };

interface Valued {
  readonly worth: Worth;
  readonly problem: ChainFailure | null;
}

/**
 * What so many shares are worth in USDC: by the vault, or one for one where that is proven. That a token
 * is what is held at all may be the service's word; then so is its worth.
 */
async function worthOf(
  house: OpenHouse,
  held: Held,
  shares: bigint,
  decimals: number | null,
): Promise<Valued> {
  const { chain, token, told, known } = held;
  const usdc = usdcOn(house, chain);
  const accounts = house.outside.smartAccounts.get(chain);
  if (usdc === null || accounts === undefined) return { worth: UNKNOWN, problem: null };
  const worth = (units: bigint, worthFrom: 'chain' | 'service'): Worth => ({
    worth: amountOf(usdc, units, priceOf(house, usdc.asset)),
    worthFrom,
  });
  const said = saidWorth(told, usdc, shares);
  const word = said === null ? UNKNOWN : worth(said, 'service');
  const of = await accounts.vaultAsset(token);
  // Whose shares they are is not known then, so nobody's word can say what they are worth in.
  if (!of.ok) return { worth: UNKNOWN, problem: of.error };
  if (of.value === null) {
    if (held.oneToOne && takesUsdc(held, usdc) && decimals === usdc.decimals) {
      return { worth: worth(shares, 'chain'), problem: null };
    }
    return { worth: takesUsdc(held, usdc) ? word : UNKNOWN, problem: null };
  }
  // What is worth so much of another token is not worth so much USDC.
  if (!isUsdc(usdc, { address: of.value, symbol: null })) return { worth: UNKNOWN, problem: null };
  const value = await accounts.redeemable(token, shares);
  if (!value.ok) return { worth: word, problem: value.error };
  return { worth: worth(value.value, known === 'told' ? 'service' : 'chain'), problem: null };
}

/**
 * The service's word for what its own shares are worth. Only where it speaks of as many as we see, and
 * counts as USDC does: without shares nobody knows of which of the two it speaks.
 */
function saidWorth(told: EarnPosition | null, usdc: EarnAsset, seen: bigint | null): bigint | null {
  if (told === null || told.shares === null || told.decimals !== usdc.decimals) return null;
  return seen === null || told.shares === seen ? told.balance : null;
}

/** By the contract that the list names. A symbol is chosen by whoever writes it, and says nothing. */
function takesUsdc({ listed }: Held, usdc: EarnAsset): boolean {
  const address = listed?.token.address ?? null;
  return address !== null && isUsdc(usdc, { address, symbol: null });
}

/** What the service says of it, marked as its word; null where it says nothing that could be shown. */
function byWord(house: OpenHouse, owner: Position['owner'], held: Held): Position | null {
  const { chain, told, token, symbol } = held;
  if (told === null) return null;
  const asset = tokenOn(chain, token, symbol, told.shareDecimals ?? told.decimals);
  if (asset === null) return null;
  const usdc = usdcOn(house, chain);
  const units = usdc === null || !takesUsdc(held, usdc) ? null : saidWorth(told, usdc, null);
  return {
    ...frameOf(owner, held),
    shares: amountOf(asset, told.shares ?? told.balance),
    sharesFrom: 'service',
    ...(usdc === null || units === null
      ? UNKNOWN
      : { worth: amountOf(usdc, units, priceOf(house, usdc.asset)), worthFrom: 'service' }),
  };
}

function frameOf(
  owner: Position['owner'],
  { instrument, name, protocol, chain, told, listed }: Held,
) {
  const apy = listed?.apy ?? told?.apy ?? null;
  return { owner, instrument, name, protocol, chain: namedChain(chain), apy };
}
