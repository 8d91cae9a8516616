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

/** Functions of a token, about the token itself. Others move whatever their contract deals in. */
const TOKEN_FUNCTION = /^(?:approve|transfer|transferFrom|increaseAllowance)\(/;

/** Whether a call may part with `token`: one of its own functions, or one of a contract that deals in it. */
export function partsWith(call: GrantedCall, token: string): boolean {
  if (call.amount === null) return false;
  const { target } = call;
  const own = target === null || target.toLowerCase() === token.toLowerCase();
  return own || !TOKEN_FUNCTION.test(call.function ?? '');
}

/** Whether a call may hand over any amount of some other token to somebody who is named. */
export function handsOverOthers(call: GrantedCall, token: string): boolean {
  return call.amount?.atMost === null && !partsWith(call, token) && call.recipient?.only != null;
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
