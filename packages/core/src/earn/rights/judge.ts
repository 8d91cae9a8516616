import type { Instant } from '../../ports/clock.ts';
import type { EarnAccount } from '../../ports/earn-provider.ts';
import type { RightStanding, SmartAccountState } from '../../ports/smart-account.ts';

/**
 * Whether the service may act for an account on a chain. Where the chain was read, it counts over what
 * the service says.
 *
 * - `held`: a right that was signed here is good on the chain, and the service says that it may act.
 * - `stopped`: such a right is good on the chain, and the service says that it does not act by it.
 * - `told`: by the word of the service alone. A chain does not list the rights on an account.
 * - `ended`: the account has ended the rights it had, whatever the service says. One that was given since
 *   in another program nobody here can see.
 * - `over`: its end has passed.
 * - `none`: nobody knows of one.
 * - `unknown`: the chain or the service could not be asked, or its servers contradict each other.
 */
export type RightStands = 'held' | 'stopped' | 'told' | 'ended' | 'over' | 'none' | 'unknown';

/** What the service says of its right on a chain; null: that it has none. */
export type ToldRight = { readonly endsAt: Instant | null } | null | 'not asked';

/** A right that was signed here, by what its chain makes of it. */
export interface StandingRight {
  readonly onChain: RightStanding;
  /** Null: never, as far as can be read. */
  readonly endsAt: Instant | null;
}

export interface RightFacts {
  readonly told: ToldRight;
  /** As the chain has the account now; null where it could not be asked. */
  readonly there: Pick<SmartAccountState, 'validNonceFrom'> | null;
  /** On this chain. */
  readonly signed: readonly StandingRight[];
  readonly now: Instant;
}

/** The one judgement that whatever acts, warns or shows goes by. */
export function judgeRight({ told, there, signed, now }: RightFacts): RightStands {
  const past = (endsAt: Instant | null) => endsAt !== null && endsAt <= now;
  const open = signed.filter(({ endsAt }) => !past(endsAt));
  const says = told !== null && told !== 'not asked';
  if (open.some(({ onChain }) => onChain === 'usable' || onChain === 'not yet')) {
    if (told === 'not asked') return 'unknown';
    if (told === null) return 'stopped';
    return past(told.endsAt) ? 'over' : 'held';
  }
  if (there === null || open.some(({ onChain }) => onChain === 'unknown')) {
    if (told === null) return 'none';
    return says && past(told.endsAt) ? 'over' : 'unknown';
  }
  if (open.length > 0) return 'ended';
  if (there.validNonceFrom > 0 && signed.every(({ onChain }) => onChain === 'void')) return 'ended';
  if (signed.length > 0) {
    // What was signed here is over: where the service names a later end, it speaks of another.
    return says && told.endsAt !== null && !past(told.endsAt) ? 'told' : 'over';
  }
  if (told === 'not asked') return 'unknown';
  if (told === null) return 'none';
  return past(told.endsAt) ? 'over' : 'told';
}

/** What the service says of one chain: it may name no chain where it has one grant for all. */
export function toldRight(service: EarnAccount, chain: string): ToldRight {
  if (!service.authorizedOn.includes(chain)) return null;
  const ends = service.grants.filter((grant) => grant.chain === null || grant.chain === chain);
  // An earlier one may stay on the list beside the one that is good.
  const told = ends.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]));
  return { endsAt: told.length === 0 || told.length < ends.length ? null : Math.max(...told) };
}
