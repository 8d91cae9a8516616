import { expiryOf } from '../../grant/index.ts';
import type { ChainResult } from '../../ports/chain.ts';
import type { Instant } from '../../ports/clock.ts';
import type { LedgerPort } from '../../ports/ledger.ts';
import type { SmartAccountPort, SmartAccountState } from '../../ports/smart-account.ts';
import { ok } from '../../result/result.ts';
import { judgeRight, type RightStands, type StandingRight, type ToldRight } from './judge.ts';
import { type SignedGrant, signedOn } from './signed-grants.ts';

/** What became of one grant that was signed here; a failed reading is one that tells nothing. */
export async function standingOfGrant(
  accounts: SmartAccountPort | undefined,
  account: string,
  { review: { decoded } }: SignedGrant,
): Promise<StandingRight> {
  const expiry = expiryOf(decoded);
  const endsAt = expiry === null ? null : expiry * 1_000;
  const { right, nonce } = decoded;
  if (accounts === undefined || right.kind !== 'permission') return { onChain: 'unknown', endsAt };
  const found = await accounts.standing({ account, permissionId: right.permissionId, nonce });
  return { onChain: found.ok ? found.value : 'unknown', endsAt };
}

/** What a chain makes of the right to act for an account. */
export interface RightRead {
  readonly there: SmartAccountState;
  readonly signed: readonly StandingRight[];
  readonly right: RightStands;
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
  const signed: StandingRight[] = [];
  for (const grant of await signedOn(ledger, account, accounts.chain)) {
    // Nobody here can tell what becomes of anything but a permission.
    if (grant.review.decoded.right.kind !== 'permission') continue;
    signed.push(await standingOfGrant(accounts, account, grant));
  }
  const right = judgeRight({ told, there: there.value, signed, now });
  return ok({ there: there.value, signed, right });
}
