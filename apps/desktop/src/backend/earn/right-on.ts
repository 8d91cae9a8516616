import {
  type Before,
  beforeOf,
  judgeRight,
  mayStand,
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

/** What is known of the rights on a chain. */
interface RightOnChain {
  /** Whether the service may act, and until when, as far as either is known. */
  readonly judged: Pick<AccountOnChain, 'right' | 'rightEndsAt'>;
  readonly before: Before;
  /** One that was signed here can still touch the money, as far as its chain shows. */
  readonly stands: boolean;
}

/** Judges the rights on a chain. */
export function rightOn({ chain, service, there, grants, now }: OnChain): RightOnChain {
  const told = service === null ? 'not asked' : toldRight(service, chain);
  const signed = grants.flatMap(({ signed: own, onChain }) =>
    // Nobody here can tell what becomes of anything but a permission.
    own === null || own.permissionId === null ? [] : [{ onChain, endsAt: own.expiresAt }],
  );
  const right = judgeRight({ told, there, signed, now });
  const all = grants.flatMap(({ signed: own, onChain }) =>
    own === null ? [] : [{ onChain, endsAt: own.expiresAt }],
  );
  const known = { before: beforeOf({ there, signed, now }), stands: mayStand(all, now) };
  const word = told === null || told === 'not asked' ? null : told.endsAt;
  if (right !== 'held') return { ...known, judged: { right, rightEndsAt: word } };
  const good = signed.filter(({ onChain }) => onChain === 'usable' || onChain === 'not yet');
  const ends = good.map(({ endsAt }) => endsAt ?? Number.POSITIVE_INFINITY);
  const last = Math.min(Math.max(...ends), word ?? Number.POSITIVE_INFINITY);
  return { ...known, judged: { right, rightEndsAt: Number.isFinite(last) ? last : null } };
}
