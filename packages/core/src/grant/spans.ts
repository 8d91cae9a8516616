import type { DecodedGrant, GrantedCall, GrantPolicy } from './decoded-grant.ts';

/** The policies of one kind that are asked before the key's operations. */
export function enforced<K extends GrantPolicy['kind']>(
  grant: DecodedGrant,
  kind: K,
): readonly Extract<GrantPolicy, { readonly kind: K }>[] {
  return grant.policies.filter(
    (policy): policy is Extract<GrantPolicy, { readonly kind: K }> =>
      policy.kind === kind && policy.enforced,
  );
}

/** Every call some policy lists. Several policies of the kind narrow each other; this is never less than they allow. */
export function callsOf(grant: DecodedGrant): readonly GrantedCall[] {
  return enforced(grant, 'calls').flatMap((policy) => policy.calls);
}

/** An end from here on is none to anybody alive. A fixed moment, so that the same bytes always mean the same. */
const NO_END = Date.UTC(2200, 0, 1) / 1_000;

/** When it ends, unix seconds; null: never, as far as can be read, or beyond all lifetimes. */
export function expiryOf(grant: DecodedGrant): number | null {
  const ends = enforced(grant, 'time').flatMap(({ validUntil }) =>
    validUntil === null || validUntil >= NO_END ? [] : [validUntil],
  );
  return ends.length === 0 ? null : Math.min(...ends);
}

/** From when it counts, unix seconds. */
export function startOf(grant: DecodedGrant): number {
  return Math.max(0, ...enforced(grant, 'time').map(({ validAfter }) => validAfter));
}

/** The part of an order that its caller gives to whom it likes; the router of 1tx lets it be 5 %. */
const WITH_REFERRAL = /^(?:buy|sell)\(.*\buint16 referralBps, address referral\)$/;

/** Whether an order that a call gives may name anybody as referral, with a part that is not nothing. */
export function namesAnyReferral({ function: signature, rules }: GrantedCall): boolean {
  if (!WITH_REFERRAL.test(signature ?? '')) return false;
  return !rules.some(({ argument, condition, values }) =>
    argument?.name === 'referral'
      ? condition === 'equal' || condition === 'one-of'
      : argument?.name === 'referralBps' &&
        (condition === 'equal' || condition === 'at-most') &&
        values[0] === '0',
  );
}
