import { spendLimits } from '../../grant/index.ts';
import type { Instant } from '../../ports/clock.ts';
import type { EarnAccount } from '../../ports/earn-provider.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import type { EarnAsset } from '../asset.ts';
import { endOf, type SignedGrant, signedGrants } from '../rights/signed-grants.ts';
import { usedSince } from './used.ts';

/** What the rights that were given from here let one order take, as their decoded rules say. Plain JSON. */
export interface OrderCap {
  /** When the right was given that lets the most through. */
  readonly givenAt: Instant;
  /** The service names no right but those that were given from here. */
  readonly certain: boolean;
  /** In one call, base units; null where no rule that can be read says so. */
  readonly each: string | null;
  readonly period: {
    readonly units: string;
    /** Null: in all. */
    readonly everySeconds: number | null;
    /** At most so much of it orders from here have used in that time. */
    readonly used: string;
  } | null;
}

/** What limits an order of USDC of an account; null where no right there was given from here. */
export async function orderCap(
  ledger: Pick<LedgerPort, 'listActions' | 'readStream'>,
  {
    account,
    usdc,
    now,
  }: { readonly account: string; readonly usdc: EarnAsset; readonly now: Instant },
  told: Pick<EarnAccount, 'grants'> | null,
): Promise<OrderCap | null> {
  const everywhere = await signedGrants(ledger, account);
  const signed = everywhere.filter(({ review }) => review.payload.chain === usdc.chain);
  const about = (told?.grants ?? []).filter(({ chain }) => chain === null || chain === usdc.chain);
  const ends = about.map(({ expiresAt }) => expiresAt);
  const named = signed.filter((one) => ends.includes(endOf(one)));
  // One that is not named by its end may be somebody else's, with another cap; one that is named without
  // its chain may be of another.
  const known = about.every(({ chain, expiresAt: end }) =>
    (chain === null ? everywhere : signed).some((one) => endOf(one) === end),
  );
  const certain = named.length > 0 && known;
  const good = signed.filter((one) => (endOf(one) ?? now + 1) > now);
  const widest = (named.length > 0 ? named : good)
    .map((one) => ({ at: one.at, ...narrowest(one, usdc.token) }))
    .reduce<Limits | null>((most, one) => (most === null || isWider(one, most) ? one : most), null);
  if (widest === null) return null;
  const { at, each, cap } = widest;
  const since = cap?.everySeconds == null ? at : Math.max(at, now - cap.everySeconds * 1_000);
  const uses = cap === null ? [] : await usedSince(ledger, { account, chain: usdc.chain, since });
  return {
    givenAt: at,
    certain,
    each: each?.toString() ?? null,
    period:
      cap === null
        ? null
        : {
            units: cap.units.toString(),
            everySeconds: cap.everySeconds,
            used: uses.reduce((sum, { units }) => sum + units, 0n).toString(),
          },
  };
}

interface Limits {
  readonly at: Instant;
  readonly each: bigint | null;
  readonly cap: { readonly units: bigint; readonly everySeconds: number | null } | null;
}

function narrowest({ review }: SignedGrant, token: string): Omit<Limits, 'at'> {
  const { each, caps } = spendLimits(review.decoded, token);
  const [cap = null] = caps.toSorted((a, b) => (a.units < b.units ? -1 : 1));
  return { each, cap };
}

/** Whether a right lets more through in one order; an earlier one only counts where it does. */
function isWider(one: Limits, other: Limits): boolean {
  const [most, least] = [mostOf(one), mostOf(other)];
  return least !== null && (most === null || most > least);
}

function mostOf({ each, cap }: Limits): bigint | null {
  if (each === null || cap === null) return each ?? cap?.units ?? null;
  return each < cap.units ? each : cap.units;
}
