import type { ChainResult } from '../../ports/chain.ts';
import type { Instant } from '../../ports/clock.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import type { SmartAccountPort, SmartAccountState } from '../../ports/smart-account.ts';
import { ok } from '../../result/result.ts';
import {
  type Before,
  beforeOf,
  judgeRight,
  mayStand,
  type RightStands,
  type StandingRight,
  type ToldRight,
} from './judge.ts';
import { endOf, type SignedGrant, signedOn } from './signed-grants.ts';

/** What became of one grant that was signed here; a failed reading is one that tells nothing. */
export async function standingOfGrant(
  accounts: SmartAccountPort | undefined,
  account: string,
  grant: SignedGrant,
): Promise<StandingRight> {
  const { decoded } = grant.review;
  const endsAt = endOf(grant);
  const { right, nonce } = decoded;
  if (right.kind !== 'permission') return { onChain: 'unknown', endsAt };
  if (accounts === undefined) return { onChain: 'unknown', endsAt, unread: true };
  const found = await accounts.standing({ account, permissionId: right.permissionId, nonce });
  return found.ok ? { onChain: found.value, endsAt } : { onChain: 'unknown', endsAt, unread: true };
}

/** What a chain makes of the right to act for an account. */
export interface RightRead {
  readonly there: SmartAccountState;
  readonly signed: readonly StandingRight[];
  readonly right: RightStands;
  readonly before: Before;
  /** One that was signed here can still touch the money, as far as its chain shows. */
  readonly stands: boolean;
}

/** Reads the right to act for an account on the chain of `accounts`, and judges it. */
export async function readRight(
  accounts: SmartAccountPort,
  ledger: Pick<LedgerPort, 'listActions' | 'readStream'>,
  {
    account,
    told,
    now,
  }: { readonly account: string; readonly told: ToldRight; readonly now: Instant },
): ChainResult<RightRead> {
  const there = await accounts.state(account);
  if (!there.ok) return there;
  const all: StandingRight[] = [];
  const signed: StandingRight[] = [];
  for (const grant of await signedOn(ledger, account, accounts.chain)) {
    const stands = await standingOfGrant(accounts, account, grant);
    all.push(stands);
    // Nobody here can tell what becomes of anything but a permission.
    if (grant.review.decoded.right.kind === 'permission') signed.push(stands);
  }
  const seen = { there: there.value, signed, now };
  return ok({
    ...{ there: there.value, signed },
    right: judgeRight({ told, ...seen }),
    before: beforeOf(seen),
    stands: mayStand(all, now),
  });
}
