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

/** When it ends, unix seconds; null: never, as far as can be read. */
export function expiryOf(grant: DecodedGrant): number | null {
  const ends = enforced(grant, 'time').flatMap(({ validUntil }) =>
    validUntil === null ? [] : [validUntil],
  );
  return ends.length === 0 ? null : Math.min(...ends);
}

/** From when it counts, unix seconds. */
export function startOf(grant: DecodedGrant): number {
  return Math.max(0, ...enforced(grant, 'time').map(({ validAfter }) => validAfter));
}
