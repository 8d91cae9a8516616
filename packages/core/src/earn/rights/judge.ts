import type { Instant } from '../../ports/clock.ts';
import type { EarnAccount } from '../../ports/earn-provider.ts';
import type { RightStanding, SmartAccountState } from '../../ports/smart-account.ts';

/**
 * Whether an order may be begun by a right of the service on a chain. What can still touch the money is
 * another question, see {@link mayStand}.
 *
 * - `held`: a right that was signed here is good on the chain, and the service says that it may act.
 * - `stopped`: one that was signed here was not seen to end, and the service says that it does not act, or
 *   that the end has passed. What it says ends nothing on the chain.
 * - `told`: by the word of the service alone. A chain does not list the rights on an account.
 * - `ended`: what was signed here is void on the chain, and the service names no other right.
 * - `over`: as far as is known, every end has passed.
 * - `none`: nobody knows of one.
 * - `unknown`: the chain or the service could not be asked, or its servers contradict each other.
 */
export type RightStands = 'held' | 'stopped' | 'told' | 'ended' | 'over' | 'none' | 'unknown';

/** What the service says of its right on a chain; null: that it has none. */
export type ToldRight =
  | {
      /** The last one; null where one has no end, or none is told. */
      readonly endsAt: Instant | null;
      /** Of every right it names; absent: of one alone. */
      readonly ends?: readonly (Instant | null)[];
    }
  | null
  | 'not asked';

/** A right that was signed here, by what its chain makes of it. */
export interface StandingRight {
  readonly onChain: RightStanding;
  /** Null: never, as far as can be read. */
  readonly endsAt: Instant | null;
  /** Nobody could be asked: that is why it is `unknown`. */
  readonly unread?: boolean;
}

export interface RightFacts {
  readonly told: ToldRight;
  /** As one server has the account now; null where none could be asked. */
  readonly there: Pick<SmartAccountState, 'validNonceFrom'> | null;
  /** On this chain. */
  readonly signed: readonly StandingRight[];
  readonly now: Instant;
}

/** The one judgement that whatever begins an order goes by. */
export function judgeRight({ told, there, signed, now }: RightFacts): RightStands {
  if (told === 'not asked') return 'unknown';
  const open = signed.filter(({ endsAt }) => !isPast(endsAt, now));
  const ended = open.filter(({ onChain }) => onChain === 'void');
  if (told === null || isPast(told.endsAt, now)) {
    if (mayStand(signed, now)) return 'stopped';
    if (ended.length > 0) return 'ended';
    return told === null && signed.length === 0 ? 'none' : 'over';
  }
  if (open.some(({ onChain }) => onChain === 'usable' || onChain === 'not yet')) return 'held';
  if (there === null || open.some(({ onChain }) => onChain === 'unknown')) return 'unknown';
  // A number below which all is void tells nothing of what was given since: only the ends that the
  // service names tell its rights apart.
  const named = (told.ends ?? [told.endsAt]).filter((end) => !isPast(end, now));
  const ours = (end: Instant | null) => end !== null && ended.some(({ endsAt }) => endsAt === end);
  return named.length > 0 && named.every(ours) ? 'ended' : 'told';
}

/** Whether a right that was signed here can still touch the money, whatever the service says of it. */
export function mayStand(signed: readonly StandingRight[], now: Instant): boolean {
  return signed.some(({ onChain, endsAt }) => onChain !== 'void' && !isPast(endsAt, now));
}

/**
 * What became of the rights from before, where the service says that it has one: `void` and `over` of
 * what was signed here; `removed` by the word of one server, of whatever was given before a removal.
 */
export type Before = 'void' | 'over' | 'removed' | null;

export function beforeOf({ there, signed, now }: Omit<RightFacts, 'told'>): Before {
  if (signed.some(({ onChain }) => onChain === 'void')) return 'void';
  if (signed.length > 0 && !mayStand(signed, now)) return 'over';
  return there !== null && there.validNonceFrom > 0 ? 'removed' : null;
}

function isPast(endsAt: Instant | null, now: Instant): boolean {
  return endsAt !== null && endsAt <= now;
}

/** What the service says of one chain: it may name no chain where it has one grant for all. */
export function toldRight(service: EarnAccount, chain: string): ToldRight {
  if (!service.authorizedOn.includes(chain)) return null;
  const ends = service.grants
    .filter((grant) => grant.chain === null || grant.chain === chain)
    .map(({ expiresAt }) => expiresAt);
  // An earlier one may stay on the list beside the one that is good.
  const told = ends.filter((end) => end !== null);
  const endsAt = told.length === 0 || told.length < ends.length ? null : Math.max(...told);
  return { endsAt, ends };
}
