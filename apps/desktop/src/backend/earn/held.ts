import {
  type ChainFailure,
  type EarnInstrument,
  type OrderInstrument,
  ok,
  type Result,
} from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';

/** The token that is held of an instrument, and whether its id says that it is this one. */
export interface HeldToken {
  readonly token: string;
  readonly check: OrderInstrument['check'];
  /** It counts what was deposited itself, by its id and its contracts: so much of it is as much of that. */
  readonly oneToOne: boolean;
}

/**
 * What of an instrument is held: the token that its id proves, whatever else the list names. Of a pool
 * the id proves where deposits go, and not what stands for them; then it is the list's word, unless the
 * pool is asked (`heldThere`).
 *
 * @returns null where nothing is named
 */
export function heldOf(one: EarnInstrument): HeldToken | null {
  const { check, protocolAddress, yieldToken } = one;
  if (check.result === 'checked') {
    const { proves } = check;
    const { address } = yieldToken;
    if (proves.includes('yieldTokenAddress') && address !== null) {
      return proven(address, proves.includes('tokenAddress'));
    }
    // An id made of one address alone is a vault's, and a vault is its own token.
    const vault = proves.length === 1 && proves[0] === 'protocolAddress';
    if (vault && protocolAddress !== null) return proven(protocolAddress, false);
  }
  const token = yieldToken.address ?? protocolAddress;
  return token === null ? null : { token, check: 'cannot-be-checked', oneToOne: false };
}

/** What is held of an instrument, where its chain has been asked as well: a pool says what it gives. */
export async function heldThere(
  { outside }: OpenHouse,
  one: EarnInstrument,
): Promise<Result<HeldToken | null, ChainFailure>> {
  const held = heldOf(one);
  const pool = poolOf(one);
  const accounts = one.chain === null ? undefined : outside.smartAccounts.get(one.chain);
  if (held?.check === 'checked' || pool === null || accounts === undefined) return ok(held);
  const given = await accounts.poolToken(pool.pool, pool.asset);
  if (!given.ok) return given;
  return ok(given.value === null ? held : proven(given.value, true));
}

/** The pool whose id is made of it and of what it takes. */
function poolOf({ check, protocolAddress, token }: EarnInstrument) {
  if (check.result !== 'checked' || protocolAddress === null || token.address === null) return null;
  const { proves } = check;
  const named = proves.includes('protocolAddress') && proves.includes('tokenAddress');
  return named ? { pool: protocolAddress, asset: token.address } : null;
}

/** The token that is deposited, as far as it is named by an address. */
export function takenOf(named: unknown): string | null {
  return typeof named === 'string' && /^0x[0-9a-fA-F]{40}$/.test(named) ? named : null;
}

function proven(token: string, oneToOne: boolean): HeldToken {
  return { token, check: 'checked', oneToOne };
}
