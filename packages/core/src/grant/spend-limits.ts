import { sameHex } from '../address/same-hex.ts';
import type { DecodedGrant } from './decoded-grant.ts';
import { countsIn, partsWith } from './movements.ts';
import { callsOf, enforced } from './spans.ts';

/** How much of a token a grant lets go, by those of its rules that can be read. */
export interface SpendLimits {
  /** In one call, base units; null where some call has no limit, or none that can be read. */
  readonly each: bigint | null;
  /** Over time; every one of them holds. */
  readonly caps: readonly {
    readonly units: bigint;
    /** Null: in all. */
    readonly everySeconds: number | null;
  }[];
}

/** What the chain refuses to go beyond. A rule that is not enforced, or that nobody here can read, limits nothing. */
export function spendLimits(grant: DecodedGrant, token: string): SpendLimits {
  if (grant.right.kind !== 'permission') return { each: null, caps: [] };
  const caps = enforced(grant, 'spend-cap').filter((cap) => sameHex(cap.token, token));
  return {
    each: eachAtMost(grant, token),
    caps: caps.map(({ units, everySeconds }) => ({ units: BigInt(units), everySeconds })),
  };
}

/** The highest limit of all calls that could move it: above that, none of them goes through. */
function eachAtMost(grant: DecodedGrant, token: string): bigint | null {
  // Rules about calls look into nothing else, and what is not known may move anything.
  if (grant.access.kind !== 'execute') return null;
  const calls = callsOf(grant);
  if (calls.some(({ how, function: known }) => how !== 'call' || known === null)) return null;
  const moving = calls.filter((call) => partsWith(call, token));
  const limits = moving.map((call) =>
    call.amount?.atMost == null || !countsIn(call, token) ? null : BigInt(call.amount.atMost),
  );
  return limits.reduce<bigint | null>(
    (most, one) => (most === null || one === null ? null : one > most ? one : most),
    limits.length === 0 ? null : 0n,
  );
}
