import {
  judgeRight,
  type SmartAccountState,
  type EarnAccount as Told,
  toldRight,
} from '@countinghouse/core';
import type { AccountOnChain, Grant } from '../../contract/earn.ts';

/** What there is to judge the right to act on one chain by. */
export interface OnChain {
  readonly chain: string;
  /** Null where the service could not be asked, or speaks of another account. */
  readonly service: Told | null;
  /** Null where the chain could not be asked. */
  readonly there: SmartAccountState | null;
  /** Those of this chain. */
  readonly grants: readonly Grant[];
  readonly now: number;
}

/** Whether the service may act on a chain, and until when, as far as either is known. */
export function rightOn({
  chain,
  service,
  there,
  grants,
  now,
}: OnChain): Pick<AccountOnChain, 'right' | 'rightEndsAt'> {
  const told = service === null ? 'not asked' : toldRight(service, chain);
  const signed = grants.flatMap(({ signed: own, onChain }) =>
    // Nobody here can tell what becomes of anything but a permission.
    own === null || own.permissionId === null ? [] : [{ onChain, endsAt: own.expiresAt }],
  );
  const right = judgeRight({ told, there, signed, now });
  const word = told === null || told === 'not asked' ? null : told.endsAt;
  if (right !== 'held') return { right, rightEndsAt: word };
  const good = signed.filter(({ onChain }) => onChain === 'usable' || onChain === 'not yet');
  const ends = good.map(({ endsAt }) => endsAt ?? Number.POSITIVE_INFINITY);
  const last = Math.min(Math.max(...ends), word ?? Number.POSITIVE_INFINITY);
  return { right, rightEndsAt: Number.isFinite(last) ? last : null };
}
